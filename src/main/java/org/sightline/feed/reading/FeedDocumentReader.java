package org.sightline.feed.reading;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.DocumentReceipt;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedReading;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.WantedFile;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** Reads documents with a feed's own credentials, through its gate and within its deadline. */
@ApplicationScoped
class FeedDocumentReader implements DocumentReader {

    private static final SearchPlan NOTHING_ELSE = SearchPlan.of(List.of());

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
    public DocumentReading read(DocumentReceipt receipt, WantedFile file, Predicate<Resource> withholds) {
        Optional<FeedRegistration> feed = feeds.of(receipt.launch()).stream()
                .filter(one -> one.id().equals(receipt.document().feed()))
                .findFirst();
        Optional<FeedConnection> connection = feed.flatMap(FeedRegistration::connection);
        if (connection.isEmpty()
                || !connection.get().supplies().contains(receipt.document().type())) {
            return new DocumentReading(feed.orElse(null), new DocumentAnswer.NotThere(), 0, Duration.ZERO);
        }
        FeedReading begun = receipt.mayAsk(feed.get().id())
                ? AskedFeeds.begun(feed.get(), receipt.launch())
                : FeedReading.notAsked(feed.get());
        if (!begun.isAwaited()) {
            return new DocumentReading(feed.get(), new DocumentAnswer.NotRead(begun.answer()), 0, Duration.ZERO);
        }
        // base64 in JSON takes a third more than the file
        long bytes = settings.maxDocument().asLongValue() * 2;
        FeedAttempt attempt = feeds.attempt(feed.get(), connection.get(), receipt.launchId(), receipt.launch(), bytes);
        DocumentFetch fetch = new DocumentFetch(connection.get(), attempt.exchange(), fhir, settings, clock);
        DocumentAnswer answer = inTime(
                attempt,
                threads.submit(() -> read(
                        attempt,
                        () -> closedBy(receipt, connection.get(), attempt) instanceof FeedAnswer closed
                                ? new DocumentAnswer.NotRead(closed)
                                : fetch.read(receipt, file, feeds.confidentiality(), withholds))));
        FeedReading reading = attempt.reading(ofTheFeed(answer));
        metrics.note(reading, receipt.sequence());
        return new DocumentReading(feed.get(), answer, reading.requests(), reading.took());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * What keeps the source closed by the consents that it holds, which are asked for anew, as every document is an opening
     * of its own; null if nothing does.
     */
    private @Nullable FeedAnswer closedBy(DocumentReceipt receipt, FeedConnection connection, FeedAttempt attempt)
            throws InterruptedException, ExecutionException {
        if (!connection.supplies().contains("Consent")) {
            return null;
        }
        FeedAnswer answer = new FeedReader(connection, attempt.exchange(), fhir, settings, clock)
                .read(
                        new FeedReader.Whose(
                                receipt.launchId(), receipt.launch().patient(), receipt.isDuringOverride()),
                        feeds.confidentiality(),
                        NOTHING_ELSE,
                        attempt::fault);
        return answer instanceof FeedAnswer.Answered ? null : answer;
    }

    /** What a document's own reading gives, or the reason why there was none. */
    private DocumentAnswer read(FeedAttempt attempt, Callable<DocumentAnswer> reading) {
        AtomicReference<@Nullable DocumentAnswer> got = new AtomicReference<>();
        FeedAnswer seen = attempt.answer(() -> {
            DocumentAnswer answer = reading.call();
            got.set(answer);
            return ofTheFeed(answer);
        });
        DocumentAnswer answer = got.get();
        return answer == null || seen instanceof FeedAnswer.PatientObjected ? new DocumentAnswer.NotRead(seen) : answer;
    }

    private static DocumentAnswer inTime(FeedAttempt attempt, Future<DocumentAnswer> work) {
        try {
            return work.get(attempt.exchange().deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new DocumentAnswer.NotRead(FeedAttempt.tooLate());
        } catch (InterruptedException _) {
            attempt.giveUp();
            Thread.currentThread().interrupt();
            return new DocumentAnswer.NotRead(new FeedAnswer.GivenUp());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            work.cancel(true);
        }
    }

    /** What the answer says of the feed; a document of another patient raises the same alarm as any other such mix-up. */
    private FeedAnswer ofTheFeed(DocumentAnswer answer) {
        return switch (answer) {
            case DocumentAnswer.Found found -> ofTheFeed(found);
            case DocumentAnswer.NotThere _, DocumentAnswer.NobodyNamed _ -> answered(new Patient());
            case DocumentAnswer.Withheld _ -> new FeedAnswer.Withheld();
            case DocumentAnswer.NotThisPatients _ ->
                new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, "a document that is not this patient's");
            case DocumentAnswer.NotRead notRead -> notRead.why();
        };
    }

    private FeedAnswer ofTheFeed(DocumentAnswer.Found found) {
        return switch (found.file()) {
            case DocumentFile.Unavailable fault -> new Unavailable(fault.reason(), fault.detail());
            case DocumentFile.OfAnotherPatient _ ->
                new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, "a file that is not this patient's");
            case DocumentFile.Bytes _,
                    DocumentFile.None _,
                    DocumentFile.Elsewhere _,
                    DocumentFile.TooLarge _,
                    DocumentFile.Missing _,
                    DocumentFile.NotPermitted _ -> answered(found.patient());
        };
    }

    private FeedAnswer answered(Patient patient) {
        return new FeedAnswer.Answered(clock.instant(), patient, Map.of(), Map.of());
    }
}
