package org.sightline.outgoing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.tls.CertificateUpdatedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.registration.AccessRules;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;

/** One client for all who ask with the same certificates, as long as anybody may. */
class HttpClientsTest {

    private final HttpClients clients = new HttpClients(HttpClientsTest::anyContext);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    @DisplayName("K07 the client of a TLS configuration that nothing names any more is closed, and no other")
    void closesClientsThatNobodyMayUse() throws Exception {
        HttpClient platform = clients.of(HttpClients.PLATFORM);
        HttpClient special = clients.of("southbank");

        clients.letGo(new LaunchConfigChanged(config("southbank"), config("southbank")));
        assertSame(special, clients.of("southbank"));

        clients.letGo(new LaunchConfigChanged(config("southbank"), config()));
        assertTrue(special.awaitTermination(Duration.ofSeconds(1)));
        assertNotSame(special, clients.of("southbank"));
        assertSame(platform, clients.of(HttpClients.PLATFORM));
        assertFalse(platform.isTerminated());
    }

    @Test
    void aRenewedCertificateIsUsedFromTheNextRequestOn() throws IOException {
        HttpClient before = clients.of("southbank");
        HttpClient other = clients.of("northbank");
        clients.renew(new CertificateUpdatedEvent("southbank", null));
        assertNotSame(before, clients.of("southbank"));
        assertSame(other, clients.of("northbank"));
    }

    private static LaunchConfig config(String... tlsConfigurations) {
        List<FeedRegistration> feeds =
                List.of(tlsConfigurations).stream().map(HttpClientsTest::feed).toList();
        return new LaunchConfig(List.of(), feeds, new AccessRules(List.of(), Set.of()), "test");
    }

    private static FeedRegistration feed(String tls) {
        return new FeedRegistration(
                new FeedId(tls),
                "Greenfield Surgery",
                new OdsCode("A81001"),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                new FeedConnection(
                        FhirBases.of(URI.create("https://fhir.greenfield.example/r4")),
                        new FeedAuthentication.None(),
                        "https://fhir.nhs.uk/Id/nhs-number",
                        Set.of("Patient"),
                        Duration.ofSeconds(1),
                        Dialect.PLAIN,
                        tls),
                null);
    }

    private static SSLContext anyContext(String name) {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
