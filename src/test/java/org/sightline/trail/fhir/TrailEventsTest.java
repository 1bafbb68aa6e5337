package org.sightline.trail.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.TestDatabase;
import org.sightline.trail.Looking;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/**
 * The rules of IHE BALP 1.1.4 and of NHS England's audit record service, as explicit assertions: neither's package is in
 * the build.
 */
class TrailEventsTest {

    private static final String PROFILE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    private static Map<String, AuditEvent> events;

    @BeforeAll
    static void makeOneOfEach() {
        TestDatabase database = TestDatabase.migrated();
        new Looking(database.database()).everything(Looking.IVY, "northgate");
        PatientTrail trail = new PatientTrail(database.database());
        TrailQuestion question =
                new TrailQuestion(List.of(Looking.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
        TrailEvents made = new TrailEvents("https://viewer.example");
        events = trail.before(question, question.until(), 0, 1_000).stream()
                .sorted(Comparator.comparing(TrailEntry::sequence))
                .collect(Collectors.toMap(row -> row.event().name(), made::of, (one, another) -> one));
        assertTrue(events.size() >= 14, events.keySet().toString());
    }

    @Test
    @DisplayName(
            "a tab opened is a BALP PatientQuery: type rest, subtype search, action E, client 110153, server 110152")
    void anOpenedTabIsAPatientQuery() {
        for (String name : List.of("opening", "opened", "objection-looked-up")) {
            AuditEvent event = conforming(name, "PatientQuery", "search", "E", "110153", "110152");
            AuditEventEntityComponent query = only(event, "2");
            assertEquals("24", query.getRole().getCode());
            assertTrue(query.hasQuery());
            assertFalse(query.hasWhat() || query.hasLifecycle() || query.hasDetail());
            assertFalse(new String(query.getQuery(), StandardCharsets.UTF_8).contains(Looking.IVY.digits()));
        }
    }

    @Test
    @DisplayName(
            "a document is a BALP PatientRead: subtype read, action R, and the client's and the server's codes swapped")
    void aDocumentIsAPatientRead() {
        for (String name : List.of("document-opening", "document-opened", "printed")) {
            AuditEvent event = conforming(name, "PatientRead", "read", "R", "110152", "110153");
            AuditEventEntityComponent data = only(event, "2");
            assertTrue(Set.of("3", "4", "20").contains(data.getRole().getCode()));
            assertTrue(data.hasWhat());
        }
    }

    @Test
    void whatIsWrittenDownIsAPatientCreate() {
        for (String name : List.of("objection-requested", "objection-answered")) {
            AuditEvent event = conforming(name, "PatientCreate", "create", "C", "110153", "110152");
            assertTrue(only(event, "2").hasWhat());
        }
    }

    @Test
    @DisplayName("what was refused says so, and claims no profile of what succeeds")
    void whatWasRefusedIsNoSuccess() {
        for (String name : List.of("tab-denied", "launch-refused", "attempt-refused")) {
            AuditEvent event = events.get(name);
            assertEquals(AuditEventOutcome._4, event.getOutcome());
            assertTrue(event.getMeta().getProfile().isEmpty());
            assertTrue(event.hasOutcomeDesc());
        }
        assertTrue(events.get("attempt-refused").getAgent().stream().noneMatch(agent -> agent.hasAltId()));
    }

    @Test
    @DisplayName("every event has the agents and entities that NHS England's audit record service lists")
    void hasTheAgentsAndEntitiesOfTheAuditRecordService() {
        AuditEvent event = events.get("opened");
        Map<String, AuditEventAgentComponent> agents = event.getAgent().stream()
                .collect(Collectors.toMap(agent -> agent.getWho().getType(), Function.identity()));

        assertEquals(Set.of("Organization", "Endpoint", "Practitioner"), agents.keySet());
        assertEquals(
                "RNG01", agents.get("Organization").getWho().getIdentifier().getValue());
        assertEquals(
                "https://fhir.nhs.uk/Id/ods-organization-code",
                agents.get("Organization").getWho().getIdentifier().getSystem());
        AuditEventAgentComponent user = agents.get("Practitioner");
        assertEquals("555000000001", user.getWho().getIdentifier().getValue());
        assertEquals("rita.okafor", user.getAltId());
        assertEquals("R8001", user.getRoleFirstRep().getCodingFirstRep().getCode());
        assertEquals("TREAT", user.getPurposeOfUseFirstRep().getCodingFirstRep().getCode());
        assertEquals(
                "greenfield-surgery",
                only(event, "Endpoint").getWhat().getIdentifier().getValue());
        assertEquals(
                "0123456789abcdef",
                only(event, "XrequestId").getWhat().getIdentifier().getValue());
        assertEquals("node-a", event.getSource().getSite());
        assertTrue(event.getSource().getObserver().hasIdentifier());
    }

    @Test
    void anOverrideIsASecurityAlert() {
        AuditEvent event = events.get("override-begun");
        assertEquals("110113", event.getType().getCode());
        assertEquals("110127", event.getSubtypeFirstRep().getCode());
        assertTrue(event.getAgent().stream()
                .flatMap(agent -> agent.getPurposeOfUse().stream())
                .anyMatch(purpose -> purpose.getCodingFirstRep().getCode().equals("BTG")));
    }

    @Test
    @DisplayName("every event can be read back strictly, says nothing of results, and has what FHIR R4 requires")
    void everyEventIsFhir() {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        events.values().forEach(event -> {
            String json = parser.encodeResourceToString(event);
            assertEquals(json, parser.encodeResourceToString(parser.parseResource(AuditEvent.class, json)));
            assertFalse(json.contains("\"40\"") || json.contains("\"resources\""), json);
            assertTrue(event.hasType() && event.hasRecorded() && event.hasSource() && event.hasAgent());
            assertTrue(event.getAgent().stream().allMatch(AuditEventAgentComponent::hasRequestor));
        });
    }

    private static AuditEvent conforming(
            String name, String profile, String subtype, String action, String... clientAndServer) {
        AuditEvent event = events.get(name);
        assertEquals(PROFILE + profile, event.getMeta().getProfile().getFirst().getValue());
        assertEquals("rest", event.getType().getCode());
        assertEquals(
                "http://hl7.org/fhir/restful-interaction",
                event.getSubtypeFirstRep().getSystem());
        assertEquals(subtype, event.getSubtypeFirstRep().getCode());
        assertEquals(action, event.getAction().toCode());
        assertEquals(AuditEventOutcome._0, event.getOutcome());
        agent(event, clientAndServer[0], "Organization");
        agent(event, clientAndServer[1], "Endpoint");
        event.getAgent().stream().filter(AuditEventAgentComponent::getRequestor).forEach(user -> {
            assertFalse(user.hasMedia());
            assertTrue(user.hasWho());
        });
        AuditEventEntityComponent patient = only(event, "1");
        assertEquals("1", patient.getRole().getCode());
        assertEquals("Patient", patient.getWhat().getType());
        assertEquals(Looking.IVY.digits(), patient.getWhat().getIdentifier().getValue());
        return event;
    }

    private static void agent(AuditEvent event, String code, String who) {
        List<AuditEventAgentComponent> agents = event.getAgent().stream()
                .filter(agent -> code.equals(agent.getType().getCodingFirstRep().getCode()))
                .toList();
        assertEquals(1, agents.size(), code);
        assertEquals(who, agents.getFirst().getWho().getType());
        assertTrue(agents.getFirst().getNetwork().hasAddress());
        assertFalse(agents.getFirst().hasMedia());
    }

    private static AuditEventEntityComponent only(AuditEvent event, String type) {
        List<AuditEventEntityComponent> entities = event.getEntity().stream()
                .filter(entity -> type.equals(entity.getType().getCode()))
                .toList();
        assertEquals(1, entities.size(), type);
        return entities.getFirst();
    }
}
