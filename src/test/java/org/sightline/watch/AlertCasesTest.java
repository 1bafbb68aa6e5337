package org.sightline.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.CaseVerdict;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.context.Duty;
import org.sightline.context.Officer;
import org.sightline.watch.AlertCases.AlertCase;
import org.sightline.watch.AlertCases.Filter;
import org.sightline.watch.AlertCases.Judgement;
import org.sightline.watch.AlertCases.State;
import org.sightline.watch.AlertCases.Which;

/** A case is worked by officers who may see it, and how it ended is there for good. */
class AlertCasesTest {

    private static final Officer TOBIAS = WatchedMonth.officer("tobias", "northgate", Duty.PRIVACY_OFFICER);
    private static final Officer DEPUTY = WatchedMonth.officer("deputy", "northgate", Duty.PRIVACY_OFFICER);
    private static final Officer GARETH = WatchedMonth.officer("gareth", "greenfield", Duty.PRIVACY_OFFICER);
    private static final Officer RUTH = WatchedMonth.officer("ruth", "greenfield", Duty.REGIONAL_PRIVACY_OFFICER);

    @TempDir
    Path folder;

    private WatchedMonth trail;
    private String reference;

    @BeforeEach
    void findOne() {
        trail = new WatchedMonth(folder, "rules: [{kind: own-record}, {kind: attempts, fourEyes: true}]");
        row("opening", "");
        trail.node().eachMinute();
        reference = trail.open(TOBIAS).getFirst().reference();
    }

    @Test
    void anOrganisationsOfficerSeesItsUsersOnlyAndTheRegionsAll() {
        assertEquals(1, trail.open(TOBIAS).size());
        assertEquals(List.of(), trail.open(GARETH));
        assertEquals(1, trail.open(RUTH).size());
        assertEquals(Optional.empty(), trail.cases.read(GARETH, reference, 0, Caller.OURSELVES));
        assertEquals(Judgement.NOT_OPEN, judge(GARETH, Outcome.BREACH));
        assertEquals(
                1,
                trail.cases
                        .read(RUTH, reference, 0, Caller.OURSELVES)
                        .orElseThrow()
                        .evidence()
                        .rows()
                        .size());
    }

    @Test
    void everyLookAndEveryVerdictIsOnTheTrail() {
        trail.cases.read(TOBIAS, reference, 0, Caller.OURSELVES);
        judge(TOBIAS, Outcome.JUSTIFIED);
        assertEquals("1", trail.one("SELECT count(*) FROM audit_entry WHERE event = 'alerts-read'"));
        assertEquals(
                "9990000018 tobias",
                trail.one("SELECT nhs_number || ' ' || user_subject FROM audit_entry WHERE event = 'alert-read'"));
        assertEquals(
                "justified true",
                trail.one("SELECT (alert ->> 'outcome') || ' ' || (alert ->> 'closes') FROM audit_entry"
                        + " WHERE event = 'alert-judged'"));
    }

    @Test
    void aCaseIsClosedOnceWithItsOutcomeAndCountsInItsMonth() {
        assertEquals(Judgement.CLOSED, judge(TOBIAS, Outcome.BREACH));
        assertEquals(Judgement.NOT_OPEN, judge(DEPUTY, Outcome.JUSTIFIED));
        AlertCase closed = trail.cases
                .page(TOBIAS, new Filter(Which.CLOSED, "own-record"), 0, Caller.OURSELVES)
                .cases()
                .rows()
                .getFirst();
        assertEquals(
                Outcome.BREACH,
                assertInstanceOf(State.Closed.class, closed.state()).outcome());
        AlertCases.MonthOfRule month = trail.cases.figures(TOBIAS).getFirst();
        assertEquals(1, month.opened());
        assertEquals(1, month.breaches());
        assertEquals(0, month.open());
        assertEquals(List.of(), trail.cases.figures(GARETH));
    }

    @Test
    @DisplayName("Where two have to agree, one officer alone does not close a case, nor do two who disagree")
    void fourEyesWhereSet() {
        row("attempt-refused", "cookie-wrong");
        trail.node().eachMinute();
        reference = trail.open(TOBIAS).stream()
                .filter(one -> one.origin().rule().equals("attempts"))
                .findFirst()
                .orElseThrow()
                .reference();

        assertEquals(Judgement.PROPOSED, judge(TOBIAS, Outcome.JUSTIFIED));
        assertEquals(Judgement.NEEDS_ANOTHER, judge(TOBIAS, Outcome.JUSTIFIED));
        assertEquals(Judgement.PROPOSED, judge(DEPUTY, Outcome.BREACH));
        assertEquals(2, trail.open(TOBIAS).size());
        assertEquals(Judgement.CLOSED, judge(TOBIAS, Outcome.BREACH));
        assertEquals(1, trail.open(TOBIAS).size());
    }

    @Test
    void whatIsFoundLaterJoinsAnOpenCaseAndOpensAnotherBesideAClosedOne() {
        row("opening", "");
        trail.node().eachMinute();
        assertEquals(2, trail.open(TOBIAS).getFirst().evidence());
        judge(TOBIAS, Outcome.JUSTIFIED);
        trail.node().eachMinute();
        assertEquals(List.of(), trail.open(TOBIAS));
        row("opening", "");
        trail.node().eachMinute();
        assertEquals(1, trail.open(TOBIAS).size());
        assertTrue(!trail.open(TOBIAS).getFirst().reference().equals(reference));
    }

    private Judgement judge(Officer officer, Outcome outcome) {
        return trail.cases.judge(officer, new CaseVerdict(reference, outcome, "Asked the ward."), Caller.OURSELVES);
    }

    private void row(String event, String reason) {
        trail.database
                .asOwner()
                .useHandle(owner -> owner.createUpdate("""
                        INSERT INTO audit_entry (
                            event, outcome, reason, node, configuration_version, application_version, registration,
                            user_issuer, user_subject, user_name, user_identifiers, launch_id, nhs_number, tab)
                        VALUES (:event, 'success', :reason, 'n', 'c', 'a', 'northgate', 'i', 'cora', 'Cora Pell',
                            '[{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}]', 'l', '9990000018', 't')
                        """)
                        .bind("event", event)
                        .bind("reason", reason)
                        .execute());
    }
}
