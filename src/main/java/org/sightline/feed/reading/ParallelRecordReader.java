package org.sightline.feed.reading;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.audit.AuditReceipt;
import org.sightline.context.LaunchContext;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.parsing.FhirJson;
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
        LaunchContext launch = receipt.launch();
        FeedAttempt attempt = feeds.attempt(
                feed,
                connection,
                receipt.launchId(),
                launch,
                settings.maxBytes().asLongValue());
        FeedReader reader = new FeedReader(connection, attempt.exchange(), fhir, settings, clock);
        Future<?> work = threads.submit(() -> {
            FeedAnswer answer = attempt.answer(() -> reader.read(launch.patient(), plan.at(feed), attempt::fault));
            reading.arrived(attempt.reading(answer));
        });
        reading.awaits(attempt, work);
    }
}
