package org.sightline.trail.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.trail.TrailEntry;

/** Who took part: the organisation's system, the viewer, the user, their role profile, and whom they acted for. */
final class EventAgents {

    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private final String publicUrl;

    EventAgents(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    List<AuditEventAgentComponent> of(TrailEntry row, EventForm form) {
        List<AuditEventAgentComponent> agents = new ArrayList<>(List.of(client(row, form), server(form)));
        if (!row.person().subject().isEmpty()) {
            agents.add(user(row, form));
            profile(row).ifPresent(agents::add);
        }
        if (!row.person().actingFor().isEmpty()) {
            agents.add(agent("PRCP", "primary information recipient")
                    .setName(row.person().actingFor())
                    .setRequestor(false)
                    .setWho(new Reference()
                            .setType("Practitioner")
                            .setDisplay(row.person().actingFor())));
        }
        return agents;
    }

    private AuditEventAgentComponent client(TrailEntry row, EventForm form) {
        AuditEventAgentComponent agent = new AuditEventAgentComponent()
                .setType(EventCodes.concept(form.isRead() ? destination() : source()))
                .setWho(organisation(row))
                .setRequestor(row.person().subject().isEmpty());
        String ip = row.means().ip();
        agent.getNetwork()
                .setAddress(ip.isEmpty() ? row.means().node() : ip)
                .setType(ip.isEmpty() ? AuditEventAgentNetworkType._1 : AuditEventAgentNetworkType._2);
        return agent;
    }

    private AuditEventAgentComponent server(EventForm form) {
        AuditEventAgentComponent agent = new AuditEventAgentComponent()
                .setType(EventCodes.concept(form.isRead() ? source() : destination()))
                .setWho(new Reference()
                        .setType("Endpoint")
                        .setIdentifier(EventCodes.identifier("urn:ietf:rfc:3986", publicUrl))
                        .setDisplay("Sightline"))
                .setRequestor(false);
        agent.getNetwork().setAddress(publicUrl).setType(AuditEventAgentNetworkType._5);
        return agent;
    }

    private static Coding source() {
        return EventCodes.dicom("110153", "Source Role ID");
    }

    private static Coding destination() {
        return EventCodes.dicom("110152", "Destination Role ID");
    }

    /** By its ODS code; an officer's by the id of its registration. */
    Reference organisation(TrailEntry row) {
        TrailEntry.Place place = row.place();
        Reference organisation = new Reference().setType("Organization");
        if (!place.organisationOds().isEmpty()) {
            organisation.setIdentifier(EventCodes.identifier(EventCodes.ODS, place.organisationOds()));
        } else if (!place.registration().isEmpty()) {
            organisation.setIdentifier(EventCodes.identifier(publicUrl + "/organisations", place.registration()));
        }
        String name = place.organisationName();
        return organisation.setDisplay(
                name.isEmpty() ? place.registration().isEmpty() ? "Not known" : place.registration() : name);
    }

    private AuditEventAgentComponent user(TrailEntry row, EventForm form) {
        TrailEntry.Person person = row.person();
        AuditEventAgentComponent agent =
                form == EventForm.CREATE ? agent("AUT", "author (originator)") : agent("IRCP", "information recipient");
        agent.setName(person.name())
                .setRequestor(true)
                .setAltId(person.subject())
                .setWho(new Reference()
                        .setType("Practitioner")
                        .setIdentifier(identifier(row, EventCodes.SDS_USER)
                                .orElseGet(() -> EventCodes.identifier(person.issuer(), person.subject())))
                        .setDisplay(person.name()));
        TrailEntry.Role role = person.role();
        if (!role.code().isEmpty() || !role.name().isEmpty()) {
            CodeableConcept concept = new CodeableConcept().setText(role.name().isEmpty() ? role.code() : role.name());
            if (!role.system().isEmpty()) {
                concept.addCoding(new Coding(role.system(), role.code(), role.name()));
            }
            agent.addRole(concept);
        }
        if (!row.place().purpose().isEmpty()) {
            agent.addPurposeOfUse(EventCodes.concept(
                    new Coding().setSystem(REASON).setCode(row.place().purpose())));
        }
        if (!row.subject().particulars().objection().path("override").isMissingNode() || form == EventForm.OVERRIDE) {
            agent.addPurposeOfUse(EventCodes.concept(new Coding(REASON, "BTG", "break the glass")));
        }
        return agent;
    }

    /** The role profile that the launch named, if it named one. */
    private static Optional<AuditEventAgentComponent> profile(TrailEntry row) {
        return identifier(row, EventCodes.ROLE_PROFILE)
                .map(identifier -> new AuditEventAgentComponent()
                        .setRequestor(false)
                        .setWho(new Reference().setType("PractitionerRole").setIdentifier(identifier)));
    }

    private static Optional<Identifier> identifier(TrailEntry row, String system) {
        return StreamSupport.stream(row.person().identifiers().spliterator(), false)
                .filter(one -> one.path("system").asText().equals(system))
                .map(one -> EventCodes.identifier(system, one.path("value").asText()))
                .findFirst();
    }

    private static AuditEventAgentComponent agent(String code, String display) {
        return new AuditEventAgentComponent().setType(EventCodes.concept(new Coding(PARTICIPATION, code, display)));
    }
}
