package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.IVY;
import static org.sightline.feed.reading.TestRecord.IVY_NUMBER;
import static org.sightline.feed.reading.TestRecord.OTHER_NUMBER;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.patient;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.LaunchId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedReading;

/** The second reading of a launch need not wait for the look-up before it asks, and believes nothing without it. */
class AskedAheadTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T09:00:00Z"));
    private final ReaderUnderTest reader =
            new ReaderUnderTest().at(now::get).deadline(Duration.ofSeconds(20)).feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("AHEAD-1 the searches of a launch's next reading are sent before the look-up has answered, each once")
    void asksBesideTheLookUp() {
        feed.on("Condition", searchset(match(condition("1"))));
        assertEquals(List.of("1"), conditions(reader.answer()));

        CountDownLatch asked = new CountDownLatch(1);
        feed.on("Condition", exchange -> {
            asked.countDown();
            ScriptedFeed.json(searchset(match(condition("2")))).answer(exchange);
        });
        feed.on("Patient", exchange -> {
            await(asked);
            ScriptedFeed.json(searchset(match(IVY))).answer(exchange);
        });

        FeedReading reading =
                reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS).getFirst();
        assertEquals(List.of("2"), conditions(reading.answer()));
        assertEquals(2, reading.requests());
        assertEquals(2, feed.asked("Condition"));
    }

    @Test
    @DisplayName(
            "AHEAD-2 another launch, and the same after a minute, are asked nothing before the look-up has answered")
    void waitsForTheLookUpOfAnotherLaunchAndAfterAMinute() {
        reader.answer();
        AuditReceipt one = ReaderUnderTest.RECEIPT;
        AuditReceipt another = Receipts.of(LaunchId.random(), one.launch(), one.tab());

        assertLookedUpFirst(another);
        now.updateAndGet(instant -> instant.plusSeconds(60));
        assertLookedUpFirst(ReaderUnderTest.RECEIPT);
    }

    @Test
    @DisplayName("AHEAD-3 if the look-up gives another id, nothing of what came by the former one is kept")
    void asksAnewByAnotherId() {
        feed.on("Condition", exchange -> {
            boolean former = exchange.getRequestURI().getQuery().contains("patient=ivy&");
            String id = former ? "ivy" : "ivy-2";
            ScriptedFeed.json(searchset(match(condition("of-" + id, "{\"reference\":\"Patient/" + id + "\"}"))))
                    .answer(exchange);
        });
        assertEquals(List.of("of-ivy"), conditions(reader.answer()));

        feed.on("Patient", searchset(match(patient("ivy-2", IVY_NUMBER, "1945-03-07", ""))));
        assertEquals(List.of("of-ivy-2"), conditions(reader.answer()));
        assertEquals(List.of("of-ivy-2"), conditions(reader.answer()));
    }

    @Test
    @DisplayName(
            "AHEAD-3 what came ahead is not shown where the look-up says that it is restricted, or another's, or gone")
    void believesNothingWithoutTheLookUp() {
        feed.on("Condition", searchset(match(condition("1"))));
        reader.answer();
        feed.on(
                "Patient",
                searchset(
                        match(
                                patient(
                                        "ivy",
                                        IVY_NUMBER,
                                        "1945-03-07",
                                        ",\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]}"))));
        assertInstanceOf(FeedAnswer.Withheld.class, reader.answer());

        learnAgain();
        feed.on("Patient", searchset(match(patient("ivy", OTHER_NUMBER, "1945-03-07", ""))));
        assertEquals(
                PatientMismatch.Kind.WRONG_PATIENT,
                assertInstanceOf(PatientMismatch.class, reader.answer()).kind());

        learnAgain();
        feed.on("Patient", searchset());
        assertInstanceOf(FeedAnswer.PatientNotKnown.class, reader.answer());
        assertLookedUpFirst(ReaderUnderTest.RECEIPT);
    }

    @Test
    @DisplayName("AHEAD-3 a resource of another patient that came ahead withholds the whole feed")
    void anotherPatientsResource() {
        reader.answer();
        feed.on("Condition", searchset(match(condition("1", "{\"reference\":\"Patient/other\"}"))));

        assertEquals(
                PatientMismatch.Kind.WRONG_PATIENT,
                assertInstanceOf(PatientMismatch.class, reader.answer()).kind());
    }

    private void learnAgain() {
        feed.on("Patient", searchset(match(IVY)));
        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    private void assertLookedUpFirst(AuditReceipt receipt) {
        long before = feed.asked("Condition");
        AtomicReference<Long> asked = new AtomicReference<>();
        feed.on("Patient", exchange -> {
            // a search that is sent ahead is sent within this time, as it waits for nothing
            pause();
            asked.set(feed.asked("Condition") - before);
            ScriptedFeed.json(searchset(match(IVY))).answer(exchange);
        });
        assertInstanceOf(
                FeedAnswer.Answered.class,
                reader.read(receipt, ReaderUnderTest.CONDITIONS).getFirst().answer());
        assertEquals(0, asked.get());
    }

    private static List<String> conditions(FeedAnswer answer) {
        return FeedAnswer.resourcesOf(assertInstanceOf(FeedAnswer.Answered.class, answer)).stream()
                .map(Resource::getIdElement)
                .map(id -> id.getIdPart())
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(15, TimeUnit.SECONDS), "no search came before the look-up was answered");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
