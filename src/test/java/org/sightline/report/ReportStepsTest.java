package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.oversight.Kept;
import org.sightline.report.ReportSteps.Came;
import org.sightline.report.ReportSteps.NewStep;
import org.sightline.report.ReportSteps.Step;
import org.sightline.testing.TestDatabase;

/** What officers do about a report is kept with its audit entry, for good. */
class ReportStepsTest {

    private static final String REPORT = "AAA-AAA-AA3";

    private final TestDatabase database = TestDatabase.migrated();
    private final ReportSteps steps = new ReportSteps(database.database(), Trails.on(database.database()));

    ReportStepsTest() {
        Kept.report(database, "northgate", REPORT, "The latex allergy is missing.");
    }

    @Test
    @DisplayName("a report is looked at, answered and closed, each with who and when, and nothing more is done after")
    void isLookedAtAnsweredAndClosed() {
        assertEquals(Came.TAKEN, take("northgate", ReportState.LOOKED_AT, ""));
        assertEquals(Came.TAKEN, take("northgate", ReportState.ANSWERED, "The surgery has corrected it."));
        assertEquals(Came.TAKEN, take("northgate", ReportState.CLOSED, ""));
        assertEquals(Came.CLOSED_BEFORE, take("northgate", ReportState.ANSWERED, "Once more."));

        List<Step> taken = steps.of(REPORT);
        assertEquals(
                List.of(ReportState.LOOKED_AT, ReportState.ANSWERED, ReportState.CLOSED),
                taken.stream().map(Step::state).toList());
        assertTrue(taken.stream().allMatch(step -> step.officer().equals("Anjali Deshmukh")));
        assertEquals(
                List.of("looked-at", "answered", "closed"),
                database.asApplication()
                        .withHandle(h -> h.createQuery("""
                                SELECT reports ->> 'state' FROM audit_entry WHERE event = 'report-worked'
                                  AND user_subject = 'anjali' AND reports ->> 'reference' = :reference ORDER BY sequence
                                """)
                                .bind("reference", REPORT)
                                .mapTo(String.class)
                                .list()));
    }

    @Test
    void anotherOrganisationsOfficerDoesNothing() {
        assertEquals(Came.NOT_THERE, take("greenfield", ReportState.ANSWERED, "Not ours."));
        assertEquals(List.of(), steps.of(REPORT));
    }

    @Test
    @DisplayName("without its audit entry no step is kept")
    void noStepIsKeptWithoutItsEntry() {
        database.asOwner().useHandle(owner -> owner.execute("REVOKE INSERT ON audit_entry FROM sightline_app"));
        database.asOwner().useHandle(owner -> owner.execute("REVOKE INSERT (event) ON audit_entry FROM sightline_app"));
        assertThrows(AuditUnavailableException.class, () -> take("northgate", ReportState.LOOKED_AT, ""));
        assertEquals(List.of(), steps.of(REPORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE report_step SET words = 'others'",
                "DELETE FROM report_step",
                "INSERT INTO report_step (reference, state, words, officer_issuer, officer_subject, officer_name, made_at)"
                        + " VALUES ('AAA-AAA-AA3', 'closed', '', 'i', 's', 'n', now())",
                "INSERT INTO report_step (reference, state, words, officer_issuer, officer_subject, officer_name)"
                        + " VALUES ('AAA-AAA-AA3', 'answered', '', 'i', 's', 'n')"
            })
    void theApplicationMayAddAndReadStepsAndNothingElse(String statement) {
        assertThrows(JdbiException.class, () -> database.asApplication().useHandle(h -> h.execute(statement)));
    }

    private Came take(String registration, ReportState state, String words) {
        Officer officer = new Officer(
                new OfficeUser("https://login.northgate.example", "anjali", "Anjali Deshmukh"),
                registration,
                registration,
                Set.of(Duty.DATA_QUALITY));
        return steps.take(officer, new NewStep(REPORT, state, words), Caller.OURSELVES);
    }
}
