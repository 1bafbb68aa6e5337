package org.sightline.audit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.start.StartRefusedException;

/** Whether the viewer starts with a trail that is not sealed. */
class SealStartTest {

    @TempDir
    private Path folder;

    @Test
    void doesNotStartWithoutKeysUnlessSomebodyAcceptsItByName() {
        assertEquals(
                Optional.of("The audit trail would not be sealed: SIGHTLINE_AUDIT_SEAL_KEY is not set. Make keys with"
                        + " ./sightline keys rotate --seals FILE and set it to file:FILE; or set"
                        + " SIGHTLINE_AUDIT_SEAL_UNSEALED_ACCEPTED_BY to the name of who accepts that."),
                refusal(Map.of()));
        assertTrue(refusal(Map.of("unsealed-accepted-by", " ")).isPresent());
        assertEquals(Optional.empty(), refusal(Map.of("unsealed-accepted-by", "M Castell, Caldicott Guardian")));
    }

    @Test
    void startsWithKeysThatCanBeUsedOnly() throws Exception {
        Path file = folder.resolve("keys.json");
        assertTrue(refusal(Map.of("key", "file:" + file)).orElseThrow().contains("no secret at FILE " + file));
        Files.writeString(file, "{\"keys\":[]}");
        assertTrue(refusal(Map.of("key", "file:" + file)).orElseThrow().contains("the set holds no key"));
        assertTrue(refusal(Map.of("key", "hunter2")).orElseThrow().contains("it has to be env:NAME or file:/"));
        SealKeyFiles.write(file);
        assertEquals(Optional.empty(), refusal(Map.of("key", "file:" + file)));
    }

    @Test
    void theLimitsStandAsAsked() {
        SealSettings plain = settings(Map.of());
        assertEquals(60, plain.alarmAfter().toSeconds());
        assertEquals(3_600, plain.stopAfter().toSeconds());
        assertTrue(
                refusal(Map.of("stop-after", "5H", "unsealed-accepted-by", "x")).isPresent());
        assertTrue(refusal(Map.of("stop-after", "30S", "unsealed-accepted-by", "x"))
                .isPresent());
    }

    private static Optional<String> refusal(Map<String, String> values) {
        try {
            SealStart.check(settings(values));
            return Optional.empty();
        } catch (StartRefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static SealSettings settings(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put("sightline.audit.seal." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SealSettings.class)
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(SealSettings.class);
    }
}
