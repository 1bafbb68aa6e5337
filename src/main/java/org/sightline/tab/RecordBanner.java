package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditReceipt;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.tab.banner.Banner;
import org.sightline.tab.banner.DeathSaid;
import org.sightline.tab.definition.Tab;
import org.sightline.visit.Opening;
import org.sightline.visit.OpeningPlaces.Place;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;

/**
 * The banner of pages that are no tab, such as a document's: allergies, CPR decisions and alerts stand on every page of a
 * record. Reading them is an opening of the tab that leads to the page, of which only the banner is handed over.
 */
@ApplicationScoped
public class RecordBanner {

    private final Openings openings;
    private final RecordReader reader;
    private final RecordPageMaker maker;
    private final InstantSource clock;

    @Inject
    RecordBanner(Openings openings, RecordReader reader, RecordPageMaker maker, InstantSource clock) {
        this.openings = openings;
        this.reader = reader;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * A banner, and how it is filled while its feeds are awaited.
     *
     * @param stream where its pieces come from; empty if it is whole
     * @param seconds after which nothing more is to be expected
     */
    public record Shown(Banner banner, String stream, long seconds) {}

    /** As it is before any feed has answered: nothing of any is in it, and nothing recorded. */
    public Shown awaited(Permit<Tab> permit) {
        RecordView view = maker.page(permit, maker.banner(permit), null)
                .frame(reader.expected(permit.visit().launch()));
        RecordView.Live live = view.around().live();
        return live == null
                ? new Shown(view.frame().banner(), "", 0)
                : new Shown(view.frame().banner(), live.stream() + "?banner=yes", live.seconds());
    }

    /**
     * Read now, after both of its audit rows.
     *
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed
     */
    public Shown whole(Permit<Tab> permit) {
        try (Place _ = openings.place(permit.visit());
                Opening<AuditReceipt, AuditEvent.Opened> opening = openings.of(permit)) {
            Instant begun = clock.instant();
            RecordPage page = maker.page(permit, maker.banner(permit), opening.receipt());
            List<FeedReading> readings = reader.read(opening.receipt(), page.plan());
            ComposedPage composed = page.with(readings);
            if (page.isClosed()) {
                throw openings.refusedRestricted(permit);
            }
            openings.checkDeath(
                    permit, DeathSaid.by(readings, permit.visit().launch().patient(), clock.instant()));
            Duration after = Duration.between(begun, clock.instant());
            opening.closeWith(() -> OpeningReport.of(Delivery.WHOLE_PAGE, composed, after));
            return new Shown(composed.view().frame().banner(), "", 0);
        }
    }
}
