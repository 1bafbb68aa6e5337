package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.definition.Tab;
import org.sightline.visit.Opening;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.RecordNotShownException.Reason;
import org.sightline.visit.Visit;

/**
 * Lays every tab the role opens out on one page, for paper. Each is an opening of its own; the feeds are asked once for
 * all.
 */
@ApplicationScoped
class RecordPrinter {

    private final Openings openings;
    private final RecordReader reader;
    private final RecordPageMaker maker;
    private final RecordPages pages;
    private final InstantSource clock;

    RecordPrinter(
            Openings openings, RecordReader reader, RecordPageMaker maker, RecordPages pages, InstantSource clock) {
        this.openings = openings;
        this.reader = reader;
        this.maker = maker;
        this.pages = pages;
        this.clock = clock;
    }

    /** A tab on its way to paper. */
    private record OpenTab(Permit<Tab> permit, Opening<AuditReceipt, AuditEvent.Opened> opening) {}

    /**
     * @throws RecordNotShownException if the role opens no tab
     * @throws org.sightline.audit.AuditUnavailableException if any row could not be committed: no page then
     */
    String print(Visit visit) {
        List<OpenTab> tabs = maker.tabs(openings.tabsOf(visit)).stream()
                .map(tab -> openings.permit(visit, tab.id(), tab, TabOpener.NO_SUCH_TAB))
                .map(permit -> new OpenTab(permit, openings.of(permit)))
                .toList();
        if (tabs.isEmpty()) {
            throw new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, visit.desk());
        }
        Instant begun = clock.instant();
        SearchPlan plan = SearchPlan.of(tabs.stream()
                .flatMap(tab -> maker.layout(tab.permit().tab()).needs().stream())
                .toList());
        AuditReceipt first = tabs.getFirst().opening().receipt();
        List<FeedReading> readings = reader.read(first, plan);
        Withholding withholding = maker.withholding(visit);
        List<ComposedPage> composed = tabs.stream()
                .map(OpenTab::permit)
                .map(permit -> maker.page(permit, maker.layout(permit.tab()), plan, withholding, first))
                .map(page -> page.with(readings))
                .toList();
        String page = pages.print(composed.stream().map(ComposedPage::view).toList());
        Duration after = Duration.between(begun, clock.instant());
        for (int i = 0; i < tabs.size(); i++) {
            AuditEvent.Opened report = OpeningReport.of(Delivery.PRINTED, composed.get(i), after);
            tabs.get(i).opening().closeWith(() -> report);
            tabs.get(i).opening().close();
        }
        return page;
    }
}
