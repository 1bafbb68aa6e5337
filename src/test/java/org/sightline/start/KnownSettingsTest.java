package org.sightline.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of Sightline's own, each given what it cannot be. */
class KnownSettingsTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(sightline\\.[a-z0-9.-]+)` \\| (.*?) \\|");
    private static final Set<String> TEXTS = Set.of(
            "sightline.public-url",
            "sightline.launch-config",
            "sightline.node",
            "sightline.page.notice",
            "sightline.audit.seal.key",
            "sightline.audit.seal.unsealed-accepted-by",
            "sightline.audit.seal.lost-key",
            "sightline.audit.checkpoint.folder",
            "sightline.audit.checkpoint.syslog-tls",
            "sightline.audit.checkpoint.s3.endpoint",
            "sightline.audit.checkpoint.s3.region",
            "sightline.audit.checkpoint.s3.bucket",
            "sightline.audit.checkpoint.s3.prefix",
            "sightline.audit.checkpoint.s3.access-key-id",
            "sightline.audit.checkpoint.s3.secret-access-key",
            "sightline.audit.checkpoint.s3.tls",
            "sightline.audit.repository.fhir",
            "sightline.audit.repository.fhir-tls",
            "sightline.audit.repository.fhir-token",
            "sightline.audit.repository.syslog-tls",
            "sightline.officers.organisation-claim",
            "sightline.officers.roles.privacy-officer",
            "sightline.officers.roles.administrator",
            "sightline.officers.roles.data-quality",
            "sightline.officers.roles.objections",
            "sightline.officers.roles.regional-privacy-officer");

    @Test
    @DisplayName("the settings that are known are those that the documentation names")
    void theDocumentedSettingsAreTheKnownOnes() throws IOException {
        Set<String> documented = documented().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(documented, new TreeSet<>(KnownSettings.names()));
    }

    @Test
    void everyDefaultIsOfItsKind() throws IOException {
        documented().forEach(row -> {
            String standard = row.group(2).replace("`", "");
            KnownSettings.check(name -> Optional.of(standard)
                    .filter(_ -> name.equals(row.group(1)) && row.group(2).startsWith("`")));
        });
    }

    static List<String> settingsWithAKind() {
        return KnownSettings.names().stream()
                .filter(name -> !TEXTS.contains(name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("settingsWithAKind")
    @DisplayName("a value of another kind is named by its environment variable")
    void refusesAnotherKind(String setting) {
        for (String nonsense : List.of("soon", "12 apples", "tru", "-", "1,5")) {
            StartRefusedException refusal = assertThrows(
                    StartRefusedException.class,
                    () -> KnownSettings.check(name -> Optional.of(nonsense).filter(_ -> name.equals(setting))),
                    nonsense);
            assertEquals(EnvironmentName.of(setting) + " is \"" + nonsense + "\".", refusal.happened());
            assertTrue(refusal.toDo().startsWith("It has to be "), refusal.toDo());
        }
    }

    @Test
    void aVariableThatIsNoSettingIsNamedWithTheNearest() {
        assertEquals(
                List.of(
                        "There is no setting SIGHTLINE_PUBLIC_ULR; did you mean SIGHTLINE_PUBLIC_URL?",
                        "There is no setting SIGHTLINE_SESION_IDLE_TIMEOUT; did you mean"
                                + " SIGHTLINE_SESSION_IDLE_TIMEOUT?"),
                KnownSettings.unknown(Set.of(
                        "SIGHTLINE_SESION_IDLE_TIMEOUT",
                        "SIGHTLINE_PUBLIC_ULR",
                        "SIGHTLINE_PUBLIC_URL",
                        "SIGHTLINE_JAVA_OPTIONS",
                        "PATH")));
    }

    private static Stream<Matcher> documented() throws IOException {
        return Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::find);
    }
}
