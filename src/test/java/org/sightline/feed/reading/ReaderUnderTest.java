package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.WantedFile;
import org.sightline.feed.exchange.FeedLines;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.AccessRules;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.LaunchConfig;

/** The reader with everything real but the configuration. */
public final class ReaderUnderTest {

    static final SearchNeed CONDITIONS = SearchNeed.all("Condition");
    static final AuditReceipt RECEIPT = Receipts.forPatient(TestRecord.IVY_NUMBER, TestRecord.IVY_BORN);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<FeedRegistration> feeds = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, SSLContext> contexts = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private InstantSource clock = InstantSource.system();
    private final Set<String> supplies = new HashSet<>(Set.of(("Patient AllergyIntolerance Condition MedicationRequest "
                    + "Observation DocumentReference DiagnosticReport Media Communication QuestionnaireResponse "
                    + "DocumentManifest")
            .split(" ")));
    private Duration deadline = Duration.ofSeconds(10);
    private LaunchFeeds own = LaunchFeeds.NONE;
    private Optional<RecordReader> reader = Optional.empty();
    private Optional<DocumentReader> documents = Optional.empty();

    public ReaderUnderTest with(String setting, String value) {
        settings.put("sightline.feed." + setting, value);
        return this;
    }

    public ReaderUnderTest at(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    ReaderUnderTest deadline(Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    ReaderUnderTest environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ReaderUnderTest tls(String name, SSLContext context) {
        contexts.put(name, context);
        return this;
    }

    /** The feeds that follow supply it as well; where it is Consent, each reading asks for these. */
    ReaderUnderTest supplying(String type) {
        supplies.add(type);
        return this;
    }

    /** The launch has a feed of its own. */
    ReaderUnderTest own(LaunchFeeds feeds) {
        own = feeds;
        return this;
    }

    public ReaderUnderTest feed(FeedRegistration feed) {
        feeds.add(feed);
        return this;
    }

    ReaderUnderTest feed(URI base) {
        return feed(base, new FeedAuthentication.None(), Optional.empty());
    }

    ReaderUnderTest feed(URI base, FeedAuthentication authentication, Optional<String> tls) {
        FeedConnection connection = new FeedConnection(
                FhirBases.of(base),
                authentication,
                "https://fhir.nhs.uk/Id/nhs-number",
                supplies,
                deadline,
                Dialect.PLAIN,
                tls.orElse(""));
        return feed(Optional.of(connection));
    }

    /** A partner that is named and not connected. */
    ReaderUnderTest notConnected(String odsCode) {
        return feed(Optional.empty(), odsCode);
    }

    ReaderUnderTest feed(Optional<FeedConnection> connection) {
        return feed(connection, "A81001");
    }

    private ReaderUnderTest feed(Optional<FeedConnection> connection, String odsCode) {
        feeds.add(new FeedRegistration(
                new FeedId("feed-" + feeds.size()),
                "Greenfield Surgery",
                new OdsCode(odsCode),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                connection.orElse(null),
                null));
        return this;
    }

    public FeedSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FeedSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(FeedSettings.class);
    }

    List<FeedRegistration> registered() {
        return feeds;
    }

    /** Begun, and waited for by nobody yet. */
    RecordReading begin(AuditReceipt receipt, SearchNeed... needs) {
        if (reader.isEmpty()) {
            build();
        }
        return reader.orElseThrow().begin(receipt, SearchPlan.of(List.of(needs)));
    }

    List<FeedReading> read(AuditReceipt receipt, SearchNeed... needs) {
        return read(receipt, SearchPlan.of(List.of(needs)));
    }

    public List<FeedReading> read(AuditReceipt receipt, SearchPlan plan) {
        if (reader.isEmpty()) {
            build();
        }
        return reader.orElseThrow().read(receipt, plan);
    }

    /** What the only feed gives when it is asked for a document. */
    DocumentAnswer document(String id, Predicate<Resource> withholds) {
        return document("DocumentReference", id, WantedFile.of(0), withholds);
    }

    /** What it gives when it is asked for one of the files of a resource, or for what such a file points to. */
    DocumentAnswer document(String type, String id, WantedFile file, Predicate<Resource> withholds) {
        if (reader.isEmpty()) {
            build();
        }
        DocumentReceipt receipt = Receipts.forDocument(
                RECEIPT, new DocumentAsked(new FeedId("feed-0"), type, id, "1", DocumentAsked.Use.PAGE));
        return documents.orElseThrow().read(receipt, file, withholds).answer();
    }

    /** The only feed's answer, asked for conditions. */
    FeedAnswer answer() {
        return read(RECEIPT, CONDITIONS).getFirst().answer();
    }

    /** The only feed's outcome of one search. */
    SearchOutcome outcome(SearchNeed need) {
        FeedAnswer answer = read(RECEIPT, need).getFirst().answer();
        if (answer instanceof FeedAnswer.Answered answered) {
            return answered.outcomes().get(SearchPlan.of(List.of(need)).searchFor(need));
        }
        throw new AssertionError("not answered: " + answer);
    }

    /** A search that gave nothing, and why. */
    static SearchOutcome failed(FeedAnswer.Unavailable.Reason reason, String detail) {
        return new SearchOutcome.Failed(new Remark.Broken(reason, detail));
    }

    /** Why the search for conditions gave nothing. */
    FeedAnswer.Unavailable.Reason reason() {
        return outcome() instanceof SearchOutcome.Failed(Remark.Broken(var reason, var _))
                ? reason
                : fail("not broken: " + outcome());
    }

    SearchOutcome outcome() {
        return outcome(CONDITIONS);
    }

    private SSLContext context(String name) throws SSLException {
        return Optional.ofNullable(contexts.get(name)).orElseThrow(() -> new SSLException("no " + name));
    }

    /** Done by the first reading, unless several start at once. */
    void build() {
        FeedSettings caps = settings();
        HttpClients clients = new HttpClients(this::context);
        Secrets secrets = new Secrets(name -> Optional.ofNullable(environment.get(name)));
        FeedMetrics metrics = new FeedMetrics(meters);
        LaunchConfig config = new LaunchConfig(List.of(), feeds, new AccessRules(List.of(), Set.of()), "v1");
        FeedLines lines = new FeedLines(clients, caps, secrets, clock);
        AskedFeeds asked = new AskedFeeds(() -> config, lines, own, metrics, clock);
        FhirJson fhir = new FhirJson(caps);
        reader = Optional.of(new ParallelRecordReader(asked, fhir, caps, metrics, clock));
        documents = Optional.of(new FeedDocumentReader(asked, fhir, caps, metrics, clock));
    }
}
