package org.sightline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR server over JSON as somebody wrote it: nothing is parsed into resources, so that what R4 does not know is sent
 * as it stands. It searches by patient, by the tokens and dates that {@link CaseSearch} knows, and reads by id.
 */
final class CaseFeed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A member of a resource in a case: the address its entry has in a bundle, if not the one of its type and id. */
    private static final String FULL_URL = "_fullUrl";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> held = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final JsonNode instead;

    /**
     * @param patient the Patient it knows
     * @param resources what it holds about them, with {@code $P} and {@code $BASE} where these are meant
     * @param instead by resource type, the answer given to every search for it: {@code status} and {@code body}
     */
    CaseFeed(JsonNode patient, @Nullable JsonNode resources, JsonNode instead) {
        this.instead = instead;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            held.add(patient);
            if (resources != null) {
                String text = resources
                        .toString()
                        .replace("$P", "Patient/" + patient.path("id").asText())
                        .replace("$BASE", base().toString());
                JSON.readTree(text).forEach(held::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/r4");
    }

    /** Everything that was asked, from the resource type on, decoded. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/r4/", "");
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(path + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8)));
        JsonNode scripted = instead.path(path);
        if (!scripted.isMissingNode()) {
            send(exchange, scripted.path("status").asInt(200), scripted.path("body"));
        } else if (path.contains("/")) {
            read(exchange, path);
        } else {
            send(exchange, 200, searchset(path, query == null ? "" : query));
        }
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        JsonNode found =
                held.stream().filter(each -> path.equals(key(each))).findFirst().orElse(null);
        send(exchange, found == null ? 404 : 200, found == null ? JSON.createObjectNode() : found);
    }

    private JsonNode searchset(String type, String query) {
        List<JsonNode> matches = held.stream()
                .filter(each -> type.equals(each.path("resourceType").asText()))
                .filter(CaseSearch.of(query))
                .toList();
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        bundle.put("total", matches.size());
        bundle.putArray("link").addObject().put("relation", "self").put("url", base() + "/" + type + "?" + query);
        var entries = bundle.putArray("entry");
        matches.forEach(match -> entry(entries.addObject(), match, "match"));
        if (query.contains("_include=")) {
            Stream<JsonNode> named = matches.stream().map(match -> match.at("/medicationReference/reference"));
            named.flatMap(reference -> held.stream().filter(each -> isNamed(each, reference.asText())))
                    .distinct()
                    .forEach(medication -> entry(entries.addObject(), medication, "include"));
        }
        return bundle;
    }

    private void entry(ObjectNode entry, JsonNode resource, String mode) {
        ObjectNode sent = resource.deepCopy();
        sent.remove(FULL_URL);
        entry.put("fullUrl", resource.path(FULL_URL).asText(base() + "/" + key(resource)));
        entry.set("resource", sent);
        entry.putObject("search").put("mode", mode);
    }

    private static boolean isNamed(JsonNode resource, String reference) {
        return reference.equals(key(resource))
                || reference.equals(resource.path(FULL_URL).asText());
    }

    private static String key(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                all.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
