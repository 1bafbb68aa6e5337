package org.sightline.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.start.StartRefusedException;

/** Why a start failed, in two lines that name no class and no property. */
class StartFailureTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/sightline",
            "quarkus.datasource.username", "viewer",
            "quarkus.flyway.username", "owner",
            "sightline.public-url", "https://viewer.example.nhs.uk",
            "quarkus.http.ssl.certificate.files", "/etc/sightline/tls.crt");

    @ConfigMapping(prefix = "sightline.trial")
    interface Trial {
        Duration every();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        new StartRefusedException("The folder is empty.", "Fill it."),
                        "The folder is empty.",
                        "Fill it."),
                Arguments.of(
                        new QuarkusBindException("0.0.0.0", 8080, new BindException("in use")),
                        "port 8080",
                        "QUARKUS_HTTP_PORT"),
                Arguments.of(new SQLException("no space left", "53100"), "its disk is full", "rolled back"),
                Arguments.of(
                        new SQLException("permission denied for schema public", "42501"),
                        "lacks a privilege, SQL state 42501 (permission denied for schema public)",
                        "start again"),
                Arguments.of(
                        new NoSuchFileException("/etc/sightline/tls.crt"),
                        "/etc/sightline/tls.crt cannot be read, which QUARKUS_HTTP_SSL_CERTIFICATE_FILES names",
                        "let the user of this process read it"),
                Arguments.of(new AccessDeniedException("/secret"), "The file /secret cannot be read.", "Put it there"),
                Arguments.of(
                        new RuntimeException(
                                new IllegalArgumentException("Missing -----BEGIN CERTIFICATE----- delimiter")),
                        "A certificate or its key cannot be used",
                        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES"),
                Arguments.of(
                        new IllegalStateException("Neither quarkus.oidc.auth-server-url nor another is set"),
                        "Neither QUARKUS_OIDC_AUTH_SERVER_URL nor another is set",
                        "Correct it in the environment"),
                Arguments.of(notOfItsKind(), "SIGHTLINE_TRIAL_EVERY", "Correct it in the environment"),
                Arguments.of(new IllegalStateException("odd"), "odd", "QUARKUS_LOG_LEVEL=DEBUG"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatHappenedAndWhatToDo(Exception fault, String happened, String toDo) {
        Exception wrapped = new RuntimeException("Failed to start quarkus", new RuntimeException("wrapped", fault));
        StartFailure why = StartFailure.of(wrapped, new StartSettings(SETTINGS));
        assertTrue(why.happened().contains(happened), why.happened());
        assertTrue(why.toDo().contains(toDo), why.toDo());
        for (String line : List.of(why.happened(), why.toDo())) {
            assertEquals(1, line.lines().count(), line);
            assertFalse(line.contains("Exception") || line.contains("quarkus.") || line.contains("java."), line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.jdbc.url",
                "quarkus.datasource.username",
                "quarkus.flyway.username",
                "sightline.public-url"
            })
    void namesTheVariableThatIsMissing(String missing) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.remove(missing);
        StartFailure why = StartFailure.of(new IllegalStateException("audit.jdbc.url"), new StartSettings(settings));
        assertEquals(
                "Not set: " + missing.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT) + ".", why.happened());
    }

    @Test
    void aNodeThatDoesNotMigrateNeedsNoOwner() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.remove("quarkus.flyway.username");
        settings.put("quarkus.flyway.migrate-at-start", "false");
        assertEquals(
                "Nobody foresaw this: odd.",
                StartFailure.of(new IllegalStateException("odd"), new StartSettings(settings))
                        .happened());
    }

    private static Exception notOfItsKind() {
        return assertThrows(
                RuntimeException.class,
                () -> new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValues(Map.of("sightline.trial.every", "soon"))
                        .withMapping(Trial.class)
                        .build());
    }
}
