package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.context.LaunchId;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.tab.RecordView.CloseForm;
import org.sightline.tab.RecordView.Live;
import org.sightline.tab.RecordView.OpenedBy;
import org.sightline.tab.RecordView.TabLink;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;

/** Puts a tab's page together from what was read: banner, tab bar, sources, panels, who opened it. */
@ApplicationScoped
class PageComposer {

    /** How long after the last deadline a page may still come over a slow line. */
    private static final long LATE_SECONDS = 5;

    private final AccessPolicy policy;
    private final TabCatalogue catalogue;
    private final SessionGate gate;

    PageComposer(AccessPolicy policy, TabCatalogue catalogue, SessionGate gate) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.gate = gate;
    }

    /**
     * @param shown what each panel of the layout shows, the banner's included
     * @param renewed those of the tab's own panels that are not as they were the last time
     */
    Composed compose(
            ViewerSession session,
            String secret,
            Tab tab,
            Sheet.Layout layout,
            List<PanelView> shown,
            List<PanelView> renewed,
            List<Permitted> readings,
            Optional<Instant> lastOpened,
            Instant now) {
        List<PanelView> own = shown.subList(0, layout.own().size());
        String tabHere = path(session.launchId()) + "/" + tab.id();
        String here = layout.alone() ? own.getFirst().frame().place().address() : tabHere;
        RecordView view = new RecordView(
                layout.alone() ? own.getFirst().frame().title() : tab.title(),
                new Banners(session.launch().patient(), readings, now).banner(shown),
                tabs(session, tab, readings),
                SourcesView.of(readings, here + "?complete=yes", lastOpened.map(last -> news(last, own))),
                new ArrayList<>(own),
                tab.inFirstColumn(),
                layout.alone() ? Optional.empty() : Optional.of(tab.help()),
                Optional.empty(),
                layout.alone() ? Optional.of(new Link(tab.title(), tabHere)) : Optional.empty(),
                OpenedBy.of(session, tab.id(), gate.serviceDesk(session.launch()), now),
                new CloseForm(path(session.launchId()) + "/close", FormToken.of(session.launchId(), secret)),
                new RecordView.Printing(
                        tabHere + "?print=yes", path(session.launchId()) + "/print", tabHere + "/printed", false));
        return new Composed(view, shown, renewed, readings);
    }

    private static boolean supplies(FeedRegistration feed, List<SearchNeed> needs) {
        return feed.connection().stream()
                .anyMatch(connection -> needs.stream()
                        .filter(need -> need.isFor(feed.setting()))
                        .anyMatch(need -> connection.supplies().contains(need.resourceType())));
    }

    private static String news(Instant lastOpened, List<PanelView> panels) {
        long fresh =
                panels.stream().flatMap(PanelView::rows).filter(RowFrame::fresh).count();
        return "Since you last opened this record, "
                + ClinicalDate.of(lastOpened).text() + ": "
                + (fresh == 0
                        ? nothingLater(panels)
                        : fresh + (fresh == 1 ? " entry" : " entries") + " on this page, marked New.");
    }

    private static String nothingLater(List<PanelView> panels) {
        boolean lacking = panels.stream()
                .map(PanelView::frame)
                .anyMatch(frame -> frame.waiting() || frame.notices().stream().anyMatch(Notice::isLack));
        return lacking
                ? "nothing that was received for this page is dated later, but it may lack entries."
                : "nothing on this page is dated later.";
    }

    /** How the page is filled while its feeds are awaited. */
    Live live(ViewerSession session, Tab tab, List<FeedReading> expected) {
        long longest = expected.stream()
                .flatMap(reading -> reading.feed().connection().stream())
                .mapToLong(connection -> connection.deadline().toSeconds())
                .max()
                .orElse(0);
        return new Live(path(session.launchId()) + "/stream/" + tab.id(), longest + LATE_SECONDS);
    }

    /** Where a panel of this tab stands for this user. */
    PanelPlace place(ViewerSession session, Tab tab, PanelDefinition panel, boolean alone) {
        String record = path(session.launchId()) + "/";
        Optional<Link> more = catalogue.among(policy.tabsOf(session.launch())).stream()
                .filter(other -> other.id().value().equals(panel.tab()))
                .map(other -> new Link(other.title(), record + other.id()))
                .findFirst();
        return new PanelPlace(alone, record + catalogue.tabOf(panel, tab) + "/" + panel.id(), more);
    }

    private List<TabLink> tabs(ViewerSession session, Tab current, List<Permitted> readings) {
        return catalogue.among(policy.tabsOf(session.launch())).stream()
                .map(tab -> new TabLink(
                        tab.id().value(),
                        tab.title(),
                        path(session.launchId()) + "/" + tab.id(),
                        tab.equals(current),
                        nothing(tab, readings)))
                .toList();
    }

    /** Why a tab surely has nothing to show; no feed is asked for it. */
    private static String nothing(Tab tab, List<Permitted> readings) {
        List<SearchNeed> needs = tab.panels().stream()
                .flatMap(panel -> panel.searches().stream())
                .toList();
        List<FeedReading> suppliers = readings.stream()
                .map(Permitted::reading)
                .filter(reading -> supplies(reading.feed(), needs))
                .toList();
        if (suppliers.isEmpty()) {
            return "no source";
        }
        return suppliers.stream().allMatch(reading -> reading.answer() instanceof FeedAnswer.PatientNotKnown)
                ? "not known to its sources"
                : "";
    }

    private static String path(LaunchId launchId) {
        return "/record/" + launchId;
    }

    /**
     * A page as far as it goes.
     *
     * @param shown the tab's panels, then what the banner shows besides
     * @param renewed the tab's panels that changed since it was last composed
     */
    record Composed(RecordView view, List<PanelView> shown, List<PanelView> renewed, List<Permitted> readings) {

        boolean isComplete() {
            return !view.sources().waiting();
        }
    }
}
