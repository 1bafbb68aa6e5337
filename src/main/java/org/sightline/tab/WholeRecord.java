package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.banner.DeathSaid;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.find.FindQuery;
import org.sightline.visit.Opening;
import org.sightline.visit.OpeningPlaces.Place;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.RecordNotShownException.Reason;
import org.sightline.visit.Visit;

/**
 * Every tab the role opens on one page: for paper, or what of them holds some words. Each is an opening of its own; the
 * feeds are asked once for all.
 */
@ApplicationScoped
class WholeRecord {

    private final Openings openings;
    private final RecordReader reader;
    private final RecordPageMaker maker;
    private final RecordPages pages;
    private final InstantSource clock;

    WholeRecord(Openings openings, RecordReader reader, RecordPageMaker maker, RecordPages pages, InstantSource clock) {
        this.openings = openings;
        this.reader = reader;
        this.maker = maker;
        this.pages = pages;
        this.clock = clock;
    }

    /** A tab on its way to the page. */
    private record OpenTab(Permit<Tab> permit, PanelLayout layout, Opening<AuditReceipt, AuditEvent.Opened> opening) {}

    /**
     * The page, and what of each tab stands on it.
     *
     * @param tabs in the order in which they were given
     */
    private record HandedOver(String page, List<ComposedPage> tabs) {}

    /**
     * All of it, for paper.
     *
     * @throws RecordNotShownException if the role opens no tab
     * @throws org.sightline.audit.AuditUnavailableException if any row could not be committed: no page then
     */
    String print(Visit visit) {
        return open(
                visit,
                Delivery.PRINTED,
                maker::layout,
                tabs -> new HandedOver(
                        pages.print(tabs.stream().map(ComposedPage::view).toList()), tabs));
    }

    /**
     * What of it holds some words. They are kept nowhere: they may say more of a patient than the trail may.
     *
     * @param typed what the reader typed
     * @param query what that looks for
     * @throws RecordNotShownException if the role opens no tab
     * @throws org.sightline.audit.AuditUnavailableException if any row could not be committed: no page then
     */
    String find(Visit visit, String typed, FindQuery query) {
        return open(visit, Delivery.FOUND, maker::uncut, tabs -> {
            FoundView view = FoundView.of(typed, query, tabs);
            return new HandedOver(
                    pages.found(view),
                    view.tabs().stream().map(FoundView.FoundTab::page).toList());
        });
    }

    /** The address at which the record begins. */
    String firstTab(Visit visit) {
        return visit.address() + "/" + openings.firstTab(visit);
    }

    private String open(
            Visit visit,
            Delivery delivery,
            Function<Permit<Tab>, PanelLayout> layout,
            Function<List<ComposedPage>, HandedOver> laying) {
        try (Place _ = openings.place(visit)) {
            return inPlace(visit, delivery, layout, laying);
        }
    }

    private String inPlace(
            Visit visit,
            Delivery delivery,
            Function<Permit<Tab>, PanelLayout> layout,
            Function<List<ComposedPage>, HandedOver> laying) {
        List<OpenTab> tabs = maker.tabs(openings.tabsOf(visit)).stream()
                .map(tab -> openings.permit(visit, tab.id(), tab, TabOpener.NO_SUCH_TAB))
                .map(permit -> new OpenTab(permit, layout.apply(permit), openings.of(permit)))
                .toList();
        if (tabs.isEmpty()) {
            throw new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, visit.desk());
        }
        Instant begun = clock.instant();
        HandedOver handed = laying.apply(read(visit, tabs));
        Duration after = Duration.between(begun, clock.instant());
        for (int i = 0; i < tabs.size(); i++) {
            AuditEvent.Opened report = OpeningReport.of(delivery, handed.tabs().get(i), after);
            tabs.get(i).opening().closeWith(() -> report);
            tabs.get(i).opening().close();
        }
        return handed.page();
    }

    private List<ComposedPage> read(Visit visit, List<OpenTab> tabs) {
        SearchPlan plan = SearchPlan.of(
                tabs.stream().flatMap(tab -> tab.layout().needs().stream()).toList());
        AuditReceipt first = tabs.getFirst().opening().receipt();
        List<FeedReading> readings = reader.read(first, plan);
        openings.checkDeath(
                tabs.getFirst().permit(), DeathSaid.by(readings, visit.launch().patient(), clock.instant()));
        Withholding withholding = maker.withholding(visit);
        List<ComposedPage> pages = tabs.stream()
                .map(tab -> maker.page(tab.permit(), tab.layout(), plan, withholding, first))
                .map(page -> page.with(readings))
                .toList();
        if (withholding.isClosed()) {
            throw openings.refusedRestricted(tabs.getFirst().permit());
        }
        return pages;
    }
}
