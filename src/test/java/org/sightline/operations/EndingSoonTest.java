package org.sightline.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.OdsCode;
import org.sightline.registration.AccessRules;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;
import org.sightline.testing.TestCertificates;

/** How many days are left of keys and certificates. */
class EndingSoonTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    @DisplayName("days are counted to a key's last moment, below 0 after it, and to the certificate's that users see")
    void countsTheDaysThatAreLeft() throws Exception {
        Path file = folder.resolve("tls.crt");
        Files.writeString(
                file,
                new TestCertificates().identityAsPem("viewer.example.nhs.uk").certificate());
        LaunchConfig config =
                new LaunchConfig(List.of(organisation()), List.of(), new AccessRules(List.of(), Set.of()), "v1");
        ViewerCertificates certificates = new ViewerCertificates(
                new SmallRyeConfigBuilder()
                        .withDefaultValue("quarkus.http.ssl.certificate.files", file.toString())
                        .build(),
                new NoTls(),
                () -> config);
        new EndingSoon(() -> config, certificates, () -> NOW, metrics).look();
        assertEquals(10, days("sightline.key.days", "key", "later"), 0.01);
        assertEquals(-2, days("sightline.key.days", "key", "ended"), 0.01);
        assertEquals(1, days("sightline.certificate.days", "name", "public"), 0.01);
    }

    private double days(String name, String tag, String value) {
        return metrics.get(name).tag(tag, value).gauge().value();
    }

    private static LaunchRegistration organisation() throws Exception {
        KeySource keys = new KeySource.StaticKeys(List.of(key("later", 10), key("ended", -2)));
        return new LaunchRegistration(
                "northgate",
                "Northgate Hospital",
                List.of(new OdsCode("RNG01")),
                new ServiceDesk("Desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                new TokenRegistration(
                        "https://epr.northgate.example",
                        JWSAlgorithm.ES256,
                        keys,
                        List.of(URI.create("https://epr.northgate.example")),
                        false,
                        Set.of(),
                        Duration.ofMinutes(1)),
                null);
    }

    private static KeySource.StaticKey key(String id, int days) throws Exception {
        return new KeySource.StaticKey(
                new ECKeyGenerator(Curve.P_256).keyID(id).generate().toPublicJWK(), NOW.plus(Duration.ofDays(days)));
    }

    private static final class NoTls implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
