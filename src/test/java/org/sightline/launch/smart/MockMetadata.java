package org.sightline.launch.smart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A CapabilityStatement as servers of SMART 1.0 publish it. */
final class MockMetadata {

    private MockMetadata() {}

    static void answer(HttpExchange exchange, String url, String origin) {
        Map<String, Object> oauth = Map.of(
                "url",
                url,
                "extension",
                List.of(
                        Map.of("url", "authorize", "valueUri", origin + "/auth/authorize"),
                        Map.of("url", "token", "valueUri", origin + "/auth/token")));
        byte[] body = MockEhr.json(Map.of(
                        "resourceType",
                        "CapabilityStatement",
                        "rest",
                        List.of(Map.of("security", Map.of("extension", List.of(oauth))))))
                .getBytes(StandardCharsets.UTF_8);
        try {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
