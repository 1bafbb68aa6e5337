package org.sightline.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sightline.browser.DemoProcess;
import org.sightline.testing.FreePort;

/** {@code ./sightline dev} as it begins, from the classes of this test run. */
class DevServerIT {

    private static final String TARGET = System.getProperty("sightline.target", "target/demo");

    @Test
    void startsAndShowsThePatientList() throws Exception {
        int port = FreePort.any();
        String address = "http://localhost:" + port;
        try (DemoProcess kit = new DemoProcess(
                        address,
                        address + " is ready",
                        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dsightline.target=" + TARGET,
                        "-Dquarkus-internal-test.serialized-app-model.path="
                                + Path.of(TARGET, "quarkus/bootstrap/test-app-model.dat"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevServer.class.getName(),
                        String.valueOf(port));
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/demo")).build(), BodyHandlers.ofString());
            assertEquals(200, page.statusCode(), kit.output());
            assertTrue(page.body().contains("ADEYEMI, Ivy"), page.body());
        }
    }
}
