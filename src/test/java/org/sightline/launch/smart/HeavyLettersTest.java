package org.sightline.launch.smart;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.LaunchId;
import org.sightline.launch.token.LaunchFolderProfile;
import org.sightline.tab.document.RenderingPool;
import org.sightline.tab.restricted.HeardRestrictions;
import org.sightline.tab.restricted.Restriction;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.HeavyScan;

/**
 * Ten files that take seconds of a processor each, opened at once over HTTP, beside somebody else's tabs and launches.
 * What is asserted would fail if files were rendered on the threads that serve everybody or without an end, and by no
 * slow machine.
 */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class HeavyLettersTest {

    private static final int FILES = 10;

    /** What a file may wait and be worked on in this profile, and as much again ten times for a busy machine. */
    private static final Duration LONGEST = Duration.ofMillis(2_300).multipliedBy(10);

    @Inject
    RenderingPool pool;

    @Inject
    HeardRestrictions restrictions;

    private MockEhr ehr;

    /** A launch that was accepted, and the cookie of its browser. */
    private record Opened(String path, String cookie) {

        Response get(String more) {
            return given().config(withoutRedirects()).header("Cookie", cookie).get(path + more);
        }
    }

    /** How one of them went. */
    private record Took(int status, String page, Duration time) {}

    @BeforeEach
    void startEhr() {
        ehr = SmartFolder.ehr(SmartFolder.PUBLIC_URL, "eastfield");
        String scan = Base64.getEncoder().encodeToString(HeavyScan.tiff(5));
        for (int i = 0; i < FILES; i++) {
            ehr.give("DocumentReference", "scan" + i, letter("image/tiff", scan));
        }
        ehr.give("DocumentReference", "note", letter("text/plain", "RGVhciBjb2xsZWFndWU="));
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
    }

    @Test
    @DisplayName(
            "C11 L02 others open tabs, launch and read while ten heavy files are opened, and each of these ends in time")
    void othersNoticeNothingOfHeavyFiles() throws Exception {
        Opened reader = launch("rita");
        Opened other = launch("bella");
        Duration alone = median(IntStream.range(0, 10).mapToObj(_ -> tab(other)).toList());
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Took>> files = IntStream.range(0, FILES)
                    .mapToObj(i -> browsers.submit(() -> timed(() -> document(reader, "scan" + i))))
                    .toList();
            List<Duration> during = new ArrayList<>();
            boolean launched = false;
            boolean busy = false;
            while (!files.stream().allMatch(Future::isDone) || during.size() < 10) {
                busy |= pool.state().running() > 0;
                during.add(tab(other));
                if (busy && !launched) {
                    Opened third = launch("stella");
                    assertTrue(document(third, "note").asString().contains("Dear colleague"));
                    launched = true;
                }
            }
            assertTrue(busy, "no file was rendered in the pool meanwhile");
            Duration most = max(alone.multipliedBy(30), Duration.ofSeconds(3));
            assertTrue(median(during).compareTo(most) < 0, () -> "alone " + alone + ", beside " + median(during));
            assertEnded(files);
        }
    }

    private static void assertEnded(List<Future<Took>> files) throws Exception {
        int tooSlow = 0;
        for (Future<Took> file : files) {
            Took took = file.get();
            assertEquals(200, took.status(), took.page());
            boolean slow = took.page().contains("This document takes too long to show here");
            assertTrue(slow || took.page().contains("Too many documents are being opened at once"), took.page());
            assertTrue(took.time().compareTo(LONGEST) < 0, took.time()::toString);
            tooSlow += slow ? 1 : 0;
        }
        assertTrue(tooSlow > 0, "every file was turned away, none was begun");
    }

    private Duration tab(Opened launch) {
        Took took = timed(() -> launch.get("/summary"));
        assertEquals(200, took.status(), took.page());
        return took.time();
    }

    private static Response document(Opened launch, String id) {
        return launch.get("/document/summary/eastfield-ehr/DocumentReference/" + id);
    }

    private static Took timed(java.util.function.Supplier<Response> request) {
        long begun = System.nanoTime();
        Response response = request.get();
        return new Took(response.statusCode(), response.asString(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Map<String, Object> letter(String type, String data) {
        return Map.of(
                "status", "current",
                "subject", Map.of("reference", "Patient/ivy-1"),
                "content", List.of(Map.of("attachment", Map.of("contentType", type, "data", data))));
    }

    /** @param user as the EHR knows the person who sits there */
    private Opened launch(String user) {
        ehr.idTokens.claims = claims -> claims.subject(user);
        String query = "iss=" + encoded(ehr.fhirBase()) + "&launch=" + encoded(ehr.handle());
        Response away = browser().get("/smart/launch?" + query);
        URI back = ehr.authorize(URI.create(away.header("Location")));
        Response record = browser()
                .header("Cookie", away.header("Set-Cookie").replaceAll(";.*", ""))
                .get(back.getRawPath() + "?" + back.getRawQuery());
        assertEquals(303, record.statusCode(), record.asString());
        String cookie = record.headers().getValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("__Secure-sightline="))
                .findFirst()
                .orElseThrow();
        String path = URI.create(record.header("Location")).getPath().replaceAll("/summary$", "");
        // the folder's partner never answers, which would leave in doubt whether letters may be opened
        restrictions.remember(
                new LaunchId(path.replaceAll(".*/", "")), new HeardRestrictions.Heard(new Restriction.None(), null));
        return new Opened(path, cookie.replaceAll(";.*", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RequestSpecification browser() {
        return given().config(withoutRedirects()).urlEncodingEnabled(false);
    }

    private static RestAssuredConfig withoutRedirects() {
        return RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }
}
