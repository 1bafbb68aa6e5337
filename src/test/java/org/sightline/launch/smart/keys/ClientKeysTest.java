package org.sightline.launch.smart.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.launch.smart.SmartOrganisations;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.testing.SigningKeys;

/** Our own keys, from one to the next. */
class ClientKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    private static JWK current(List<JWK> set, Instant at) throws CredentialsException {
        Secrets secrets = new Secrets(_ -> Optional.of(new JWKSet(set).toString(false)));
        return new ClientKeys(secrets, () -> at)
                .current(SmartOrganisations.env("KEYS"), key -> JWSAlgorithm.ES384.equals(key.getAlgorithm()));
    }

    @Test
    void aNextKeyIsPublishedBeforeItSigns() throws Exception {
        List<JWK> first = KeyRotation.rotated(List.of(), KeyRotation.Kind.ES384, NOW);
        List<JWK> both = KeyRotation.rotated(first, KeyRotation.Kind.ES384, NOW.plusSeconds(60));
        assertEquals(2, both.size());
        assertEquals(first.getFirst(), current(both, NOW.plusSeconds(120)));
        assertEquals(both.getLast(), current(both, NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void aKeyThatWasSucceededAWeekAgoGoes() {
        List<JWK> first = KeyRotation.rotated(List.of(), KeyRotation.Kind.ES384, NOW);
        List<JWK> both = KeyRotation.rotated(first, KeyRotation.Kind.ES384, NOW.plusSeconds(60));
        assertEquals(
                3,
                KeyRotation.rotated(both, KeyRotation.Kind.ES384, NOW.plus(Duration.ofDays(8)))
                        .size());
        List<JWK> later = KeyRotation.rotated(both, KeyRotation.Kind.ES384, NOW.plus(Duration.ofDays(9)));
        assertEquals(2, later.size());
        assertTrue(!later.contains(first.getFirst()));
    }

    @Test
    void keysOfOtherKindsAreLeftAlone() throws Exception {
        List<JWK> mixed = KeyRotation.rotated(List.of(SigningKeys.RS384), KeyRotation.Kind.ES384, NOW);
        assertEquals(2, mixed.size());
        assertEquals(JWSAlgorithm.ES384, current(mixed, NOW).getAlgorithm());
    }

    @Test
    void aSetWithoutAFitKeySaysSo() {
        CredentialsException none = assertThrows(CredentialsException.class, () -> current(List.of(), NOW));
        assertEquals("no fit key in force in ENV KEYS", none.detail());
    }

    @Test
    void theFileIsReplacedInOneStepAndReadByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("keys.json");
        KeyRotation.main(new String[] {"TOKENS", file.toString()});
        KeyRotation.main(new String[] {"TOKENS", file.toString()});
        assertEquals(2, JWKSet.parse(Files.readString(file)).getKeys().size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
