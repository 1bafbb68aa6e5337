package org.sightline.trail.repository;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.AuditEvent;

/** An audit record repository that can die, before it answers or after, and return at its old address. */
public final class RepositoryServer implements AutoCloseable {

    private final List<Long> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private int port;

    /** So many more are answered; then one is taken and never answered, and the server is gone. */
    private volatile int untilDeath = Integer.MAX_VALUE;

    RepositoryServer() {
        start();
    }

    /** Where it has been, or where it is for the first time. */
    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            port = server.getAddress().getPort();
            server.createContext("/fhir/AuditEvent", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void diesAfter(int answers) {
        untilDeath = answers;
    }

    void returns() {
        server.stop(0);
        untilDeath = Integer.MAX_VALUE;
        start();
    }

    URI base() {
        return URI.create("http://localhost:" + port + "/fhir/");
    }

    /** The numbers of the entries in the order in which they came, those that came twice twice. */
    public List<Long> taken() {
        return List.copyOf(taken);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        AuditEvent event = FhirContext.forR4Cached().newJsonParser().parseResource(AuditEvent.class, body);
        long number = Long.parseLong(event.getIdElement().getIdPart());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (refused.contains(number)) {
            exchange.sendResponseHeaders(422, -1);
            exchange.close();
            return;
        }
        taken.add(number);
        if (untilDeath-- <= 0) {
            // no answer: the connection ends
            exchange.close();
            server.stop(0);
            return;
        }
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
