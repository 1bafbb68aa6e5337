package org.sightline.feed.reading;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.PatientReceipt;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.PatientFinder;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** Reads or asks several feeds at once, each on virtual threads of its own and within its own deadline. */
@ApplicationScoped
class ParallelRecordReader implements RecordReader, PatientFinder {

    private static final SearchPlan NOTHING = SearchPlan.of(List.of());

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
        List<FeedReading> begun = feeds.begun(receipt.launch()).stream()
                .map(one -> receipt.mayAsk(one.feed().id()) ? one : FeedReading.notAsked(one.feed()))
                .toList();
        ParallelReading reading = new ParallelReading(begun, arrived -> metrics.note(arrived, receipt.sequence()));
        startAll(reading, begun, new Asking(receipt.launchId(), receipt.launch(), receipt.isDuringOverride(), plan));
        return reading;
    }

    @Override
    public List<FeedReading> expected(LaunchContext launch) {
        return feeds.begun(launch);
    }

    /** A look-up is the reading of a feed that asks for nothing else. */
    @Override
    public List<FeedReading> find(PatientReceipt receipt, Set<FeedId> among, Predicate<List<FeedReading>> enough) {
        List<FeedReading> begun = feeds.begun(receipt.launch()).stream()
                .filter(one -> among.contains(one.feed().id()))
                .map(one -> receipt.mayAsk(one.feed().id()) ? one : FeedReading.notAsked(one.feed()))
                .toList();
        try (ParallelReading reading =
                new ParallelReading(begun, arrived -> metrics.note(arrived, receipt.sequence()))) {
            Asking asking = new Asking(receipt.launchId(), receipt.launch(), receipt.isDuringOverride(), NOTHING);
            startAll(reading, begun, asking);
            List<FeedReading> readings = begun;
            while (readings.stream().anyMatch(FeedReading::isAwaited) && !enough.test(readings)) {
                readings = reading.next();
            }
            return readings;
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Whose record is asked for what, and whether its user said why it has to be shown. */
    private record Asking(LaunchId launchId, LaunchContext launch, boolean overridden, SearchPlan plan) {}

    private void startAll(ParallelReading reading, List<FeedReading> begun, Asking asking) {
        begun.stream()
                .filter(FeedReading::isAwaited)
                .map(FeedReading::feed)
                .forEach(feed -> feed.connection().ifPresent(connection -> start(reading, feed, connection, asking)));
    }

    private void start(ParallelReading reading, FeedRegistration feed, FeedConnection connection, Asking asking) {
        LaunchContext launch = asking.launch();
        FeedAttempt attempt = feeds.attempt(
                feed, connection, asking.launchId(), launch, settings.maxBytes().asLongValue());
        FeedReader reader = new FeedReader(connection, attempt.exchange(), fhir, settings, clock);
        Future<?> work = threads.submit(() -> {
            FeedAnswer answer = attempt.answer(() -> reader.read(
                    new FeedReader.Whose(asking.launchId(), launch.patient(), asking.overridden()),
                    feeds.confidentiality(),
                    asking.plan().at(feed),
                    new OnItsWay(reading, attempt)));
            reading.arrived(attempt.reading(answer));
        });
        reading.awaits(attempt, work);
    }

    /** What the page is told before the feed has answered, and who hears of faults. */
    private record OnItsWay(ParallelReading reading, FeedAttempt attempt) implements FeedReader.Watch {

        @Override
        public void lookedUp() {
            reading.arrived(FeedReading.lookedUp(attempt.feed()));
        }

        @Override
        public void fault(Throwable fault) {
            attempt.fault(fault);
        }
    }
}
