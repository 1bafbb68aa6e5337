package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.coverage.UnplacedCodes;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.RecordView.Around;
import org.sightline.tab.RecordView.CloseForm;
import org.sightline.tab.RecordView.Live;
import org.sightline.tab.RecordView.OpenedBy;
import org.sightline.tab.RecordView.Printing;
import org.sightline.tab.RecordView.TabLink;
import org.sightline.tab.banner.Banners;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.visit.Visit;

/** Puts a tab's page together from what was read: banner, tab bar, sources, panels, who opened it. */
@ApplicationScoped
class PageComposer {

    /** How long after the last deadline a page may still come over a slow line. */
    private static final long LATE_SECONDS = 5;

    private final AccessPolicy policy;
    private final TabCatalogue catalogue;
    private final UnplacedCodes unplaced;

    PageComposer(AccessPolicy policy, TabCatalogue catalogue, UnplacedCodes unplaced) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.unplaced = unplaced;
    }

    /** Counts the codes of what stood in no panel of a page that is whole; a panel opened alone tells nothing new. */
    void countUnplaced(PageOutline outline, PanelInput rest) {
        if (outline.layout().alone() || !PanelKinds.isNotPlaced(rest.definition())) {
            return;
        }
        rest.sources()
                .forEach(source -> unplaced.count(
                        outline.visit().launch().registration(),
                        outline.tab().id().value(),
                        source.feed(),
                        source.resources().values().stream()
                                .filter(resource -> !Codes.isEnteredInError(resource)
                                        && rest.definition().leaves(resource).isEmpty())
                                .toList()));
    }

    /**
     * @param shown what each panel of the layout shows, the banner's included
     * @param renewed those of the tab's own panels that are not as they were the last time
     */
    ComposedPage compose(PageOutline outline, List<Panel> shown, List<Panel> renewed, List<PermittedReading> readings) {
        Visit visit = outline.visit();
        Tab tab = outline.tab();
        boolean alone = outline.layout().alone();
        List<Panel> own = shown.subList(0, outline.layout().own().size());
        String tabHere = visit.address() + "/" + tab.id();
        String here = alone ? own.getFirst().frame().place().address() : tabHere;
        Instant last = outline.lastOpened();
        RecordFrame frame = new RecordFrame(
                new Banners(
                                visit.launch().patient(),
                                readings.stream().map(PermittedReading::reading).toList(),
                                outline.now())
                        .banner(shown),
                tabs(visit, tab, readings),
                OpenedBy.of(visit, tab.id(), outline.now()),
                CloseForm.of(visit));
        RecordView view = new RecordView(
                alone ? own.getFirst().frame().title() : tab.title(),
                frame,
                SourcesView.of(readings, here + "?complete=yes", last == null ? "" : news(last, own)),
                new ArrayList<>(own),
                tab.inFirstColumn(),
                alone ? new Around(null, null, new Link(tab.title(), tabHere)) : new Around(tab.help(), null, null),
                new Printing(tabHere + "?print=yes", visit.address() + "/print", tabHere + "/printed", false));
        return new ComposedPage(view, shown, renewed, readings);
    }

    private static boolean supplies(FeedRegistration feed, List<SearchNeed> needs) {
        return feed.connection().stream()
                .anyMatch(connection -> needs.stream()
                        .filter(need -> need.isFor(feed))
                        .anyMatch(need -> connection.supplies().contains(need.resourceType())));
    }

    private static String news(Instant lastOpened, List<Panel> panels) {
        long fresh =
                panels.stream().flatMap(Panel::rows).filter(RowFrame::fresh).count();
        return "Since you last opened this record, "
                + ClinicalDate.of(lastOpened).text() + ": "
                + (fresh == 0
                        ? nothingLater(panels)
                        : fresh + (fresh == 1 ? " entry" : " entries") + " on this page, marked New.");
    }

    private static String nothingLater(List<Panel> panels) {
        boolean lacking = panels.stream()
                .map(Panel::frame)
                .anyMatch(frame -> frame.waiting() || frame.notices().stream().anyMatch(Notice::isLack));
        return lacking
                ? "nothing that was received for this page is dated later, but it may lack entries."
                : "nothing on this page is dated later.";
    }

    /** How the page is filled while its feeds are awaited. */
    Live live(PageOutline outline, List<FeedReading> expected) {
        long longest = expected.stream()
                .flatMap(reading -> reading.feed().connection().stream())
                .mapToLong(connection -> connection.deadline().toSeconds())
                .max()
                .orElse(0);
        String stream = outline.visit().address() + "/stream/" + outline.tab().id();
        return new Live(stream, longest + LATE_SECONDS);
    }

    /** Where a panel of this tab stands for this user. */
    PanelPlace place(PageOutline outline, PanelDefinition panel) {
        Visit visit = outline.visit();
        String record = visit.address() + "/";
        Link more = catalogue.among(policy.tabsOf(visit.launch())).stream()
                .filter(other -> other.id().value().equals(panel.excerpt().tab()))
                .map(other -> new Link(other.title(), record + other.id()))
                .findFirst()
                .orElse(null);
        String address = record + catalogue.tabOf(panel, outline.tab()) + "/" + panel.id();
        return new PanelPlace(
                outline.layout().alone() && outline.layout().own().contains(panel),
                address,
                more,
                further(panel, address, outline.layout().isAsked(panel)),
                visit.launch().patient().birthDate());
    }

    private static @Nullable Link further(PanelDefinition panel, String address, boolean asked) {
        if (!asked) {
            return new Link("Ask the sources for these", address);
        }
        return panel.hasWindow() ? new Link("Ask for older", address + "?older=yes") : null;
    }

    private List<TabLink> tabs(Visit visit, Tab current, List<PermittedReading> readings) {
        return catalogue.among(policy.tabsOf(visit.launch())).stream()
                .map(tab -> new TabLink(
                        tab.id().value(),
                        tab.title(),
                        visit.address() + "/" + tab.id(),
                        tab.equals(current),
                        nothing(tab, readings)))
                .toList();
    }

    /** Why a tab surely has nothing to show; no feed is asked for it. */
    private static String nothing(Tab tab, List<PermittedReading> readings) {
        List<SearchNeed> needs = tab.panels().stream()
                .flatMap(panel -> panel.searches().stream())
                .filter(need -> !need.isMetByLookUp())
                .toList();
        List<FeedReading> suppliers = readings.stream()
                .map(PermittedReading::reading)
                .filter(reading -> supplies(reading.feed(), needs))
                .toList();
        if (suppliers.isEmpty()) {
            return "no source";
        }
        return suppliers.stream().allMatch(reading -> reading.answer() instanceof FeedAnswer.PatientNotKnown)
                ? "not known to its sources"
                : "";
    }
}
