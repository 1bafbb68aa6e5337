package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.session.ViewerSessions;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.RecordNotShownException.Reason;

class TabOpenerTest {

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void takesTheSevenStepsInOrder() {
        opening.page();
        assertEquals(
                List.of("session", "policy", "audit opening", "read", "reading closed", "page", "audit opened"),
                opening.log);
    }

    @Test
    @DisplayName("A01 when the opening row cannot be written nothing is read")
    void readsNothingWithoutTheOpeningRow() {
        opening.openingFails = true;
        assertThrows(AuditUnavailableException.class, opening::page);
        assertFalse(opening.log.contains("read"));
    }

    @Test
    @DisplayName("A01 when the closing row cannot be written no page leaves")
    void showsNothingWithoutTheClosingRow() {
        opening.openedFails = true;
        assertThrows(AuditUnavailableException.class, opening::page);
    }

    @Test
    @DisplayName("A11 S14 a role that does not open the tab is refused and recorded, before anything is read")
    void refusesAndRecordsADeniedTab() {
        opening.decision = new AccessPolicy.Decision.Denied("role-not-permitted");
        RecordNotShownException refused = assertThrows(RecordNotShownException.class, opening::page);
        assertEquals(Reason.ROLE_NOT_PERMITTED, refused.reason());
        assertEquals(List.of("session", "policy", "audit TabDenied"), opening.log);
        assertEquals(
                "Northgate IT service desk", refused.serviceDesk().orElseThrow().name());
    }

    @Test
    void refusesATabThatIsNot() {
        assertThrows(RecordNotShownException.class, () -> opening.page(new TabId("nowhere")));
        assertEquals(
                List.of(new AuditEvent.TabDenied(OpeningUnderTest.NURSE, new TabId("nowhere"), TabOpener.NO_SUCH_TAB)),
                opening.events);
    }

    @Test
    @DisplayName("J21 S14 a session whose key or registration went is refused, and whoever ends it is told")
    void refusesASessionNobodyVouchesForAnyMore() {
        opening.vouchedFor = false;
        RecordNotShownException refused = assertThrows(RecordNotShownException.class, opening::page);
        assertEquals(Reason.SESSION_ENDED, refused.reason());
        assertEquals(List.of("session", "refused " + OpeningUnderTest.LAUNCH), opening.log);
    }

    @Test
    @DisplayName("J21 a session whose key its organisation no longer publishes is refused, and whoever ends it is told")
    void refusesASessionWhoseKeyIsNoLongerPublished() {
        opening.keyInForce = false;
        assertEquals(
                Reason.SESSION_ENDED,
                assertThrows(RecordNotShownException.class, opening::page).reason());
        assertEquals(List.of("session", "refused " + OpeningUnderTest.LAUNCH), opening.log);
    }

    @Test
    void tellsAnUnknownSessionFromAnEndedOne() {
        opening.found = new ViewerSessions.Found.Unknown();
        assertEquals(
                Reason.NO_SESSION,
                assertThrows(RecordNotShownException.class, opening::page).reason());
        opening.found = new ViewerSessions.Found.Ended("idle", "northgate");
        assertEquals(
                Reason.SESSION_ENDED,
                assertThrows(RecordNotShownException.class, opening::page).reason());
    }

    @Test
    @DisplayName("F19 what is withheld is neither shown nor named by what points to it, and the trail has its count")
    void withholdsWhatPolicyWithholds() {
        opening.withheld = resource -> "Medication".equals(resource.fhirType());
        opening.answers = plan -> List.of(
                Feeds.answered(
                        "Greenfield Surgery",
                        plan,
                        Feeds.json("{'resourceType':'Medication','id':'s','code':{'text':'Secretamol'}}"),
                        Feeds.json(
                                "{'resourceType':'MedicationRequest','id':'1','status':'active','medicationReference':{'reference':'Medication/s','display':'Secretamol'}}"),
                        Feeds.json(
                                "{'resourceType':'MedicationRequest','id':'2','status':'active','medicationCodeableConcept':{'text':'Plainamol'}}")));
        String html = opening.page();
        assertFalse(html.contains("Secretamol"));
        assertTrue(html.contains("Plainamol"));
        assertTrue(Pages.visible(html).contains("Some items are withheld."));
        assertEquals(2, opening.opened.getFirst().feeds().getFirst().withheld());
    }

    @Test
    @DisplayName("F19 a report falls with the result it names")
    void withholdsAReportWithItsResult() {
        opening.withheld = resource -> resource.getMeta().getSecurityFirstRep().hasCode();
        Resource hiv = Feeds.json(
                "{'resourceType':'Observation','id':'o','meta':{'security':[{'code':'R'}]},'status':'final','code':{'text':'HIV test'},'effectiveDateTime':'2026-11-01'}");
        Resource report = Feeds.json(
                "{'resourceType':'DiagnosticReport','id':'r','status':'final','code':{'text':'Serology'},'conclusion':'HIV positive','effectiveDateTime':'2026-11-01','result':[{'reference':'Observation/o'}]}");
        opening.answers = plan -> List.of(Feeds.answered("Greenfield Surgery", plan, hiv, report));
        assertFalse(opening.page().contains("HIV"));
    }

    @Test
    void tellsTheTrailWhatWasShown() {
        opening.answers = RecordPageTest::ivy;
        opening.page();
        AuditEvent.Opened opened = opening.opened.getFirst();
        assertEquals(
                Map.of(
                        "greenfield-surgery", "answered",
                        "northgate-hospital", "answered",
                        "community-trust", "unavailable",
                        "northshire-council", "answered",
                        "ambulance", "not-connected"),
                opened.feeds().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                AuditEvent.FeedOutcome::feed, AuditEvent.FeedOutcome::outcome)));
        assertEquals("now", opened.shown().getFirst().panel());
        AuditEvent.PanelShown allergies = opened.shown().get(1);
        assertEquals("allergies", allergies.panel());
        assertEquals(5, allergies.rows());
        assertTrue(allergies.resources().contains("greenfield-surgery/AllergyIntolerance/a1@1"));
        assertTrue(allergies.resources().contains("northgate-hospital/AllergyIntolerance/x1@1"));
    }
}
