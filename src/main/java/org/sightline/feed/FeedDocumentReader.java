package org.sightline.feed;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentReceipt;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** Reads documents with a feed's own credentials, through its gate and within its deadline. */
@ApplicationScoped
class FeedDocumentReader implements DocumentReader {

    private static final String TYPE = "DocumentReference";

    private final AskedFeeds feeds;
    private final FhirJson fhir;
    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FeedDocumentReader(
            AskedFeeds feeds, FhirJson fhir, FeedSettings settings, FeedMetrics metrics, InstantSource clock) {
        this.feeds = feeds;
        this.fhir = fhir;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public DocumentReading read(DocumentReceipt receipt, int part, Predicate<Resource> withholds) {
        Optional<FeedRegistration> feed = feeds.of(receipt.launch()).stream()
                .filter(one -> one.id().equals(receipt.document().feed()))
                .findFirst();
        Optional<FeedConnection> connection = feed.flatMap(FeedRegistration::connection);
        if (connection.isEmpty() || !connection.get().supplies().contains(TYPE)) {
            return new DocumentReading(feed, new DocumentAnswer.NotThere(), 0, Duration.ZERO);
        }
        long start = System.nanoTime();
        FeedLine line = feeds.line(feed.get(), connection.get(), receipt.launchId(), receipt.launch());
        // base64 in JSON takes a third more than the file
        long bytes = settings.maxDocument().asLongValue() * 2;
        FeedExchange exchange =
                new FeedExchange(line, Deadline.in(connection.get().deadline()), bytes, clock);
        DocumentFetch fetch = new DocumentFetch(connection.get(), exchange, fhir, settings, clock);
        DocumentAnswer answer = inTime(
                exchange.deadline(),
                threads.submit(() -> line.open()
                        .<DocumentAnswer>map(DocumentAnswer.NotRead::new)
                        .orElseGet(() -> line.gate()
                                .pass(
                                        () -> guarded(feed.get(), fetch, receipt, part, withholds),
                                        DocumentAnswer.NotRead::new,
                                        this::ofTheFeed))));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        metrics.note(new FeedReading(feed.get(), ofTheFeed(answer), exchange.requests(), took), receipt.sequence());
        return new DocumentReading(feed, answer, exchange.requests(), took);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static DocumentAnswer inTime(Deadline deadline, Future<DocumentAnswer> work) {
        try {
            return work.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return givenUp();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return givenUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            work.cancel(true);
        }
    }

    /** The outermost edge of reading a document: whatever the feed does, there is an answer. */
    private DocumentAnswer guarded(
            FeedRegistration feed,
            DocumentFetch fetch,
            DocumentReceipt receipt,
            int part,
            Predicate<Resource> withholds) {
        try {
            return fetch.read(receipt, part, withholds);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return givenUp();
        } catch (RuntimeException e) {
            metrics.fault(feed.id().value(), e);
            return new DocumentAnswer.NotRead(new Unavailable(Reason.UNREADABLE, "unforeseen fault"));
        }
    }

    private static DocumentAnswer givenUp() {
        return new DocumentAnswer.NotRead(new Unavailable(Reason.TOO_SLOW, "given up"));
    }

    /** What the answer says of the feed; a document of another patient raises the same alarm as any other such mix-up. */
    private FeedAnswer ofTheFeed(DocumentAnswer answer) {
        return switch (answer) {
            case DocumentAnswer.Found found ->
                found.file() instanceof DocumentFile.Unavailable fault
                        ? new Unavailable(fault.reason(), fault.detail())
                        : answered(found.patient());
            case DocumentAnswer.NotThere _ -> answered(new Patient());
            case DocumentAnswer.Withheld _ -> new FeedAnswer.Withheld();
            case DocumentAnswer.NotThisPatients _ ->
                new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, "a document that is not this patient's");
            case DocumentAnswer.NotRead notRead -> notRead.why();
        };
    }

    private FeedAnswer answered(Patient patient) {
        return new FeedAnswer.Answered(clock.instant(), patient, Map.of(), Map.of());
    }
}
