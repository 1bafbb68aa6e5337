package org.sightline.launch.smart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How an EHR describes itself: in a smart-configuration, or in a CapabilityStatement as servers of SMART 1.0 do. */
public final class MockMetadata {

    private MockMetadata() {}

    public static Map<String, Object> described(String origin, Consumer<Map<String, Object>> spoilt) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("issuer", origin + "/auth");
        described.put("jwks_uri", origin + "/auth/jwks");
        described.put("authorization_endpoint", origin + "/auth/authorize?tenant=7");
        described.put("token_endpoint", "../auth/token");
        described.put("revocation_endpoint", origin + "/auth/revoke");
        described.put("code_challenge_methods_supported", List.of("S256"));
        described.put("capabilities", List.of("launch-ehr", "permission-v2"));
        spoilt.accept(described);
        return described;
    }

    public static void answer(HttpExchange exchange, String url, String origin) {
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
