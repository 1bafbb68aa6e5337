package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;
import org.sightline.policy.override.Leave;
import org.sightline.policy.relationship.Relationship;
import org.sightline.session.ViewerSession;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabTitles.TabTitle;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;
import org.sightline.visit.Visit;

/** A report, feedback or an idea by a user who acts for somebody. */
class ActingForReportTest {

    private static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();

    @Test
    void thePageSaysForWhomItsWriterActs() {
        String text = page(Launches.ritaActsForPriya(), "", "pages/report");
        assertTrue(text.contains("Written by Rita Okafor, Nurse, Northgate Hospital, acting for Dr Priya Nair."), text);
        assertTrue(
                text.contains("with your name, role and organisation, for whom you act, the patient’s NHS number"),
                text);
        String feedback = page(Launches.ritaActsForPriya(), "feedback", "pages/feedback");
        assertTrue(feedback.contains("Northgate Hospital, acting for Dr Priya Nair."), feedback);
        assertTrue(feedback.contains("organisation, for whom you act, the tab you came from"), feedback);
        assertFalse(page(Launches.ritaOpensIvy(), "", "pages/report").contains("acting for"), "for nobody else");
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSING", "FEEDBACK", "IDEA"})
    @DisplayName("what is kept for the officers names for whom its writer acts, as its audit row does")
    void whatIsKeptNamesThem(ReportKind kind) {
        keep(Launches.ritaActsForPriya(), kind);
        keep(Launches.ritaOpensIvy(), kind);
        assertEquals(
                List.of("Dr Priya Nair (https://fhir.nhs.uk/Id/sds-user-id 555000000002)", ""),
                texts("SELECT coalesce(acting_for, '') FROM problem_report ORDER BY sequence"));
        assertEquals(
                List.of("Dr Priya Nair", ""),
                texts("SELECT coalesce(acting_for ->> 'name', '') FROM audit_entry ORDER BY sequence"));
    }

    private void keep(LaunchContext launch, ReportKind kind) {
        PostgresProblemReports reports = new PostgresProblemReports(
                database.database(), Trails.on(database.database()), () -> "config-1", "0.1.0");
        assertInstanceOf(
                ProblemReports.Outcome.Kept.class,
                reports.keep(
                        new ProblemReport(
                                launchId,
                                launch,
                                launch.actingFor().isPresent() ? "AAAAAAAAAAAAAAAAAAAAAA" : "BBBBBBBBBBBBBBBBBBBBBB",
                                new ProblemReport.Seen(TabId.SUMMARY, null),
                                kind,
                                "Words.",
                                null),
                        CALLER));
    }

    private String page(LaunchContext launch, String kind, String template) {
        OpeningUnderTest opening = new OpeningUnderTest();
        ReportComposer composer =
                new ReportComposer(() -> List.of(new TabTitle(TabId.SUMMARY, "Summary", List.of())), opening, opening);
        Instant now = OpeningUnderTest.NOW;
        Visit visit = new Visit(
                new ViewerSession(launchId, launch, now, now.plusSeconds(1_800)),
                "secret",
                CALLER,
                null,
                false,
                new Leave.Given(ObjectionScope.Parts.NONE),
                new Relationship.NotNeeded());
        Choices choices = composer.choices(launch);
        ReportView view = composer.form(
                visit, choices, ReportView.State.ASKED_FOR, ReportForm.blank("summary", kind, choices), Map.of());
        return Pages.visible(Pages.page(template, Map.of("view", view, "own", OwnReportsView.NONE)));
    }

    private List<String> texts(String sql) {
        return database.asApplication()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
