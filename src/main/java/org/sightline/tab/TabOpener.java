package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.feed.RecordReader;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.session.ViewerSession;
import org.sightline.tab.RecordNotShownException.Reason;
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
    private final RecordReader reader;
    private final TabCatalogue catalogue;
    private final PageComposer composer;
    private final RecordPages pages;
    private final InstantSource clock;

    TabOpener(
            SessionGate gate,
            AccessPolicy policy,
            AuditTrail audit,
            RecordReader reader,
            TabCatalogue catalogue,
            PageComposer composer,
            RecordPages pages,
            InstantSource clock) {
        this.gate = gate;
        this.policy = policy;
        this.audit = audit;
        this.reader = reader;
        this.catalogue = catalogue;
        this.composer = composer;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The tab's page, after both of its audit rows are committed.
     *
     * @param secret what the launch's cookie holds
     * @throws RecordNotShownException if the session or the role does not open it
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed: no page then
     */
    String open(LaunchId launchId, String secret, TabId tabId, AuditTrail.Caller caller) {
        ViewerSession session = gate.enter(launchId, secret, caller);
        Tab tab = permittedTab(session, tabId, caller);
        List<PanelDefinition> wanted = withBannersAllergies(tab);
        SearchPlan plan = SearchPlan.of(
                wanted.stream().flatMap(panel -> panel.searches().stream()).toList());

        AuditReceipt receipt = audit.opening(launchId, session.launch(), tabId, caller);
        List<Permitted> readings = new Withholding(policy, session.launch()).apply(reader.read(receipt, plan));
        Instant now = clock.instant();
        PanelInputs inputs = new PanelInputs(plan, readings, panel -> composer.place(session, tab, panel), now);
        PageComposer.Composed composed = composer.compose(session, secret, tab, wanted, inputs, readings, now);
        String page = pages.record(composed.view());
        audit.opened(receipt, OpeningReport.of(readings, composed.shown()), caller);
        return page;
    }

    private Tab permittedTab(ViewerSession session, TabId tabId, AuditTrail.Caller caller) {
        Optional<Tab> tab = catalogue.find(tabId);
        return switch (policy.mayOpen(session.launch(), tabId)) {
            case AccessPolicy.Decision.Permitted _ ->
                tab.orElseThrow(() -> denied(session, tabId, NO_SUCH_TAB, caller));
            case AccessPolicy.Decision.Denied denied -> throw denied(session, tabId, denied.reason(), caller);
        };
    }

    private RecordNotShownException denied(
            ViewerSession session, TabId tabId, String reason, AuditTrail.Caller caller) {
        LaunchContext launch = session.launch();
        audit.record(new AuditEvent.TabDenied(session.launchId(), launch, tabId, reason), caller);
        return new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, gate.serviceDesk(launch));
    }

    /** The tab's panels, and the allergies for the banner where the tab has no panel of them. */
    private List<PanelDefinition> withBannersAllergies(Tab tab) {
        List<PanelDefinition> wanted = new ArrayList<>(tab.panels());
        catalogue.allergies().filter(panel -> !wanted.contains(panel)).ifPresent(wanted::add);
        return wanted;
    }
}
