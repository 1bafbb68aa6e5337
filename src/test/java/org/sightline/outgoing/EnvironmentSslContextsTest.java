package org.sightline.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.testing.TestCertificates;

@DisplayName("F37-TLS a feed with a TLS configuration is asked by ./sightline check with that of the environment")
class EnvironmentSslContextsTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    @TempDir
    Path folder;

    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        SSLContext own = CERTIFICATES.identity("localhost");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asksForOurs = own.getDefaultSSLParameters();
                asksForOurs.setNeedClientAuth(true);
                parameters.setSSLParameters(asksForOurs);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pemFilesOfTheEnvironmentAreUsed() throws Exception {
        TestCertificates.PemFiles ours = CERTIFICATES.identityAsPem("viewer.example");
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_TLS_SOUTH_BANK_KEY_STORE_PEM_0_CERT", file("own.crt", ours.certificate()),
                "QUARKUS_TLS_SOUTH_BANK_KEY_STORE_PEM_0_KEY", file("own.key", ours.key()),
                "QUARKUS_TLS_SOUTH_BANK_TRUST_STORE_PEM_CERTS", file("trust.crt", CERTIFICATES.authorityAsPem())));
        assertEquals(204, asked(environment, "south-bank"));

        environment.remove("QUARKUS_TLS_SOUTH_BANK_KEY_STORE_PEM_0_CERT");
        assertThrows(IOException.class, () -> asked(environment, "south-bank"));
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        SslContexts none = new EnvironmentSslContexts(Map.of());
        assertEquals(
                "no TLS configuration south-bank here",
                assertThrows(IOException.class, () -> none.named("south-bank")).getMessage());
        SslContexts broken = new EnvironmentSslContexts(
                Map.of("QUARKUS_TLS_X_TRUST_STORE_PEM_CERTS", file("x.crt", "no certificate")));
        assertThrows(IOException.class, () -> broken.named("x"));
    }

    private int asked(Map<String, String> environment, String configuration) throws Exception {
        HttpClients clients = new HttpClients(new EnvironmentSslContexts(environment));
        URI address = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
        try {
            return clients.of(configuration)
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } finally {
            clients.close();
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
