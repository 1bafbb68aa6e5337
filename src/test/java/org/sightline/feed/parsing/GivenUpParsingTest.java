package org.sightline.feed.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParserErrorHandler.IParseLocation;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.reading.ReaderUnderTest;

/** What nobody waits for any more is not parsed to its end. */
class GivenUpParsingTest {

    private final FeedSettings settings = new ReaderUnderTest().settings();

    @Test
    @DisplayName("F02 a large page nobody waits for any more is not parsed")
    void aLargePageOfAReadingThatWasGivenUpIsNotParsed() throws InterruptedException {
        Later pool = new Later();
        FhirJson fhir = new FhirJson(settings, pool);
        byte[] page =
                searchset(match(condition("1"))).concat(" ".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread search = Thread.ofVirtual().start(() -> {
            try {
                fhir.searchset(page);
            } catch (InterruptedException | UnreadableException e) {
                end.set(e);
            }
        });
        Runnable parsing =
                Optional.ofNullable(pool.work.poll(30, TimeUnit.SECONDS)).orElseThrow();
        search.interrupt();
        search.join();

        assertInstanceOf(InterruptedException.class, end.get());
        assertTrue(((FutureTask<?>) parsing).isCancelled());
    }

    @Test
    @DisplayName("F02 the parsing of a page stops when its reading is given up")
    void parsingStops() {
        FhirJson fhir = new FhirJson(settings);
        byte[] page = searchset(match(condition("1"))).getBytes(StandardCharsets.UTF_8);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> fhir.searchset(page));

        JsonScan scan = new JsonScan(settings);
        Thread.currentThread().interrupt();
        assertThrows(UnreadableException.class, () -> scan.resourceType(page));
        assertTrue(Thread.interrupted());
    }

    @Test
    @DisplayName("F02 making objects of a page stops between two entries when its reading is given up")
    void parsingStopsBetweenEntries() {
        AtomicInteger entries = new AtomicInteger();
        StoppableParser parser = new StoppableParser(FhirContext.forR4Cached(), new LenientErrorHandler() {
            @Override
            public void unknownElement(IParseLocation location, String element) {
                entries.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        });
        String odd = condition("1").replaceFirst("\\{", "{\"odd\":1,");

        assertThrows(
                DataFormatException.class, () -> parser.parseResource(Bundle.class, searchset(match(odd), match(odd))));

        assertTrue(Thread.interrupted());
        assertEquals(1, entries.get());
    }

    /** A pool that never comes to it. */
    private static final class Later extends AbstractExecutorService {

        private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

        @Override
        public void execute(Runnable command) {
            work.add(command);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
