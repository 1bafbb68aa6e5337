package org.sightline.tab;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.Opener;
import org.sightline.audit.Receipts;
import org.sightline.context.Death;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;
import org.sightline.coverage.CodeCoverage;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.override.Leave;
import org.sightline.registration.AccessRules;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.restricted.HeardRestrictions;
import org.sightline.visit.FewPlaces;
import org.sightline.visit.Gates;
import org.sightline.visit.OpeningPlaces;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;
import org.sightline.visit.SessionGate;
import org.sightline.visit.Visit;

/** One opening with everything around it faked, and a log of what happened in which order. */
public final class OpeningUnderTest extends LoggedTrail implements AccessPolicy, RecordReader, ViewerSessions {

    public static final Instant NOW = Instant.parse("2026-11-21T09:02:30Z");

    private static final TabCatalogue CATALOGUE = new TabCatalogue();
    private final Instant now;
    OpeningPlaces places = new OpeningPlaces(new FewPlaces(100, 100, 92), new SimpleMeterRegistry(), () -> false);
    public TabCatalogue catalogue = CATALOGUE;
    static final LaunchId LAUNCH = new LaunchId("AAAAAAAAAAAAAAAAAAAAAA");
    static final String SECRET = "a-secret";
    static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    static final LaunchContext CONTEXT =
            Receipts.forPatient("9990000018", LocalDate.parse("1945-03-12")).launch();
    static final Opener NURSE = new Opener(LAUNCH, CONTEXT, new Opener.Terms(null, ObjectionScope.Parts.NONE, "Nurse"));

    private final RecordPages pages = new LoggedPages(new Pages(), log);
    public Function<SearchPlan, List<FeedReading>> answers = _ -> List.of();
    public Predicate<Resource> withheld = _ -> false;
    public Decision decision = new Decision.Permitted();
    NotForUser notFor = NotForUser.NOTHING;
    Found found = new Found.Live(new ViewerSession(LAUNCH, CONTEXT, NOW, NOW.plus(Duration.ofMinutes(30))));
    public List<FeedRegistration> feeds = List.of();
    public Set<TabId> tabs = Set.of(TabId.SUMMARY);
    public RoleProfile profile = RoleProfile.whole("Nurse", CATALOGUE.ids());
    /** That nothing is in doubt as long as a feed is silent: most tests are about something else. */
    public RestrictedPatients restricted = new RestrictedPatients(false, Set.of(new FeedId("nobody")));

    public final HeardRestrictions heard = new HeardRestrictions(InstantSource.fixed(NOW));
    Optional<Instant> lastOpened = Optional.empty();
    boolean keyInForce = true;
    boolean vouchedFor = true;
    AccessRules access = LaunchOfNorthgate.NO_ROLES;
    public final CodeCoverage coverage = new CodeCoverage(InstantSource.fixed(NOW));
    OrganisationTerms terms = OrganisationTerms.NONE;
    public OfDeceased ofDeceased = new OfDeceased.Shown();
    Leave leave = new Leave.Given(ObjectionScope.Parts.NONE);

    public OpeningUnderTest() {
        this(NOW);
    }

    OpeningUnderTest(Instant now) {
        this.now = now;
    }

    public String page() {
        return page(TabId.SUMMARY);
    }

    public String page(TabId tab) {
        return opener().whole(visit(), tab, Delivery.WHOLE_PAGE);
    }

    String alone(TabId tab, String panel, boolean older) {
        return opener().alone(visit(), tab, panel, older);
    }

    WholeRecord whole() {
        return new WholeRecord(openings(), this, maker(), pages, InstantSource.fixed(now));
    }

    boolean stream(PageStream stream) {
        return opener().stream(visit(), TabId.SUMMARY, stream);
    }

    public Visit visit() {
        return gate().enter(LAUNCH, SECRET, CALLER);
    }

    private SessionGate gate() {
        return new SessionGate(
                this, this::config, (_, _) -> keyInForce, (it, _) -> log.add("refused " + it.launchId()), _ -> {});
    }

    public Openings openings() {
        return new Openings(this, this, Gates.of(this::config, (_, _) -> leave, this), gate(), places);
    }

    TabOpener opener() {
        return new TabOpener(openings(), this, maker(), pages, InstantSource.fixed(now));
    }

    /** The page of the summary before anything has been read. */
    RecordPage recordPage() {
        Permit<Tab> permit = openings()
                .permit(visit(), TabId.SUMMARY, catalogue.find(TabId.SUMMARY).orElseThrow(), "");
        return maker().page(permit, maker().layout(permit), null);
    }

    RecordPageMaker maker() {
        return new RecordPageMaker(
                catalogue,
                this,
                _ -> lastOpened,
                new PageComposer(this, catalogue, coverage, heard),
                InstantSource.fixed(now));
    }

    private LaunchConfig config() {
        return LaunchOfNorthgate.config(CONTEXT, vouchedFor, terms, access);
    }

    @Override
    public Decision mayOpen(LaunchContext launch, TabId tab) {
        log.add("policy");
        return decision;
    }

    @Override
    public OfDeceased ofDeceased(LaunchContext launch, Death death, boolean overridden) {
        return ofDeceased;
    }

    @Override
    public NotForUser notFor(LaunchContext launch, boolean overridden) {
        return notFor;
    }

    @Override
    public RoleProfile profileOf(LaunchContext launch) {
        return profile;
    }

    @Override
    public Set<TabId> tabsOf(LaunchContext launch) {
        return tabs;
    }

    @Override
    public TabId firstTab(LaunchContext launch) {
        return TabId.SUMMARY;
    }

    @Override
    public boolean withholds(LaunchContext launch, Resource resource) {
        return withheld.test(resource);
    }

    @Override
    public RestrictedPatients restrictedPatients() {
        return restricted;
    }

    @Override
    public RecordReading begin(AuditReceipt receipt, SearchPlan plan) {
        log.add("read");
        return new OneByOne(answers.apply(plan), log);
    }

    @Override
    public List<FeedReading> expected(LaunchContext launch) {
        return feeds.stream()
                .map(feed -> feed.isFor(launch.registration())
                        ? FeedReading.awaited(feed)
                        : FeedReading.notShared(feed, launch.organisationName()))
                .toList();
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
