package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.visit.RecordNotShownException.Reason;

/**
 * The only way to a receipt, for whatever is opened: a visit, policy's leave, the first audit row, and afterwards the
 * last one.
 */
@ApplicationScoped
public class Openings {

    private final AccessPolicy policy;
    private final AuditTrail audit;

    @Inject
    public Openings(AccessPolicy policy, AuditTrail audit) {
        this.policy = policy;
        this.audit = audit;
    }

    /** The tabs that this user may open. */
    public Set<TabId> tabsOf(Visit visit) {
        return policy.tabsOf(visit.launch());
    }

    /**
     * Leave to open a tab; a refusal is on the trail before anybody hears of it.
     *
     * @param tab what the id stands for; null is refused as well
     * @param missing the trail's reason if it is null
     * @throws RecordNotShownException if the role does not open it
     */
    public <T> Permit<T> permit(Visit visit, TabId id, @Nullable T tab, String missing) {
        return switch (policy.mayOpen(visit.launch(), id)) {
            case AccessPolicy.Decision.Denied denied -> throw refused(visit, id, denied.reason());
            case AccessPolicy.Decision.Permitted _ -> {
                if (tab == null) {
                    throw refused(visit, id, missing);
                }
                yield new Permit<>(visit, id, tab);
            }
        };
    }

    /**
     * Opens a tab, or a panel of it.
     *
     * @throws org.sightline.audit.AuditUnavailableException if the first row could not be committed: nothing is read then
     */
    public Opening<AuditReceipt, AuditEvent.Opened> of(Permit<?> permit) {
        Visit visit = permit.visit();
        return new Opening<>(
                audit.opening(visit.launchId(), visit.launch(), permit.id(), visit.caller()),
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
                audit.openingDocument(visit.launchId(), visit.launch(), permit.id(), document, visit.caller()),
                (receipt, report) -> audit.documentOpened(receipt, report, visit.caller()));
    }

    /** Records that a tab on the screen is being printed: no feed is read for it. */
    public void printed(Permit<?> permit) {
        Visit visit = permit.visit();
        audit.record(new AuditEvent.Printed(visit.launchId(), visit.launch(), permit.id()), visit.caller());
    }

    private RecordNotShownException refused(Visit visit, TabId id, String reason) {
        audit.record(new AuditEvent.TabDenied(visit.launchId(), visit.launch(), id, reason), visit.caller());
        return new RecordNotShownException(Reason.ROLE_NOT_PERMITTED, visit.desk());
    }
}
