package org.sightline.feed.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.reading.ReaderUnderTest;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;
import org.sightline.testing.SettableClock;
import org.sightline.testing.Waiting;

@DisplayName("a feed that is known to be down is probed beside the clicks")
class FeedProbesTest {

    private static final FeedId GREENFIELD = new FeedId("greenfield");
    private static final Unavailable SLOW = new Unavailable(Reason.TOO_SLOW, "look-up");
    private static final FeedAnswer FINE = new FeedAnswer.PatientNotKnown(Instant.EPOCH);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    private final AtomicInteger probes = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FeedLines lines =
            new FeedLines(HttpClients.ofPlatform(), new ReaderUnderTest().settings(), Secrets.ofProcess(), clock);
    private final FeedProbes prober = new FeedProbes(lines, clock, metrics);
    private HttpServer server;
    private volatile int status = 500;
    private FeedLine line;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            probes.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
        line = lines.of(
                GREENFIELD,
                new FeedConnection(
                        FhirBases.of(base),
                        new FeedAuthentication.None(),
                        NhsNumber.SYSTEM,
                        Set.of("Patient"),
                        Duration.ofSeconds(5),
                        Dialect.PLAIN,
                        ""));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("no reading pays for finding out that it is still away, and one tries it once it answers")
    void noReadingPaysForAnOutage() {
        fail();
        prober.look();
        Waiting.until(() -> probes.get() >= 1);
        clock.advance(Duration.ofMinutes(5));
        assertEquals(new Unavailable(Reason.TOO_SLOW, "not asked after 5 failures in a row"), read(FINE));
        status = 401;
        prober.look();
        Waiting.untilEqual(FeedStanding.Circuit.TRIED, () -> state().circuit());
        assertEquals(FINE, read(FINE));
        assertEquals(FeedStanding.Circuit.ASKED, state().circuit());
    }

    @Test
    @DisplayName("a feed that answers probes and fails the reading that tries it is not asked again")
    void aTrialThatFailsEndsTheTrying() {
        fail();
        status = 200;
        prober.look();
        Waiting.untilEqual(FeedStanding.Circuit.TRIED, () -> state().circuit());
        assertEquals(SLOW, read(SLOW));
        assertInstanceOf(Unavailable.class, read(FINE));
        int before = probes.get();
        prober.look();
        assertEquals(before, probes.get(), "not probed again before the pause is over");
        clock.advance(Duration.ofSeconds(10));
        prober.look();
        Waiting.until(() -> probes.get() > before);
    }

    @Test
    @DisplayName("circuit, deadline, readings and places of each feed are metrics")
    void metricsTellHowItStands() {
        prober.look();
        assertEquals(0, gauge("sightline.feed.circuit"));
        assertEquals(5, gauge("sightline.feed.deadline.seconds"));
        assertEquals(64, gauge("sightline.feed.places"));
        fail();
        prober.look();
        assertEquals(2, gauge("sightline.feed.circuit"));
        assertTrue(state().inWords()
                .startsWith("not asked since 2026-11-21T09:00:00Z (TOO_SLOW); deadline 5000 ms; 0 of 64"));
    }

    private double gauge(String name) {
        return metrics.get(name).tag("feed", "greenfield").gauge().value();
    }

    private FeedStanding state() {
        return lines.states().getFirst();
    }

    private FeedAnswer read(FeedAnswer answer) {
        return line.gate().pass("northgate", () -> answer);
    }

    private void fail() {
        for (int i = 0; i < 5; i++) {
            read(SLOW);
        }
    }
}
