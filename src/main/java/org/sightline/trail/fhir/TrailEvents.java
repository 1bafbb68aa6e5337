package org.sightline.trail.fhir;

import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.trail.TrailEntry;

/** Makes the AuditEvent of a row. */
public final class TrailEvents {

    private final String publicUrl;
    private final EventAgents agents;
    private final EventEntities entities;

    /** @param publicUrl the address of the viewer, without a slash at its end */
    public TrailEvents(String publicUrl) {
        this.publicUrl = publicUrl;
        this.agents = new EventAgents(publicUrl);
        this.entities = new EventEntities(publicUrl);
    }

    public AuditEvent of(TrailEntry row) {
        EventForm form = EventForm.of(row);
        AuditEvent event = new AuditEvent();
        event.setId(Long.toString(row.sequence()));
        String profile = form.profileOf(row);
        if (!profile.isEmpty()) {
            event.getMeta().addProfile(profile);
        }
        event.setType(form.type())
                .addSubtype(form.subtype())
                .addSubtype(new Coding(publicUrl + "/events", row.event().name(), null))
                .setAction(form.action())
                .setRecorded(Date.from(row.at()))
                .setOutcome(row.event().refused() ? AuditEventOutcome._4 : AuditEventOutcome._0);
        if (!row.event().reason().isEmpty()) {
            event.setOutcomeDesc(row.event().reason());
        }
        event.setAgent(agents.of(row, form));
        event.getSource()
                .setSite(row.means().node())
                .setObserver(new Reference()
                        .setType("Device")
                        .setIdentifier(EventCodes.identifier("urn:ietf:rfc:3986", publicUrl))
                        .setDisplay("Sightline " + row.means().applicationVersion()))
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        event.setEntity(entities.of(row, form));
        return event;
    }
}
