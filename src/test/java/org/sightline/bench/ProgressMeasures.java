package org.sightline.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.Viewer;

/** How soon a reader has something to read, and what a very large record costs. */
final class ProgressMeasures {

    private static final int FEEDS = 6;
    private static final int BIG = 5_000;

    private final Workbench bench;

    ProgressMeasures(Workbench bench) {
        this.bench = bench;
    }

    /** Six feeds, each slower than the one before: the first content against the fastest, the last against the slowest. */
    void contentAsFeedsAnswer() throws IOException {
        List<ReplayFeed> feeds = Workbench.feeds(FEEDS, 900 / FEEDS, Duration.ZERO);
        try (Viewer viewer = bench.viewer(feeds)) {
            Clicker clicker = new Clicker(viewer);
            Clicker.Launched launched = bench.warmUp(clicker);
            warmUpStream(clicker, launched);
            for (int i = 0; i < FEEDS; i++) {
                feeds.get(i).delay(Duration.ofMillis(100L * (i + 1)));
            }
            Map<String, List<String>> requests = bench.recordRequests(clicker, feeds);
            compare(clicker, requests, feeds);
        } finally {
            feeds.forEach(ReplayFeed::close);
        }
    }

    private void compare(Clicker clicker, Map<String, List<String>> requests, List<ReplayFeed> feeds) {
        PlainFetch plain = new PlainFetch();
        String fastest = feeds.getFirst().base();
        String slowest = feeds.getLast().base();
        int rounds = bench.quick() ? 11 : 21;
        double[] frames = new double[rounds];
        double[] first = new double[rounds];
        double[] complete = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double fast = Workbench.timed(() -> plain.run(Map.of(fastest, requests.getOrDefault(fastest, List.of()))));
            double slow = Workbench.timed(() -> plain.run(Map.of(slowest, requests.getOrDefault(slowest, List.of()))));
            long start = System.nanoTime();
            Clicker.Launched launched = clicker.launch();
            double beforeFrame = Workbench.secondsSince(start);
            clicker.frame(launched);
            double untilFrame = Workbench.secondsSince(start);
            List<Clicker.Piece> pieces =
                    clicker.stream(launched, piece -> piece.place().equals("end"));
            frames[round] = (untilFrame - beforeFrame) * 1000;
            first[round] = (untilFrame + seconds(firstRows(pieces))) / fast;
            complete[round] = (untilFrame + seconds(pieces.getLast())) / slow;
        }
        bench.report().add("page frame, 900 resources, 6 feeds at 100 to 600 ms a request", frames, "ms", 50);
        bench.report().add("click to first clinical content, against the fastest feed alone", first, "x", 1.2);
        bench.report().add("click to complete, against the slowest feed alone", complete, "x", 1.15);
    }

    private static Clicker.Piece firstRows(List<Clicker.Piece> pieces) {
        return pieces.stream()
                .filter(piece ->
                        piece.place().startsWith("panel-") && piece.html().contains("<tbody"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no piece has a row"));
    }

    /** A record of 5,000 resources: what it takes beyond fetching it, against parsing its bytes once. */
    void bigRecord() throws IOException {
        List<ReplayFeed> feeds = Workbench.feeds(FEEDS, BIG / FEEDS, Duration.ZERO);
        try (Viewer viewer = bench.viewer(feeds)) {
            Clicker clicker = new Clicker(viewer);
            Clicker.Launched launched = bench.warmUp(clicker);
            Map<String, List<String>> requests = bench.recordRequests(clicker, feeds);
            List<String> bodies = bodies(requests);
            PlainFetch plain = new PlainFetch();
            int rounds = bench.quick() ? 7 : 15;
            double[] ratios = new double[rounds];
            double[] beyond = new double[rounds];
            double[] parses = new double[rounds];
            parse(bodies);
            for (int round = 0; round < rounds; round++) {
                double fetch = Workbench.timed(() -> plain.run(requests));
                double click = Workbench.timed(() -> clicker.open(launched));
                parses[round] = Workbench.timed(() -> parse(bodies));
                beyond[round] = click - fetch;
                ratios[round] = beyond[round] / parses[round];
            }
            bench.report().add("Summary of 5,000 resources beyond its plain fetch", beyond, "s", Double.NaN);
            bench.report().add("  parsing the same bytes once with HAPI", parses, "s", Double.NaN);
            bench.report().add("  ratio", ratios, "x", 2);
            double[] size = {clicker.compressedSize(launched) / 1024.0};
            bench.report().add("  page, compressed", size, "KB", 250);
        } finally {
            feeds.forEach(ReplayFeed::close);
        }
    }

    private static void parse(List<String> bodies) {
        bodies.forEach(body -> FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body));
    }

    /** What the feeds answer to these requests. */
    static List<String> bodies(Map<String, List<String>> requests) {
        List<String> bodies = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, List<String>> feed : requests.entrySet()) {
                for (String path : feed.getValue()) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(feed.getKey() + path))
                            .build();
                    bodies.add(http.send(request, BodyHandlers.ofString()).body());
                }
            }
            return bodies;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void warmUpStream(Clicker clicker, Clicker.Launched launched) {
        long until =
                System.nanoTime() + Duration.ofSeconds(bench.quick() ? 5 : 15).toNanos();
        while (System.nanoTime() < until) {
            clicker.stream(launched, piece -> piece.place().equals("end"));
        }
    }

    private static double seconds(Clicker.Piece piece) {
        return piece.nanos() / 1e9;
    }
}
