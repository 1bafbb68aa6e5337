package org.sightline.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The floor: the very requests the viewer made, look-up first and then all searches at once, feeds beside each other,
 * bodies read and thrown away.
 */
final class PlainFetch {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Fetches for each feed base its recorded paths. */
    void run(Map<String, List<String>> pathsByBase) {
        CompletableFuture.allOf(pathsByBase.entrySet().stream()
                        .map(feed -> one(feed.getKey(), feed.getValue()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private CompletableFuture<Void> one(String base, List<String> paths) {
        List<String> lookUps =
                paths.stream().filter(p -> p.startsWith("/Patient?")).toList();
        List<String> searches =
                paths.stream().filter(p -> !p.startsWith("/Patient?")).toList();
        return all(base, lookUps).thenCompose(_ -> all(base, searches));
    }

    private CompletableFuture<Void> all(String base, List<String> paths) {
        return CompletableFuture.allOf(paths.stream()
                .map(path -> http.sendAsync(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Accept", "application/fhir+json")
                                .build(),
                        BodyHandlers.ofByteArray()))
                .toArray(CompletableFuture[]::new));
    }
}
