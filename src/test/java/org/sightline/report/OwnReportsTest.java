package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Coded;
import org.sightline.context.Duty;
import org.sightline.context.LaunchContext;
import org.sightline.context.NhsNumber;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.report.ReportSteps.NewStep;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** What somebody wrote before and what officers answered, on the page where they write. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OwnReportsTest {

    private static final String ANSWER = "The surgery <b>added</b> the latex allergy.";

    @Inject
    ViewerSessions sessions;

    @Inject
    ReportSteps steps;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private Reporting rita;
    private String reference = "";

    @BeforeEach
    void isAnswered() {
        database = new TestDatabase(url);
        database.asOwner().useHandle(owner -> owner.execute("TRUNCATE problem_report CASCADE"));
        rita = new Reporting(sessions);
        assertEquals(303, rita.send().statusCode());
        reference = String.valueOf(rita.kept(database).getFirst().get("reference"));
    }

    @Test
    @DisplayName("its writer sees how far it is, and the answer, in this launch and in a later one")
    void itsWriterSeesTheAnswer() {
        String before = rita.page("summary").asString();
        assertTrue(before.contains("What you wrote before") && before.contains("<strong>New.</strong>"), before);

        answered();

        for (Reporting again : new Reporting[] {rita, new Reporting(sessions)}) {
            String after = again.page("summary").asString();
            assertTrue(after.contains(reference) && after.contains("<strong>Answered.</strong>"), after);
            assertTrue(after.contains("The surgery &lt;b&gt;added&lt;/b&gt; the latex allergy."), after);
        }
    }

    @Test
    @DisplayName("in another patient's record it is said that there is an answer, and not what")
    void anotherPatientsRecordDoesNotShowIt() {
        answered();
        LaunchContext launch = Launches.ritaOpensIvy();
        Reporting other = new Reporting(
                sessions,
                new LaunchContext(
                        launch.registration(),
                        launch.voucher(),
                        new PatientIdentity(new NhsNumber("9990000026"), LocalDate.of(1950, 1, 2)),
                        launch.practitioner(),
                        launch.workplace(),
                        launch.purpose(),
                        launch.circumstances()));

        String page = other.page("summary").asString();

        assertTrue(page.contains(reference) && page.contains("There is an answer: it is shown here when"), page);
        assertFalse(page.contains("latex"), page);
    }

    @Test
    void nobodyElseSeesThatItWasWritten() {
        answered();
        Practitioner rita = Launches.ritaOpensIvy().practitioner();
        Reporting colleague = new Reporting(
                sessions,
                Launches.by(new Practitioner(
                        "bram.askew",
                        rita.identifiers(),
                        "Bram Askew",
                        new Coded(Launches.JOB_ROLE, "R8001", "Nurse"))));

        String page = colleague.page("summary").asString();

        assertFalse(page.contains(reference) || page.contains("What you wrote before"), page);
    }

    private void answered() {
        Officer officer = new Officer(
                new OfficeUser("https://login.northgate.example", "anjali", "Anjali Deshmukh"),
                "northgate",
                "Northgate Hospital",
                Set.of(Duty.DATA_QUALITY));
        assertEquals(
                ReportSteps.Came.TAKEN,
                steps.take(officer, new NewStep(reference, ReportState.ANSWERED, ANSWER), Caller.OURSELVES));
    }
}
