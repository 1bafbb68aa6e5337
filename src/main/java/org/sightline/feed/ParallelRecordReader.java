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
import org.sightline.context.PatientIdentity;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;

/** Reads all feeds at once, each on virtual threads of its own and within its own deadline. */
@ApplicationScoped
class ParallelRecordReader implements RecordReader {

    private final LaunchConfigSource config;
    private final FeedLines lines;
    private final FhirJson fhir;
    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ParallelRecordReader(
            LaunchConfigSource config,
            FeedLines lines,
            FhirJson fhir,
            FeedSettings settings,
            FeedMetrics metrics,
            InstantSource clock) {
        this.config = config;
        this.lines = lines;
        this.fhir = fhir;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public RecordReading begin(AuditReceipt receipt, SearchPlan plan) {
        PatientIdentity patient = receipt.launch().patient();
        // asked for once: the configuration may be replaced at any moment
        List<FeedRegistration> feeds = config.current().feeds();
        ParallelReading reading = new ParallelReading(feeds, arrived -> metrics.note(arrived, receipt.sequence()));
        feeds.forEach(
                feed -> feed.connection().ifPresent(connection -> start(reading, feed, connection, patient, plan)));
        return reading;
    }

    @Override
    public List<FeedReading> expected() {
        return config.current().feeds().stream().map(FeedReading::awaited).toList();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private void start(
            ParallelReading reading,
            FeedRegistration feed,
            FeedConnection connection,
            PatientIdentity patient,
            SearchPlan plan) {
        long start = System.nanoTime();
        FeedLine line = lines.of(feed.id(), connection);
        Deadline deadline = Deadline.in(connection.deadline());
        FeedExchange exchange =
                new FeedExchange(line, deadline, settings.maxBytes().asLongValue(), clock);
        FeedReader reader = new FeedReader(connection, exchange, fhir, settings, clock);
        Future<?> work = threads.submit(() -> {
            FeedAnswer answer = new Unavailable(Reason.UNREADABLE, "unforeseen fault");
            try {
                answer = line.gate().pass(() -> guarded(feed, reader, patient, plan.at(feed.setting())));
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
