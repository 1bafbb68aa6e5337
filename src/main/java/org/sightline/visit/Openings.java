package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.Opener;
import org.sightline.context.Death;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.visit.RecordNotShownException.Reason;

/**
 * The only way to a receipt, for whatever is opened: a visit, policy's leave, the first audit row, and afterwards the
 * last one.
 */
@ApplicationScoped
public class Openings {

    /** The audit trail's reason for a panel that a role is not shown. */
    static final String PANEL_NOT_PERMITTED = "panel-not-permitted";

    /** The audit trail's reason for a page that is filling with what is not for its user any more. */
    static final String FEED_WITHHELD = "feed-withheld";

    /** The audit trail's reason for a record that is restricted. */
    static final String RECORD_RESTRICTED = "record-restricted";

    private final AccessPolicy policy;
    private final AuditTrail audit;
    private final RecordGate record;
    private final SessionGate gate;
    private final OpeningPlaces places;

    @Inject
    public Openings(AccessPolicy policy, AuditTrail audit, RecordGate record, SessionGate gate, OpeningPlaces places) {
        this.places = places;
        this.policy = policy;
        this.audit = audit;
        this.record = record;
        this.gate = gate;
    }

    /** The tabs that this user may open. */
    public Set<TabId> tabsOf(Visit visit) {
        return visit.tabsBy(policy);
    }

    /** Where the record begins for this user; if they open no tab, at one that is refused. */
    public TabId firstTab(Visit visit) {
        return policy.firstTab(visit.launch());
    }

    /**
     * Leave to open a tab; a refusal is on the trail before anybody hears of it.
     *
     * @param tab what the id stands for; null is refused as well
     * @param missing the trail's reason if it is null
     * @throws RecordNotShownException if the role does not open it
     */
    public <T> Permit<T> permit(Visit visit, TabId id, @Nullable T tab, String missing) {
        AccessPolicy.Decision decision = visit.override().isEmpty()
                ? policy.mayOpen(visit.launch(), id)
                : policy.mayOpenAfterOverride(visit.launch(), id);
        return switch (decision) {
            case AccessPolicy.Decision.Denied denied -> {
                RecordNotShownException refused = refused(visit, id, denied.reason());
                throw opensAfterOverride(visit, id) ? refused.withWay(visit.address() + "/override") : refused;
            }
            case AccessPolicy.Decision.Permitted _ -> {
                if (tab == null) {
                    throw refused(visit, id, missing);
                }
                yield new Permit<>(visit, id, tab, visit.feedsNotAsked(policy));
            }
        };
    }

    private boolean opensAfterOverride(Visit visit, TabId id) {
        return visit.mayOverride()
                && visit.override().isEmpty()
                && policy.mayOpenAfterOverride(visit.launch(), id) instanceof AccessPolicy.Decision.Permitted;
    }

    /**
     * Asks whether the record is shown of a patient who has died, as soon as a source says so: before anything is handed
     * over that was read.
     *
     * @param death null if no source says so
     * @throws RecordNotShownException if it is not, or not any more
     */
    public void checkDeath(Permit<?> permit, @Nullable Death death) {
        Visit visit = permit.visit();
        boolean overridden = visit.override().isPresent();
        if (death != null
                && policy.ofDeceased(visit.launch(), death, overridden)
                        instanceof AccessPolicy.OfDeceased.NotShown notShown) {
            audit.record(
                    new AuditEvent.OfAdmission(
                            new AdmissionEvent.DeceasedNotShown(visit.opener(policy, notShown.rule()), permit.id())),
                    visit.caller());
            boolean may = notShown.afterOverride() && visit.mayOverride() && !overridden;
            RecordNotShownException refused = new RecordNotShownException(Reason.PATIENT_DIED, visit.desk());
            throw may ? refused.withWay(visit.address() + "/override") : refused;
        }
    }

    /**
     * A place for what is about to be opened and read, held until it is handed over.
     *
     * @throws TooMuchAskedException if there is none: nothing is recorded or read then
     */
    public OpeningPlaces.Place place(Visit visit) {
        return places.take(visit);
    }

    /**
     * Opens a tab, or a panel of it.
     *
     * @throws org.sightline.audit.AuditUnavailableException if the first row could not be committed: nothing is read then
     */
    public Opening<AuditReceipt, AuditEvent.Opened> of(Permit<?> permit) {
        Visit visit = permit.visit();
        return new Opening<>(
                audit.opening(opener(visit), permit.id(), visit.caller()),
                (receipt, report) -> audit.opened(receipt, report, visit.caller()));
    }

    /**
     * Opens a document that the tab lists.
     *
     * @throws org.sightline.audit.AuditUnavailableException if the first row could not be committed: nothing is read then
     */
    public Opening<DocumentReceipt, AuditEvent.DocumentOpened> of(Permit<?> permit, DocumentAsked document) {
        Visit visit = permit.visit();
        return new Opening<>(
                audit.openingDocument(opener(visit), permit.id(), document, visit.caller()),
                (receipt, report) -> audit.documentOpened(receipt, report, visit.caller()));
    }

    /**
     * Asks once more, while an opening is handed over piece by piece.
     *
     * @throws RecordNotShownException if the patient objects by now, its user is not let in any more, the role does not
     *     open the tab any more, a feed that was asked is withheld from it by now, or nothing vouches for the session
     */
    public void checkAgain(Permit<?> permit) {
        gate.enterStill(permit.visit());
        if (permit(permit.visit(), permit.id(), permit.tab(), "").isStricterThan(permit)) {
            throw refused(permit.visit(), permit.id(), FEED_WITHHELD);
        }
        record.admitStill(permit.visit(), "stream/" + permit.id());
    }

    /** Records that a tab on the screen is being printed: no feed is read for it. */
    public void printed(Permit<?> permit) {
        Visit visit = permit.visit();
        audit.record(new AuditEvent.Printed(opener(visit), permit.id()), visit.caller());
    }

    private Opener opener(Visit visit) {
        return visit.opener(policy, visit.profileBy(policy).rule());
    }

    /** What is thrown when a panel of the tab is asked for that the role is not shown; it is on the trail by then. */
    public RecordNotShownException refusedPanel(Permit<?> permit) {
        return refused(permit.visit(), permit.id(), PANEL_NOT_PERMITTED);
    }

    /** What is thrown when a source labels the record as restricted, and such records are not shown; it is on the trail. */
    public RecordNotShownException refusedRestricted(Permit<?> permit) {
        Visit visit = permit.visit();
        audit.record(new AuditEvent.TabDenied(opener(visit), permit.id(), RECORD_RESTRICTED), visit.caller());
        return new RecordNotShownException(Reason.RECORD_RESTRICTED, visit.desk());
    }

    private RecordNotShownException refused(Visit visit, TabId id, String reason) {
        audit.record(new AuditEvent.TabDenied(opener(visit), id, reason), visit.caller());
        return new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, visit.desk());
    }
}
