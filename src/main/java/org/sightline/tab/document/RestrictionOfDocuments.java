package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.context.Death;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.OpeningReport;
import org.sightline.tab.banner.DeathSaid;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.restricted.HeardRestrictions;
import org.sightline.tab.restricted.HeardRestrictions.Heard;
import org.sightline.tab.restricted.RestrictedRecord;
import org.sightline.tab.restricted.Restriction;
import org.sightline.visit.Opening;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;

/**
 * Whether the record is restricted whose documents are opened. A letter says where its patient lives and is treated, and
 * that cannot be taken out of it. Every source says it, not only the letter's: mostly it did so for the page that led here.
 * And so says every source whether the patient has died.
 */
@ApplicationScoped
class RestrictionOfDocuments {

    private static final SearchPlan NOTHING_ELSE = SearchPlan.of(List.of());

    private final Openings openings;
    private final RecordReader reader;
    private final AccessPolicy policy;
    private final HeardRestrictions heard;
    private final InstantSource clock;

    RestrictionOfDocuments(
            Openings openings, RecordReader reader, AccessPolicy policy, HeardRestrictions heard, InstantSource clock) {
        this.openings = openings;
        this.reader = reader;
        this.policy = policy;
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * What was found out.
     *
     * @param feed that holds the document; null if there is none of its name
     */
    record Verdict(Restriction restriction, @Nullable FeedRegistration feed) {}

    Openings openings() {
        return openings;
    }

    /**
     * @throws org.sightline.visit.RecordNotShownException if it is, and such records are not shown at all; or if a source
     *     says that the patient has died too long ago
     * @throws org.sightline.audit.AuditUnavailableException if the sources have to be asked and either row of that could not
     *     be committed
     */
    Verdict of(Permit<Tab> permit, FeedId holder) {
        List<FeedReading> sources = reader.expected(permit.visit().launch());
        FeedRegistration feed = sources.stream()
                .map(FeedReading::feed)
                .filter(one -> one.id().equals(holder))
                .findFirst()
                .orElse(null);
        // the one that holds it says it when it is asked for the document
        Heard said = isOnly(holder, sources)
                ? new Heard(new Restriction.None(), null)
                : heard.of(permit.visit().launchId()).orElseGet(() -> asked(permit));
        if (said.restriction() instanceof Restriction.Restricted
                && policy.restrictedPatients().closes()) {
            throw openings.refusedRestricted(permit);
        }
        openings.checkDeath(permit, said.deathOrNull());
        return new Verdict(said.restriction(), feed);
    }

    /** Whether no other has to say it: one that is named leaves it in doubt even where it is not asked. */
    private boolean isOnly(FeedId holder, List<FeedReading> sources) {
        return sources.stream()
                .filter(source -> source.isAwaited()
                        || policy.restrictedPatients().isNamed(source.feed().id()))
                .allMatch(source -> source.feed().id().equals(holder));
    }

    private Heard asked(Permit<Tab> permit) {
        try (Opening<AuditReceipt, AuditEvent.Opened> opening = openings.of(permit)) {
            List<FeedReading> readings = reader.read(opening.receipt(), NOTHING_ELSE);
            RestrictedRecord record = new RestrictedRecord(policy.restrictedPatients());
            record.hear(readings);
            opening.closeWith(() -> OpeningReport.asked(readings, record.restriction()));
            Death death = DeathSaid.by(readings, permit.visit().launch().patient(), clock.instant());
            Heard said = new Heard(record.restriction(), death);
            heard.remember(permit.visit().launchId(), said);
            return said;
        }
    }
}
