package org.sightline.trail.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;

/**
 * The rules of IHE BALP 1.1.4's PatientQuery, PatientRead and PatientCreate, with those of the profiles they are made from and
 * of FHIR R4's AuditEvent, one by one: their package can be had from no registry that the build asks.
 *
 * @see <a href="https://profiles.ihe.net/ITI/BALP/index.html">IHE Basic Audit Log Patterns</a>
 */
final class BalpRules {

    private static final String BASE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ENTITY = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OBJECT = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String REQUEST_ID =
            "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType|XrequestId";

    /** That events of this viewer claim. */
    static final Set<String> PROFILES =
            new TreeSet<>(Set.of(BASE + "PatientCreate", BASE + "PatientQuery", BASE + "PatientRead"));

    private final AuditEvent event;
    private final List<String> broken = new ArrayList<>();

    private BalpRules(AuditEvent event) {
        this.event = event;
    }

    /** What is wrong with an event, in words. */
    static List<String> brokenBy(AuditEvent event) {
        BalpRules rules = new BalpRules(event);
        rules.ofFhir();
        event.getMeta().getProfile().forEach(profile -> rules.of(profile.getValue()));
        return rules.broken;
    }

    private void ofFhir() {
        holds(event.hasType() && event.getType().hasSystem() && event.getType().hasCode(), "type 1..1");
        holds(event.hasRecorded(), "recorded 1..1");
        holds(event.hasAgent(), "agent 1..*");
        holds(event.hasSource() && event.getSource().hasObserver(), "source.observer 1..1");
        event.getAgent().forEach(agent -> holds(agent.hasRequestor(), "agent.requestor 1..1"));
        event.getAgent().stream()
                .flatMap(agent -> agent.getPurposeOfUse().stream())
                .forEach(purpose -> holds(!purpose.isEmpty(), "purposeOfUse is not empty"));
        event.getEntity().forEach(entity -> {
            holds(!entity.hasName() || !entity.hasQuery(), "sev-1: a name or a query");
            entity.getDetail()
                    .forEach(detail -> holds(detail.hasType() && detail.hasValue(), "detail.type, value 1..1"));
        });
    }

    private void of(String profile) {
        switch (profile) {
            case BASE + "PatientQuery" -> {
                common("search", "E", "110153", "110152", Set.of("IRCP"));
                query(only(ENTITY + "|2"));
            }
            case BASE + "PatientRead" -> {
                common("read", "R", "110152", "110153", Set.of("IRCP"));
                data(only(ENTITY + "|2"));
            }
            case BASE + "PatientCreate" -> {
                common("create", "C", "110153", "110152", Set.of("AUT", "INF", "CST"));
                data(only(ENTITY + "|2"));
            }
            default -> broken.add("claims an unknown profile " + profile);
        }
    }

    private void common(String subtype, String action, String client, String server, Set<String> users) {
        Coding type = event.getType();
        holds(
                type.getSystem().equals("http://terminology.hl7.org/CodeSystem/audit-event-type")
                        && type.getCode().equals("rest"),
                "type is rest");
        holds(
                event.getSubtype().stream()
                                .filter(one -> "http://hl7.org/fhir/restful-interaction".equals(one.getSystem())
                                        && subtype.equals(one.getCode()))
                                .count()
                        == 1,
                "subtype " + subtype + " 1..1");
        holds(event.hasAction() && event.getAction().toCode().equals(action), "action is " + action);
        holds(event.hasOutcome() && event.getOutcome().toCode().equals("0"), "outcome is 0");
        holds(event.getAgent().size() >= 2, "agent 2..*");
        machine(client);
        machine(server);
        event.getAgent().stream()
                .filter(agent -> agent.getType().getCoding().stream()
                        .anyMatch(one -> PARTICIPATION.equals(one.getSystem()) && users.contains(one.getCode())))
                .forEach(this::user);
        List<AuditEventEntityComponent> requests = entities(REQUEST_ID);
        holds(requests.size() <= 1, "entity[transaction] 0..1");
        requests.forEach(
                one -> holds(one.getWhat().getIdentifier().hasValue(), "transaction.what.identifier.value 1..1"));
        patient(only(ENTITY + "|1"));
    }

    private void machine(String code) {
        List<AuditEventAgentComponent> agents = event.getAgent().stream()
                .filter(agent -> agent.getType().getCoding().stream()
                        .anyMatch(one -> DICOM.equals(one.getSystem()) && code.equals(one.getCode())))
                .toList();
        holds(agents.size() == 1, "agent " + code + " 1..1");
        agents.forEach(agent -> {
            holds(agent.hasWho() && !agent.getWho().isEmpty(), "agent " + code + " who 1..1");
            holds(agent.hasNetwork() && agent.getNetwork().hasAddress(), "agent " + code + " network 1..1");
            holds(!agent.hasMedia(), "agent " + code + " media 0..0");
        });
    }

    private void user(AuditEventAgentComponent agent) {
        holds(agent.hasWho(), "user who 1..1");
        holds(agent.getRequestor(), "user requestor is true");
        holds(!agent.hasMedia(), "user media 0..0");
        holds(!agent.hasNetwork(), "user network 0..0");
    }

    private void patient(AuditEventEntityComponent entity) {
        holds(is(entity, "1"), "patient role is 1");
        holds(entity.hasWhat() && "Patient".equals(entity.getWhat().getType()), "patient what is a Patient");
    }

    private void query(AuditEventEntityComponent entity) {
        holds(is(entity, "24"), "query role is 24");
        holds(entity.hasQuery() && entity.getQuery().length > 0, "query 1..1");
        holds(!entity.hasWhat() && !entity.hasLifecycle() && !entity.hasDetail(), "query what, lifecycle, detail 0..0");
    }

    private void data(AuditEventEntityComponent entity) {
        holds(is(entity, "4") || is(entity, "3") || is(entity, "20"), "data role is of RestObjectRoles");
        holds(entity.hasWhat() && !entity.getWhat().isEmpty(), "data what 1..1");
    }

    private static boolean is(AuditEventEntityComponent entity, String role) {
        return OBJECT.equals(entity.getRole().getSystem())
                && role.equals(entity.getRole().getCode());
    }

    private AuditEventEntityComponent only(String type) {
        List<AuditEventEntityComponent> found = entities(type);
        holds(found.size() == 1, "entity " + type + " 1..1");
        return found.isEmpty() ? new AuditEventEntityComponent() : found.getFirst();
    }

    private List<AuditEventEntityComponent> entities(String type) {
        return event.getEntity().stream()
                .filter(one -> type.equals(
                        one.getType().getSystem() + "|" + one.getType().getCode()))
                .toList();
    }

    private void holds(boolean rule, String words) {
        if (!rule) {
            broken.add(words);
        }
    }
}
