package org.sightline.feed.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A FHIR server on loopback that searches a small record, and has the habits it is given. */
public final class DialectServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final DialectHabits habits;
    private final List<JsonNode> resources;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong refusals = new AtomicLong();

    private DialectServer(HttpServer server, DialectHabits habits, List<JsonNode> resources) {
        this.server = server;
        this.habits = habits;
        this.resources = resources;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param resources FHIR JSON; the patient is {@link TestRecord#IVY} */
    public static DialectServer start(DialectHabits habits, String... resources) {
        try {
            List<JsonNode> read = new ArrayList<>();
            for (String resource : Stream.concat(Stream.of(TestRecord.IVY), Arrays.stream(resources))
                    .toList()) {
                read.add(JSON.readTree(resource));
            }
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new DialectServer(HttpServer.create(loopback, 0), habits, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/r4");
    }

    /** Every search as it came, {@code GET Observation?patient=ivy} or {@code POST Observation?patient=ivy}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many searches it would not answer. */
    public long refusals() {
        return refusals.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        String path = exchange.getRequestURI().getPath().replaceFirst("^/r4/", "");
        String type = path.replaceFirst("/.*", "");
        String query = post
                ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        asked.add(exchange.getRequestMethod() + " " + type + "?" + query);
        if (post && (!habits.post() || exchange.getRequestURI().getRawQuery() != null)) {
            answer(exchange, 405, outcome("POST is not allowed"));
        } else if (path.contains("/") && !post) {
            Optional<JsonNode> one = resources.stream()
                    .filter(r -> path.equals(
                            r.path("resourceType").asText() + "/" + r.path("id").asText()))
                    .findFirst();
            answer(
                    exchange,
                    one.isPresent() ? 200 : 404,
                    one.map(JsonNode::toString).orElse(""));
        } else {
            search(exchange, type, parameters(query));
        }
    }

    private void search(HttpExchange exchange, String type, Map<String, String> parameters) throws IOException {
        Optional<String> refusal = habits.refusal(type, parameters);
        if (refusal.isPresent()) {
            refusals.incrementAndGet();
            answer(exchange, 400, outcome(refusal.get()));
            return;
        }
        Map<String, String> used = parameters.entrySet().stream()
                .filter(parameter -> habits.searchesBy(type, parameter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
        List<JsonNode> matches = resources.stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .filter(resource -> used.entrySet().stream().allMatch(one -> DialectHabits.matches(resource, one)))
                .toList();
        int count = Math.min(Integer.parseInt(used.getOrDefault("_count", "1000")), habits.mostOnAPage());
        int from = Integer.parseInt(parameters.getOrDefault("page", "0"));
        int to = Math.min(matches.size(), from + count);
        List<String> links = new ArrayList<>();
        if (habits.saysWhatItUsed()) {
            links.add(link("self", type, used));
        }
        if (to < matches.size()) {
            Map<String, String> next = new LinkedHashMap<>(parameters);
            next.put("page", String.valueOf(to));
            links.add(link("next", type, next));
        }
        answer(
                exchange,
                200,
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[" + String.join(",", links)
                        + "],\"entry\":["
                        + matches.subList(from, to).stream()
                                .map(match -> TestRecord.match(match.toString()))
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    private String link(String relation, String type, Map<String, String> parameters) {
        return "{\"relation\":\"" + relation + "\",\"url\":\"" + base() + "/" + type + "?"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue().replace("|", "%7C"))
                        .collect(Collectors.joining("&"))
                + "\"}";
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : ""));
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String outcome(String words) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\","
                + "\"diagnostics\":\"" + words + "\"}]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        ScriptedFeed.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
