package org.sightline.tab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.coverage.UnplacedCodes;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.AccessRules;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.visit.Openings;
import org.sightline.visit.SessionGate;
import org.sightline.visit.Visit;

/** One opening with everything around it faked, and a log of what happened in which order. */
public final class OpeningUnderTest implements AuditTrail, AccessPolicy, RecordReader, ViewerSessions {

    public static final Instant NOW = Instant.parse("2026-11-21T09:02:30Z");

    private static final TabCatalogue CATALOGUE = new TabCatalogue();

    private final Instant now;
    TabCatalogue catalogue = CATALOGUE;
    static final LaunchId LAUNCH = new LaunchId("AAAAAAAAAAAAAAAAAAAAAA");
    static final String SECRET = "a-secret";
    static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    static final LaunchContext CONTEXT =
            Receipts.forPatient("9990000018", LocalDate.parse("1945-03-12")).launch();

    public final List<String> log = new ArrayList<>();
    final List<AuditEvent> events = new ArrayList<>();
    final List<AuditEvent.Opened> opened = new ArrayList<>();
    public final List<AuditEvent.DocumentOpened> documentsOpened = new ArrayList<>();
    Function<SearchPlan, List<FeedReading>> answers = _ -> List.of();
    Predicate<Resource> withheld = _ -> false;
    public Decision decision = new Decision.Permitted();
    Found found = new Found.Live(new ViewerSession(LAUNCH, CONTEXT, NOW, NOW.plus(Duration.ofMinutes(30))));
    List<FeedRegistration> feeds = List.of();
    Set<TabId> tabs = Set.of(TabId.SUMMARY);
    Optional<Instant> lastOpened = Optional.empty();
    boolean keyInForce = true;
    boolean vouchedFor = true;
    final UnplacedCodes unplaced = new UnplacedCodes(InstantSource.fixed(NOW));
    public boolean openingFails;
    public boolean openedFails;

    public OpeningUnderTest() {
        this(NOW);
    }

    /** @param now when the page is made */
    OpeningUnderTest(Instant now) {
        this.now = now;
    }

    String page() {
        return page(TabId.SUMMARY);
    }

    String page(TabId tab) {
        return opener().whole(visit(), tab, Delivery.WHOLE_PAGE);
    }

    String frame() {
        return opener().frame(visit(), TabId.SUMMARY);
    }

    String alone(TabId tab, String panel, boolean older) {
        return opener().alone(visit(), tab, panel, older);
    }

    String print() {
        return new RecordPrinter(openings(), this, maker(), pages(), InstantSource.fixed(now)).print(visit());
    }

    String printOfSummary() {
        return opener().whole(visit(), TabId.SUMMARY, Delivery.PRINTED);
    }

    void printed() {
        opener().printed(visit(), TabId.SUMMARY);
    }

    boolean stream(PageStream stream) {
        return opener().stream(visit(), TabId.SUMMARY, stream);
    }

    public Visit visit() {
        SessionGate gate = new SessionGate(
                this, this::config, (_, _) -> keyInForce, (it, _) -> log.add("refused " + it.launchId()), _ -> {});
        return gate.enter(LAUNCH, SECRET, CALLER);
    }

    public Openings openings() {
        return new Openings(this, this);
    }

    private TabOpener opener() {
        return new TabOpener(openings(), this, maker(), pages(), InstantSource.fixed(now));
    }

    RecordPageMaker maker() {
        return new RecordPageMaker(
                catalogue,
                this,
                _ -> lastOpened,
                new PageComposer(this, catalogue, unplaced),
                InstantSource.fixed(now));
    }

    private RecordPages pages() {
        return new LoggedPages(new Pages(), log);
    }

    private LaunchConfig config() {
        LaunchRegistration northgate = new LaunchRegistration(
                "northgate",
                "Northgate Hospital",
                List.of(CONTEXT.organisation()),
                new ServiceDesk("Northgate IT service desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                new TokenRegistration(
                        vouchedFor ? CONTEXT.voucher().userIssuer() : "https://another.example",
                        com.nimbusds.jose.JWSAlgorithm.ES256,
                        new KeySource.JwksUrl(java.net.URI.create("https://epr.northgate.example/jwks.json")),
                        List.of(),
                        false,
                        Duration.ofSeconds(60)),
                null);
        return new LaunchConfig(List.of(northgate), List.of(), new AccessRules(List.of(), Set.of()), "v1");
    }

    @Override
    public AuditReceipt opening(LaunchId launchId, LaunchContext launch, TabId tab, Caller caller) {
        log.add("audit opening");
        if (openingFails) {
            throw new AuditUnavailableException("down", new IllegalStateException());
        }
        return Receipts.of(launchId, launch, tab);
    }

    @Override
    public void opened(AuditReceipt receipt, AuditEvent.Opened event, Caller caller) {
        log.add("audit opened");
        if (openedFails) {
            throw new AuditUnavailableException("down", new IllegalStateException());
        }
        opened.add(event);
    }

    @Override
    public DocumentReceipt openingDocument(
            LaunchId launchId, LaunchContext launch, TabId tab, DocumentAsked document, Caller caller) {
        log.add("audit document-opening");
        if (openingFails) {
            throw new AuditUnavailableException("down", new IllegalStateException());
        }
        return Receipts.of(launchId, launch, tab, document);
    }

    @Override
    public void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened event, Caller caller) {
        log.add("audit document-opened");
        if (openedFails) {
            throw new AuditUnavailableException("down", new IllegalStateException());
        }
        documentsOpened.add(event);
    }

    @Override
    public void record(AuditEvent event, Caller caller) {
        log.add("audit " + event.getClass().getSimpleName());
        events.add(event);
    }

    @Override
    public Decision mayOpen(LaunchContext launch, TabId tab) {
        log.add("policy");
        return decision;
    }

    @Override
    public Set<TabId> tabsOf(LaunchContext launch) {
        return tabs;
    }

    @Override
    public boolean withholds(LaunchContext launch, Resource resource) {
        return withheld.test(resource);
    }

    @Override
    public RecordReading begin(AuditReceipt receipt, SearchPlan plan) {
        log.add("read");
        return new OneByOne(answers.apply(plan), log);
    }

    @Override
    public List<FeedReading> expected(LaunchContext launch) {
        return feeds.stream().map(FeedReading::awaited).toList();
    }

    @Override
    public Opened open(LaunchId launchId, LaunchContext launch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Found find(LaunchId launchId, String secret) {
        log.add("session");
        return found;
    }

    @Override
    public boolean end(LaunchId launchId, LaunchContext launch, SessionEnd end, Caller caller) {
        log.add("end " + end.code());
        return true;
    }
}
