package org.sightline.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A FHIR server on loopback that answers every request after a set delay with resources made beforehand. Its Observations are laboratory results. */
public final class ReplayFeed implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, List<String>> resources;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
    private volatile Duration delay;

    /**
     * @param resources how many resources of which type it holds
     * @param delay the time before each answer; negative means that it never answers
     */
    public ReplayFeed(String name, Map<String, Integer> resources, Duration delay) {
        this.delay = delay;
        this.resources = resources.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> SyntheticResources.make(e.getKey(), name, e.getValue())));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir", this::answer);
        server.start();
    }

    public String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    public void delay(Duration newDelay) {
        this.delay = newDelay;
    }

    /** Holds one document more, of one file; it is read by its id and found by no search. */
    public void document(String id, String contentType, byte[] file) {
        documents.put(
                "/DocumentReference/" + id,
                SyntheticResources.document(id, contentType, file).getBytes(StandardCharsets.UTF_8));
    }

    boolean holdsDocuments() {
        return !documents.isEmpty();
    }

    /** The paths and queries asked since the last call, without the base. */
    public List<String> takeAsked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/fhir".length());
        asked.add(path);
        if (delay.isNegative()) {
            LockSupport.parkNanos(Duration.ofMinutes(2).toNanos());
        }
        long until = System.nanoTime() + delay.toNanos();
        byte[] body = pages.computeIfAbsent(path, this::page);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] page(String path) {
        byte[] document = documents.get(path);
        if (document != null) {
            return document;
        }
        int query = path.indexOf('?');
        String type = path.substring(1, query);
        Map<String, String> parameters = Arrays.stream(path.substring(query + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8), (first, _) -> first));
        if (type.equals("Patient")) {
            return bundle(List.of(SyntheticResources.PATIENT), 1, "");
        }
        List<String> all = holds(type, parameters) ? resources.getOrDefault(type, List.of()) : List.of();
        int count = Integer.parseInt(parameters.getOrDefault("_count", "100"));
        int offset = Integer.parseInt(parameters.getOrDefault("_offset", "0"));
        int end = Math.min(all.size(), offset + count);
        String kind = parameters.containsKey("category") ? "&category=laboratory" : "";
        String next = end < all.size()
                ? base() + "/" + type + "?patient=p1" + kind + "&_count=" + count + "&_offset=" + end
                : "";
        return bundle(all.subList(offset, end), all.size(), next);
    }

    /** Whether what it has of the type is what is asked for: all of it is dated, and a laboratory's if it is observed. */
    private static boolean holds(String type, Map<String, String> parameters) {
        boolean undated = parameters.keySet().stream().anyMatch(name -> name.endsWith(":missing"));
        boolean anotherKind = type.equals("Observation")
                && (parameters.containsKey("code")
                        || !parameters.getOrDefault("category", "laboratory").contains("laboratory"));
        return !undated && !anotherKind;
    }

    private static byte[] bundle(List<String> resources, int total, String next) {
        String link = next.isEmpty() ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        return ("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":" + total + "," + link + "\"entry\":["
                        + resources.stream()
                                .map(r -> "{\"resource\":" + r + ",\"search\":{\"mode\":\"match\"}}")
                                .collect(Collectors.joining(","))
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
