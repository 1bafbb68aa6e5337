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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** A reading ends itself at its deadline; on a busy machine it may be this late before it is given up. */
    private static final Duration GRACE = Duration.ofMillis(150);

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
    public List<FeedReading> read(AuditReceipt receipt, SearchPlan plan) {
        PatientIdentity patient = receipt.launch().patient();
        List<FeedReading> readings =
                config.current().feeds().stream().map(feed -> start(feed, patient, plan)).toList().stream()
                        .map(this::finish)
                        .toList();
        readings.forEach(reading -> metrics.note(reading, receipt.sequence()));
        return readings;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** One feed, on its way. */
    private sealed interface Course {

        /** Nothing to wait for. */
        record Idle(FeedRegistration feed) implements Course {}

        /** Being read. */
        record Running(FeedRegistration feed, FeedExchange exchange, Future<FeedReading> reading, long startNanos)
                implements Course {

            FeedReading ended(FeedAnswer answer) {
                return new FeedReading(feed, answer, exchange.requests(), took());
            }

            private Duration took() {
                return Duration.ofNanos(System.nanoTime() - startNanos);
            }
        }
    }

    private Course start(FeedRegistration feed, PatientIdentity patient, SearchPlan plan) {
        return feed.connection()
                .<Course>map(connection -> start(feed, connection, patient, plan))
                .orElseGet(() -> new Course.Idle(feed));
    }

    private Course start(FeedRegistration feed, FeedConnection connection, PatientIdentity patient, SearchPlan plan) {
        long start = System.nanoTime();
        FeedLine line = lines.of(feed.id(), connection);
        Deadline deadline = Deadline.in(connection.deadline());
        FeedExchange exchange =
                new FeedExchange(line, deadline, settings.maxBytes().asLongValue(), clock);
        FeedReader reader = new FeedReader(connection, exchange, fhir, settings, clock);
        Future<FeedReading> reading = threads.submit(() -> {
            FeedAnswer answer = line.gate().pass(() -> guarded(feed, reader, patient, plan));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new FeedReading(feed, answer, exchange.requests(), took);
        });
        return new Course.Running(feed, exchange, reading, start);
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

    private FeedReading finish(Course course) {
        return switch (course) {
            case Course.Idle idle -> new FeedReading(idle.feed(), new FeedAnswer.NotConnected(), 0, Duration.ZERO);
            case Course.Running running -> await(running);
        };
    }

    private FeedReading await(Course.Running running) {
        try {
            Duration left = running.exchange().deadline().remaining().plus(GRACE);
            return running.reading().get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            running.reading().cancel(true);
            return running.ended(new Unavailable(Reason.TOO_SLOW, "given up"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running.reading().cancel(true);
            return running.ended(new Unavailable(Reason.TOO_SLOW, "interrupted"));
        } catch (ExecutionException e) {
            metrics.fault(running.feed().id().value(), e);
            return running.ended(new Unavailable(Reason.UNREADABLE, "unforeseen fault"));
        }
    }
}
