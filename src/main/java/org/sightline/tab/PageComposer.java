package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Death;
import org.sightline.coverage.CodeCoverage;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.RecordFrame.CloseForm;
import org.sightline.tab.RecordFrame.FindForm;
import org.sightline.tab.RecordFrame.OpenedBy;
import org.sightline.tab.RecordFrame.TabLink;
import org.sightline.tab.RecordView.Around;
import org.sightline.tab.RecordView.Live;
import org.sightline.tab.RecordView.Printing;
import org.sightline.tab.SourcesView.News;
import org.sightline.tab.banner.Banner;
import org.sightline.tab.banner.Banners;
import org.sightline.tab.banner.DeathSaid;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.restricted.HeardRestrictions;
import org.sightline.tab.restricted.Restriction;
import org.sightline.visit.Visit;

/** Puts a tab's page together from what was read: banner, tab bar, sources, panels, who opened it. */
@ApplicationScoped
class PageComposer {

    /** How long after the last deadline a page may still come over a slow line. */
    private static final long LATE_SECONDS = 5;

    private final AccessPolicy policy;
    private final TabCatalogue catalogue;
    private final CodeCoverage coverage;
    private final HeardRestrictions restrictions;
    private final CodesOfPanels.Finders finders = new CodesOfPanels.Finders();

    PageComposer(AccessPolicy policy, TabCatalogue catalogue, CodeCoverage coverage, HeardRestrictions restrictions) {
        this.restrictions = restrictions;
        this.policy = policy;
        this.catalogue = catalogue;
        this.coverage = coverage;
    }

    /** What finds the codes of each panel. */
    CodesOfPanels.Finders finders() {
        return finders;
    }

    /** The count of which codes came for which panel. */
    CodeCoverage coverage() {
        return coverage;
    }

    /**
     * @param shown what each panel of the layout shows, the banner's included
     * @param renewed those of the tab's own panels that are not as they were the last time
     */
    ComposedPage compose(
            PageOutline outline,
            List<Panel> shown,
            List<Panel> renewed,
            List<PermittedReading> readings,
            Restriction restriction) {
        Visit visit = outline.visit();
        Tab tab = outline.tab();
        boolean alone = outline.layout().alone();
        List<Panel> own = shown.subList(0, outline.layout().own().size());
        String tabHere = visit.address() + "/" + tab.id();
        String here = alone ? own.getFirst().frame().place().address() : tabHere;
        Instant last = outline.lastOpened();
        RecordFrame frame = new RecordFrame(
                saying(restriction, readings, banner(outline, shown, own, readings)),
                tabs(visit, tab, readings),
                OpenedBy.of(visit, tab.id(), outline.now()),
                CloseForm.of(visit),
                FindForm.of(visit));
        RecordView view = new RecordView(
                alone ? own.getFirst().frame().title() : tab.title(),
                frame,
                SourcesView.of(readings, outline.now(), here + "?complete=yes", news(last, own, readings)),
                new ArrayList<>(own),
                outline.layout().shown().columns(),
                new Around(
                        null,
                        alone ? new Link(tab.title(), tabHere) : null,
                        alone ? "" : String.join(", ", outline.layout().shown().notShown())),
                new Printing(tabHere + "?print=yes", visit.address() + "/print", tabHere + "/printed", false));
        restrictions.remember(visit.launchId(), heard(outline, readings, restriction));
        return new ComposedPage(view, shown, renewed, readings, restriction);
    }

    private static HeardRestrictions.Heard heard(
            PageOutline outline, List<PermittedReading> readings, Restriction restriction) {
        List<FeedReading> all = readings.stream().map(PermittedReading::reading).toList();
        Death death = DeathSaid.by(all, outline.visit().launch().patient(), outline.now());
        return new HeardRestrictions.Heard(restriction, death);
    }

    private Banner banner(PageOutline outline, List<Panel> shown, List<Panel> own, List<PermittedReading> readings) {
        List<FeedReading> all = readings.stream().map(PermittedReading::reading).toList();
        return new Banners(outline.visit().launch().patient(), all, outline.now())
                .banner(shown, own, catalogue.ranks())
                .without(outline.layout().shown().missingInBanner());
    }

    /** Where nothing has been read nothing is withheld. What is so for a moment only moves nothing on the screen. */
    private static Banner saying(Restriction restriction, List<PermittedReading> readings, Banner banner) {
        if (!anyAnswered(readings)) {
            return banner;
        }
        return restriction.isOpen() ? banner.notYet(restriction.words()) : banner.saying(restriction.words());
    }

    private static boolean anyAnswered(List<PermittedReading> readings) {
        return readings.stream().anyMatch(permitted -> permitted.reading().answer() instanceof FeedAnswer.Answered);
    }

    private static boolean supplies(FeedRegistration feed, List<SearchNeed> needs) {
        return feed.connection().stream()
                .anyMatch(connection -> needs.stream()
                        .filter(need -> need.isFor(feed))
                        .anyMatch(need -> connection.supplies().contains(need.resourceType())));
    }

    /** Where entries may lack it is said of those that came; where none could come, nothing is said. */
    private static News news(@Nullable Instant lastOpened, List<Panel> panels, List<PermittedReading> readings) {
        if (lastOpened == null || !anyAnswered(readings)) {
            return News.NONE;
        }
        long fresh =
                panels.stream().flatMap(Panel::rows).filter(RowFrame::fresh).count();
        boolean lacking = panels.stream()
                .map(Panel::frame)
                .anyMatch(frame -> frame.waiting() || frame.notices().stream().anyMatch(Notice::isLack));
        String when = ClinicalDate.of(lastOpened).text();
        String nothing = lacking
                ? "nothing that was received for this page is dated later, but it may lack entries."
                : "nothing on this page is dated later.";
        return new News(
                (fresh == 0 ? "Nothing" : fresh) + " new since " + when + (lacking ? ", in what was received" : ""),
                "Since you last opened this record, " + when + ": "
                        + (fresh == 0
                                ? nothing
                                : fresh + (fresh == 1 ? " entry" : " entries") + " on this page, marked New."));
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
        Link more = catalogue.among(visit.tabsBy(policy)).stream()
                .filter(other -> other.id().value().equals(panel.excerpt().tab()))
                .map(other -> new Link(other.title(), record + other.id()))
                .findFirst()
                .orElse(null);
        String address = record + catalogue.tabOf(panel, outline.tab()) + "/" + panel.id();
        return new PanelPlace(
                outline.layout().isUncut() && outline.layout().own().contains(panel),
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
        return catalogue.among(visit.tabsBy(policy)).stream()
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
