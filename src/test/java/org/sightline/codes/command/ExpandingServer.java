package org.sightline.codes.command;

import static org.sightline.codes.ListFolder.concept;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A terminology server with one value set of numbered codes, and the faults that a test gives it. */
public final class ExpandingServer implements AutoCloseable {

    public static final String VERSION =
            "http://snomed.info/sct|http://snomed.info/sct/83821000000107/version/20261119";

    public final List<String> asked = new ArrayList<>();
    String path = "";
    String url = "";
    int busyFor;
    int mostPerPage = 1000;
    int missing;

    /** Whether what is in the header {@code Authorization} lets it answer; empty if there is none. */
    public Predicate<String> authorized = _ -> true;

    boolean ignoresOffset;
    boolean changesVersion;

    /** HAPI FHIR says the version on each code and not of the whole, and gives the value set's own title. */
    boolean saysVersionOfEachCode;

    String refusal = "";
    int tokensGiven;
    private final int total;
    private final HttpServer http;

    public ExpandingServer(int total) throws IOException {
        this.total = total;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    public String base() {
        return "http://localhost:" + http.getAddress().getPort() + "/fhir";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/token")) {
                answerToken(exchange);
            } else {
                answerExpand(exchange);
            }
        }
    }

    private void answerToken(HttpExchange exchange) throws IOException {
        String us = "Basic " + Base64.getEncoder().encodeToString("us:s3cret".getBytes(StandardCharsets.UTF_8));
        if (us.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            tokensGiven++;
            send(exchange, 200, "{\"access_token\": \"t%d\", \"token_type\": \"Bearer\"}".formatted(tokensGiven));
        } else {
            send(exchange, 401, "{\"error\": \"invalid_client\"}");
        }
    }

    private void answerExpand(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = Stream.of(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        int count = Integer.parseInt(parameters.getOrDefault("count", "0"));
        int offset = ignoresOffset ? 0 : Integer.parseInt(parameters.getOrDefault("offset", "0"));
        if (busyFor-- > 0) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            send(exchange, busyFor == 0 ? 503 : 429, "busy");
            return;
        }
        url = parameters.getOrDefault("url", "");
        path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!authorized.test(authorization == null ? "" : authorization)) {
            send(exchange, 401, "");
            return;
        }
        asked.add("count=" + count + "&offset=" + offset);
        if (!refusal.isEmpty()) {
            send(exchange, 404, outcome("not-found", refusal));
        } else if (count > mostPerPage) {
            send(exchange, 422, outcome("too-costly", "too many"));
        } else {
            send(exchange, 200, page(count, offset));
        }
    }

    private static String outcome(String code, String words) {
        return "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"code\": \"%s\", \"diagnostics\": \"%s\"}]}"
                .formatted(code, words);
    }

    private String page(int count, int offset) {
        String version = changesVersion ? VERSION + offset : VERSION;
        String ofEach = saysVersionOfEachCode
                ? "\"version\": \"%s\", ".formatted(version.substring(version.indexOf('|') + 1))
                : "";
        String codes = IntStream.range(offset, Math.min(offset + count, total - missing))
                .mapToObj(i -> "{\"system\": \"http://snomed.info/sct\", %s\"code\": \"%s\", \"display\": \"Code %d\"}"
                        .formatted(ofEach, concept(i + 1), i + 1))
                .collect(Collectors.joining(","));
        String ofAll = saysVersionOfEachCode
                ? "{\"name\": \"count\", \"valueInteger\": %d}".formatted(count)
                : "{\"name\": \"version\", \"valueUri\": \"%s\"}".formatted(version);
        return """
                {"resourceType": "ValueSet", %s"expansion": {"timestamp": "2026-11-20T09:00:00Z", "total": %d,
                 "parameter": [%s], "contains": [%s]}}""".formatted(saysVersionOfEachCode ? "\"title\": \"Made up for tests\", " : "", total, ofAll, codes);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
