package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.patient;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.Receipts;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;

@DisplayName("F20 answers never cross")
class FeedIsolationTest {

    private static final LocalDate BORN = LocalDate.of(1950, 1, 1);

    @Test
    @DisplayName("F20 many readings at once each get their own patient's record")
    void eachReadingGetsItsOwnPatient() throws InterruptedException, ExecutionException {
        List<String> numbers = List.of("9990000018", "9990000026", "9990000034", "9990000042");
        try (ScriptedFeed one = forEveryPatient();
                ScriptedFeed two = forEveryPatient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ReaderUnderTest reader = new ReaderUnderTest().feed(one.base()).feed(two.base());
            reader.build();
            List<Future<List<FeedReading>>> readings = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                AuditReceipt receipt = Receipts.forPatient(numbers.get(i % numbers.size()), BORN);
                readings.add(threads.submit(() -> reader.read(receipt, ReaderUnderTest.CONDITIONS)));
            }
            for (int i = 0; i < readings.size(); i++) {
                for (FeedReading reading : readings.get(i).get()) {
                    assertIsOf(numbers.get(i % numbers.size()), reading);
                }
            }
        }
    }

    private static void assertIsOf(String number, FeedReading reading) {
        FeedAnswer.Answered answered = assertInstanceOf(FeedAnswer.Answered.class, reading.answer());
        assertEquals(number, answered.patient().getIdentifierFirstRep().getValue());
        assertEquals(
                List.of("of-" + number),
                FeedAnswer.resourcesOf(answered).stream()
                        .map(r -> r.getIdPart())
                        .toList());
    }

    private static ScriptedFeed forEveryPatient() {
        ScriptedFeed feed = ScriptedFeed.start();
        feed.on("Patient", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String number = query.substring(query.indexOf('|') + 1);
            ScriptedFeed.json(searchset(match(patient("p-" + number, number, BORN.toString(), ""))))
                    .answer(exchange);
        });
        return feed.on("Condition", exchange -> {
            String number = exchange.getRequestURI().getQuery().replaceFirst("patient=p-(\\d+).*", "$1");
            String subject = "{\"reference\":\"Patient/p-" + number + "\"}";
            ScriptedFeed.json(searchset(match(condition("of-" + number, subject))))
                    .answer(exchange);
        });
    }
}
