package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.context.TabId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.RecordReading;
import org.sightline.tab.banner.DeathSaid;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.visit.Opening;
import org.sightline.visit.OpeningPlaces.Place;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.Visit;

/** Shows tabs. Between an opening's two audit rows come, always in this order: reading, withholding, panels, page. */
@ApplicationScoped
class TabOpener {

    /** The audit trail's reason for a tab that a role opens but no tab file has. */
    static final String NO_SUCH_TAB = "no-such-tab";

    private final Openings openings;
    private final RecordReader reader;
    private final RecordPageMaker maker;
    private final RecordPages pages;
    private final InstantSource clock;

    TabOpener(Openings openings, RecordReader reader, RecordPageMaker maker, RecordPages pages, InstantSource clock) {
        this.openings = openings;
        this.reader = reader;
        this.maker = maker;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The tab's frame while its feeds are awaited: nothing in it was read from a feed, so nothing is recorded yet but a
     * refusal. Its panels are filled by {@link #stream}.
     *
     * @throws RecordNotShownException if the role does not open it
     */
    String frame(Visit visit, TabId id) {
        Permit<Tab> permit = permit(visit, id);
        RecordPage page = maker.page(permit, maker.layout(permit), null);
        return pages.record(page.frame(reader.expected(visit.launch())));
    }

    /**
     * The tab's page in one piece, after both of its audit rows are committed.
     *
     * @throws RecordNotShownException if the role does not open it
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed: no page then
     */
    String whole(Visit visit, TabId id, Delivery delivery) {
        Permit<Tab> permit = permit(visit, id);
        return whole(permit, maker.layout(permit), delivery);
    }

    /**
     * One panel of the tab, with every row it has, as {@link #whole} in all else.
     *
     * @param older whether to ask for all times instead of the panel's own
     * @throws RecordNotShownException also if the tab has no such panel, or the role is not shown it
     */
    String alone(Visit visit, TabId id, String panelId, boolean older) {
        Permit<Tab> permit = permit(visit, id);
        PanelDefinition panel = maker.layout(permit).own().stream()
                .filter(definition -> definition.id().equals(panelId))
                .findFirst()
                .orElseThrow(() -> noSuchPanel(permit, panelId));
        return whole(permit, maker.alone(permit, older ? panel.withoutWindow() : panel), Delivery.WHOLE_PAGE);
    }

    /**
     * Hands the tab over piece by piece as feeds answer. The closing audit row says what was handed over and when; it is
     * written before this returns, whether the reader stayed to the end or not.
     *
     * @return whether it was handed over to the end
     * @throws RecordNotShownException if the role does not open it: nothing was sent then; or if the patient objects by
     *     now, or has died too long ago: what was sent stays what it was, and nothing more is
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed
     */
    boolean stream(Visit visit, TabId id, PageStream stream) {
        Permit<Tab> permit = permit(visit, id);
        return stream(permit, maker.layout(permit), stream);
    }

    /** As {@link #stream}, of the banner alone: for a page of the record that the tab led to. */
    boolean streamBanner(Visit visit, TabId id, PageStream stream) {
        Permit<Tab> permit = permit(visit, id);
        return stream(permit, maker.banner(permit), stream);
    }

    private boolean stream(Permit<Tab> permit, PanelLayout layout, PageStream stream) {
        try (Place _ = openings.place(permit.visit());
                Opening<AuditReceipt, AuditEvent.Opened> opening = openings.of(permit)) {
            RecordPage page = maker.page(permit, layout, opening.receipt());
            HandingOver handing = new HandingOver(stream, pages, clock.instant(), clock);
            opening.closeWith(handing::report);
            try (RecordReading reading = reader.begin(opening.receipt(), page.plan())) {
                while (handing.goesOn()) {
                    ComposedPage next = unlessClosed(page, permit, reading.next());
                    openings.checkAgain(permit);
                    handing.over(next);
                }
            }
            page.countCodes();
            return handing.isFinished();
        }
    }

    /** That the role is not shown a panel is a decision, and on the trail; that there is none is not. */
    private RecordNotShownException noSuchPanel(Permit<Tab> permit, String panel) {
        return permit.tab().panels().stream().anyMatch(one -> one.id().equals(panel))
                ? openings.refusedPanel(permit)
                : RecordNotShownException.notThere();
    }

    /** Records that a tab on the screen is being printed. */
    void printed(Visit visit, TabId id) {
        openings.printed(permit(visit, id));
    }

    private String whole(Permit<Tab> permit, PanelLayout layout, Delivery delivery) {
        try (Place _ = openings.place(permit.visit());
                Opening<AuditReceipt, AuditEvent.Opened> opening = openings.of(permit)) {
            Instant begun = clock.instant();
            RecordPage page = maker.page(permit, layout, opening.receipt());
            ComposedPage composed = unlessClosed(page, permit, reader.read(opening.receipt(), page.plan()));
            RecordView view = composed.view();
            String html = pages.record(delivery == Delivery.PRINTED ? view.onPaper() : view);
            Duration after = Duration.between(begun, clock.instant());
            opening.closeWith(() -> OpeningReport.of(delivery, composed, after));
            page.countCodes();
            return html;
        }
    }

    private ComposedPage unlessClosed(RecordPage page, Permit<Tab> permit, List<FeedReading> readings) {
        ComposedPage composed = page.with(readings);
        if (page.isClosed()) {
            throw openings.refusedRestricted(permit);
        }
        openings.checkDeath(
                permit, DeathSaid.by(readings, permit.visit().launch().patient(), clock.instant()));
        return composed;
    }

    private Permit<Tab> permit(Visit visit, TabId id) {
        return openings.permit(visit, id, maker.tab(id), NO_SUCH_TAB);
    }
}
