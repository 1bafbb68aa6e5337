package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditEvent.PanelShown;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.EarlierOpenings;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.tab.PageComposer.Composed;
import org.sightline.tab.RecordNotShownException.Reason;
import org.sightline.tab.Sheet.Layout;
import org.sightline.tab.panel.PanelDefinition;

/**
 * The only place that shows patient data. Its seven steps are in one order for every tab: policy, audit "opening",
 * reading, withholding, panels, page, audit "opened".
 */
@ApplicationScoped
class TabOpener {

    /** The audit trail's reason for a tab that a role opens but no tab file has. */
    static final String NO_SUCH_TAB = "no-such-tab";

    private final SessionGate gate;
    private final AccessPolicy policy;
    private final AuditTrail audit;
    private final EarlierOpenings earlier;
    private final RecordReader reader;
    private final TabCatalogue catalogue;
    private final PageComposer composer;
    private final RecordPages pages;
    private final InstantSource clock;

    TabOpener(
            SessionGate gate,
            AccessPolicy policy,
            AuditTrail audit,
            EarlierOpenings earlier,
            RecordReader reader,
            TabCatalogue catalogue,
            PageComposer composer,
            RecordPages pages,
            InstantSource clock) {
        this.gate = gate;
        this.policy = policy;
        this.audit = audit;
        this.earlier = earlier;
        this.reader = reader;
        this.catalogue = catalogue;
        this.composer = composer;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The tab's frame while its feeds are awaited: nothing in it was read from a feed, so nothing is recorded yet but a
     * refusal. Its panels are filled by {@link #stream}.
     *
     * @throws RecordNotShownException if the session or the role does not open it
     */
    String frame(TabRequest request) {
        ViewerSession session = gate.enter(request.launchId(), request.secret(), request.caller());
        Tab tab = permittedTab(session, request);
        Layout layout = layout(tab);
        Composed waiting = sheet(session, request.secret(), tab, layout, layout.plan(), Optional.empty())
                .with(reader.expected(session.launch()));
        return pages.record(
                waiting.isComplete()
                        ? waiting.view()
                        : waiting.view().whileWaiting(composer.live(session, tab, reader.expected(session.launch()))));
    }

    /**
     * The tab's page in one piece, after both of its audit rows are committed.
     *
     * @throws RecordNotShownException if the session or the role does not open it
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed: no page then
     */
    String whole(TabRequest request, Delivery delivery) {
        ViewerSession session = gate.enter(request.launchId(), request.secret(), request.caller());
        Tab tab = permittedTab(session, request);
        return whole(session, request, tab, layout(tab), delivery);
    }

    /**
     * Every tab the role opens on one page, for paper. Each is an opening of its own; the feeds are asked once for all.
     *
     * @throws RecordNotShownException if the session has ended or the role opens no tab
     * @throws org.sightline.audit.AuditUnavailableException if any row could not be committed: no page then
     */
    String print(LaunchId launchId, String secret, Caller caller) {
        ViewerSession session = gate.enter(launchId, secret, caller);
        LaunchContext launch = session.launch();
        List<Tab> tabs = catalogue.among(policy.tabsOf(launch));
        if (tabs.isEmpty()) {
            throw new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, gate.serviceDesk(launch));
        }
        Map<Tab, AuditReceipt> receipts = new LinkedHashMap<>();
        tabs.forEach(tab -> receipts.put(tab, audit.opening(launchId, launch, tab.id(), caller)));
        Instant begun = clock.instant();
        SearchPlan plan = SearchPlan.of(tabs.stream()
                .flatMap(tab -> layout(tab).all().stream())
                .flatMap(panel -> panel.searches().stream())
                .toList());
        List<FeedReading> readings = reader.read(receipts.values().iterator().next(), plan);
        Map<Tab, Composed> composed = new LinkedHashMap<>();
        Optional<Instant> last = earlier.lastBefore(receipts.values().iterator().next());
        tabs.forEach(tab -> composed.put(
                tab, sheet(session, secret, tab, layout(tab), plan, last).with(readings)));
        String page = pages.print(composed.values().stream().map(Composed::view).toList());
        Duration after = Duration.between(begun, clock.instant());
        composed.forEach((tab, shown) -> audit.opened(
                Objects.requireNonNull(receipts.get(tab)), report(shown, Delivery.PRINTED, after), caller));
        return page;
    }

    /**
     * Records that a tab on the screen is being printed.
     *
     * @return whether the form's token is this record's
     */
    boolean printed(TabRequest request, String token) {
        ViewerSession session = gate.enter(request.launchId(), request.secret(), request.caller());
        if (!FormToken.matches(token, request.launchId(), request.secret())) {
            return false;
        }
        permittedTab(session, request);
        audit.record(new AuditEvent.Printed(request.launchId(), session.launch(), request.tab()), request.caller());
        return true;
    }

    /**
     * One panel of the tab, with every row it has, as {@link #whole} in all else.
     *
     * @throws RecordNotShownException also if the tab has no such panel
     */
    String alone(TabRequest request, String panelId) {
        ViewerSession session = gate.enter(request.launchId(), request.secret(), request.caller());
        Tab tab = permittedTab(session, request);
        List<PanelDefinition> panel = tab.panels().stream()
                .filter(definition -> definition.id().equals(panelId))
                .toList();
        if (panel.isEmpty()) {
            throw new RecordNotShownException(Reason.NO_SESSION, Optional.empty());
        }
        return whole(session, request, tab, new Layout(panel, bannerBesides(panel), true), Delivery.WHOLE_PAGE);
    }

    /**
     * Hands the tab over piece by piece as feeds answer. The closing audit row says what was handed over and when; it is
     * written before this returns, whether the reader stayed to the end or not.
     *
     * @return whether it was handed over to the end
     * @throws RecordNotShownException if the session or the role does not open it: nothing was sent then
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed
     */
    boolean stream(TabRequest request, Pieces pieces) {
        ViewerSession session = gate.enter(request.launchId(), request.secret(), request.caller());
        Tab tab = permittedTab(session, request);
        AuditReceipt receipt = audit.opening(request.launchId(), session.launch(), request.tab(), request.caller());
        Layout layout = layout(tab);
        Sheet sheet = sheet(session, request.secret(), tab, layout, layout.plan(), earlier.lastBefore(receipt));
        HandingOver handing = new HandingOver(pieces, pages, clock.instant(), clock);
        try (RecordReading reading = reader.begin(receipt, sheet.plan())) {
            while (handing.goesOn()) {
                handing.over(sheet.with(reading.next()));
            }
        } finally {
            audit.opened(receipt, handing.report(), request.caller());
        }
        return handing.isFinished();
    }

    private String whole(ViewerSession session, TabRequest request, Tab tab, Layout layout, Delivery delivery) {
        AuditReceipt receipt = audit.opening(request.launchId(), session.launch(), request.tab(), request.caller());
        Instant begun = clock.instant();
        Sheet sheet = sheet(session, request.secret(), tab, layout, layout.plan(), earlier.lastBefore(receipt));
        Composed composed = sheet.with(reader.read(receipt, sheet.plan()));
        RecordView view = composed.view();
        String page = pages.record(delivery == Delivery.PRINTED ? view.onPaper() : view);
        Duration after = Duration.between(begun, clock.instant());
        audit.opened(receipt, report(composed, delivery, after), request.caller());
        return page;
    }

    private static AuditEvent.Opened report(Composed composed, Delivery delivery, Duration after) {
        List<PanelShown> shown = composed.shown().stream()
                .map(panel -> OpeningReport.shown(panel, after))
                .toList();
        return OpeningReport.of(delivery, composed.readings(), shown);
    }

    private Sheet sheet(
            ViewerSession session,
            String secret,
            Tab tab,
            Layout layout,
            SearchPlan plan,
            Optional<Instant> lastOpened) {
        return new Sheet(
                composer,
                session,
                secret,
                tab,
                layout,
                plan,
                new Withholding(policy, session.launch()),
                lastOpened,
                clock.instant());
    }

    private Tab permittedTab(ViewerSession session, TabRequest request) {
        TabId tabId = request.tab();
        Caller caller = request.caller();
        Optional<Tab> tab = catalogue.find(tabId);
        return switch (policy.mayOpen(session.launch(), tabId)) {
            case AccessPolicy.Decision.Permitted _ ->
                tab.orElseThrow(() -> denied(session, tabId, NO_SUCH_TAB, caller));
            case AccessPolicy.Decision.Denied denied -> throw denied(session, tabId, denied.reason(), caller);
        };
    }

    private RecordNotShownException denied(ViewerSession session, TabId tabId, String reason, Caller caller) {
        LaunchContext launch = session.launch();
        audit.record(new AuditEvent.TabDenied(session.launchId(), launch, tabId, reason), caller);
        return new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, gate.serviceDesk(launch));
    }

    private Layout layout(Tab tab) {
        return new Layout(tab.panels(), bannerBesides(tab.panels()), false);
    }

    /** What the banner needs beside these panels. */
    private List<PanelDefinition> bannerBesides(List<PanelDefinition> panels) {
        return catalogue.ofBanner().stream()
                .filter(panel -> panels.stream()
                        .noneMatch(own -> own.asksEverybody() && own.kind().equals(panel.kind())))
                .toList();
    }
}
