package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.policy.AccessPolicy;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.tab.RecordView.CloseForm;
import org.sightline.tab.RecordView.OpenedBy;
import org.sightline.tab.RecordView.TabLink;
import org.sightline.tab.panel.AllergiesView;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelKinds;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelView;

/** Puts a tab's page together from what was read: banner, tab bar, sources, panels, who opened it. */
@ApplicationScoped
class PageComposer {

    private final AccessPolicy policy;
    private final TabCatalogue catalogue;
    private final SessionGate gate;

    PageComposer(AccessPolicy policy, TabCatalogue catalogue, SessionGate gate) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.gate = gate;
    }

    /**
     * @param inputs what each panel is to see; of the panels, those beyond the tab's own feed the banner alone
     */
    Composed compose(
            ViewerSession session,
            String secret,
            Tab tab,
            List<PanelDefinition> wanted,
            PanelInputs inputs,
            List<Permitted> readings,
            Instant now) {
        List<PanelView> shown =
                wanted.stream().map(panel -> PanelKinds.show(inputs.of(panel))).toList();
        List<PanelView> own = shown.subList(0, tab.panels().size());
        Optional<AllergiesView> allergies = shown.stream()
                .filter(AllergiesView.class::isInstance)
                .map(AllergiesView.class::cast)
                .findFirst();
        RecordView view = new RecordView(
                tab.title(),
                new Banners(session.launch().patient(), readings, now).banner(allergies),
                tabs(session, tab),
                readings.stream().map(SourceLine::of).toList(),
                new ArrayList<>(own),
                openedBy(session, now),
                new CloseForm(path(session.launchId()) + "/close", FormToken.of(session.launchId(), secret)));
        return new Composed(view, shown);
    }

    /** Where a panel of this tab stands for this user. */
    PanelPlace place(ViewerSession session, Tab tab, PanelDefinition panel) {
        String record = path(session.launchId()) + "/";
        Optional<Link> more = catalogue.among(policy.tabsOf(session.launch())).stream()
                .filter(other -> other.id().value().equals(panel.tab()))
                .map(other -> new Link(other.title(), record + other.id()))
                .findFirst();
        return new PanelPlace(false, record + tab.id() + "/" + panel.id(), more);
    }

    private List<TabLink> tabs(ViewerSession session, Tab current) {
        return catalogue.among(policy.tabsOf(session.launch())).stream()
                .map(tab -> new TabLink(tab.title(), path(session.launchId()) + "/" + tab.id(), tab.equals(current)))
                .toList();
    }

    private OpenedBy openedBy(ViewerSession session, Instant now) {
        LaunchContext launch = session.launch();
        Coded role = launch.practitioner().role();
        return new OpenedBy(
                ShownText.of(launch.practitioner().name()),
                ShownText.of(role.display()).orElse(ShownText.of("role " + role.code())),
                ShownText.of(launch.organisationName()),
                launch.purpose().words(),
                ClinicalDate.of(now).text(),
                ClinicalDate.timeOf(session.endsAt()),
                gate.serviceDesk(launch));
    }

    private static String path(LaunchId launchId) {
        return "/record/" + launchId;
    }

    /**
     * A page and the panels whose rows are on it.
     *
     * @param shown the tab's panels, then what the banner shows besides
     */
    record Composed(RecordView view, List<PanelView> shown) {}
}
