package org.sightline.feed.reading;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A FHIR server on loopback that says what a test tells it to. It knows {@link TestRecord#IVY} unless told otherwise,
 * and answers every other search with no match.
 */
final class ScriptedFeed implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private ScriptedFeed(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on("Patient", json(TestRecord.searchset(TestRecord.match(TestRecord.IVY))));
    }

    /** What answers a request. */
    interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A request as it came. */
    record Asked(URI uri, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    static ScriptedFeed start() {
        try {
            return new ScriptedFeed(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedFeed startTls(SSLContext context, boolean clientCertificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = context.getDefaultSSLParameters();
                    ssl.setNeedClientAuth(clientCertificate);
                    parameters.setSSLParameters(ssl);
                }
            });
            return new ScriptedFeed(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What answers a path below the base, such as {@code Observation} or {@code page/2}. */
    ScriptedFeed on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    ScriptedFeed on(String path, String json) {
        return on(path, json(json));
    }

    /** JSON written with single quotes, in which BASE and UPPER are this feed's own address. */
    String filled(String text) {
        String base = base().toString();
        return text.replace('\'', '"').replace("BASE", base).replace("UPPER", base.toUpperCase(Locale.ROOT));
    }

    URI base() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/r4");
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How often a path below the base was asked. */
    long asked(String path) {
        return asked.stream()
                .filter(a -> a.uri().getPath().equals("/r4/" + path))
                .count();
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    static Script json(String body) {
        return reply(200, "application/fhir+json;charset=UTF-8", body);
    }

    static Script reply(int status, String contentType, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    static Script status(int status) {
        return exchange -> send(exchange, status, new byte[0]);
    }

    /** JSON as gzip, only the first {@code percent} of whose bytes are sent. */
    static Script gzip(String body, int percent) {
        return exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            byte[] part = Arrays.copyOf(packed.toByteArray(), packed.size() * percent / 100);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, part);
        };
    }

    /** Never answers. */
    Script silence() {
        return _ -> await(Long.MAX_VALUE);
    }

    /** Sends the headers and nothing more. */
    Script headersThenSilence() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(Long.MAX_VALUE);
        };
    }

    /** Sends a byte every twentieth of a second for ever. */
    Script trickle() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 0);
            while (!await(50)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        };
    }

    /** Answers after a delay. */
    Script after(long millis, Script then) {
        return exchange -> {
            if (!await(millis)) {
                then.answer(exchange);
            }
        };
    }

    private boolean await(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(new Asked(exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders())));
        String path = exchange.getRequestURI().getPath().replaceFirst("^/r4/", "");
        scripts.getOrDefault(path, json(TestRecord.searchset())).answer(exchange);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
