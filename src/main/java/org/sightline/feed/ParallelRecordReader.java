package org.sightline.feed;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.audit.AuditReceipt;
import org.sightline.context.LaunchContext;
import org.sightline.context.PatientIdentity;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** Reads all feeds at once, each on virtual threads of its own and within its own deadline. */
@ApplicationScoped
class ParallelRecordReader implements RecordReader {

    private final AskedFeeds feeds;
    private final FhirJson fhir;
    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ParallelRecordReader(
            AskedFeeds feeds, FhirJson fhir, FeedSettings settings, FeedMetrics metrics, InstantSource clock) {
        this.feeds = feeds;
        this.fhir = fhir;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public RecordReading begin(AuditReceipt receipt, SearchPlan plan) {
        List<FeedRegistration> asked = feeds.of(receipt.launch());
        ParallelReading reading = new ParallelReading(asked, arrived -> metrics.note(arrived, receipt.sequence()));
        asked.forEach(
                feed -> feed.connection().ifPresent(connection -> start(reading, feed, connection, receipt, plan)));
        return reading;
    }

    @Override
    public List<FeedReading> expected(LaunchContext launch) {
        return feeds.of(launch).stream().map(FeedReading::awaited).toList();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private void start(
            ParallelReading reading,
            FeedRegistration feed,
            FeedConnection connection,
            AuditReceipt receipt,
            SearchPlan plan) {
        long start = System.nanoTime();
        PatientIdentity patient = receipt.launch().patient();
        FeedLine line = feeds.line(feed, connection, receipt.launchId(), receipt.launch());
        Deadline deadline = Deadline.in(connection.deadline());
        FeedExchange exchange =
                new FeedExchange(line, deadline, settings.maxBytes().asLongValue(), clock);
        FeedReader reader = new FeedReader(connection, exchange, fhir, settings, clock);
        Future<?> work = threads.submit(() -> {
            FeedAnswer answer = new Unavailable(Reason.UNREADABLE, "unforeseen fault");
            try {
                answer = line.open()
                        .<FeedAnswer>map(without -> without)
                        .orElseGet(() ->
                                line.gate().pass(() -> guarded(feed, reader, patient, plan.at(feed.setting()))));
            } finally {
                reading.arrived(new FeedReading(feed, answer, exchange.requests(), since(start)));
            }
        });
        reading.awaits(
                feed,
                work,
                deadline,
                () -> new FeedReading(
                        feed, new Unavailable(Reason.TOO_SLOW, "given up"), exchange.requests(), since(start)));
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** The outermost edge of reading a feed: whatever it does, there is an answer and the others go on. */
    private FeedAnswer guarded(FeedRegistration feed, FeedReader reader, PatientIdentity patient, SearchPlan plan) {
        try {
            return reader.read(patient, plan);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unavailable(Reason.TOO_SLOW, "given up");
        } catch (ExecutionException | RuntimeException e) {
            metrics.fault(feed.id().value(), e);
            return new Unavailable(Reason.UNREADABLE, "unforeseen fault");
        }
    }
}
