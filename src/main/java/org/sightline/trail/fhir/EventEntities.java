package org.sightline.trail.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.context.NhsNumber;
import org.sightline.trail.TrailEntry;

/** What it was about: the patient, what was asked or read, the request's id, each feed that was asked. No results. */
final class EventEntities {

    private final String publicUrl;

    EventEntities(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    List<AuditEventEntityComponent> of(TrailEntry row, EventForm form) {
        List<AuditEventEntityComponent> entities = new ArrayList<>();
        if (!row.subject().nhsNumber().isEmpty()) {
            entities.add(patient(row));
        }
        if (form == EventForm.QUERY) {
            entities.add(query(row));
        } else if (form.hasData()) {
            entities.add(data(row));
        }
        if (!row.means().requestId().isEmpty()) {
            entities.add(new AuditEventEntityComponent()
                    .setType(EventCodes.requestId())
                    .setWhat(new Reference()
                            .setIdentifier(
                                    EventCodes.identifier(publicUrl, row.means().requestId()))));
        }
        row.subject().particulars().feeds().forEach(feed -> entities.add(endpoint(feed)));
        return entities;
    }

    private static AuditEventEntityComponent patient(TrailEntry row) {
        return new AuditEventEntityComponent()
                .setType(EventCodes.entityType("1", "Person"))
                .setRole(EventCodes.objectRole("1", "Patient"))
                .setWhat(new Reference()
                        .setType("Patient")
                        .setIdentifier(EventCodes.identifier(
                                NhsNumber.SYSTEM, row.subject().nhsNumber())));
    }

    /** What the row says of the address that was asked for: without the patient, who is another entity. */
    private static AuditEventEntityComponent query(TrailEntry row) {
        String asked = asked(row);
        return new AuditEventEntityComponent()
                .setType(EventCodes.entityType("2", "System Object"))
                .setRole(EventCodes.objectRole("24", "Query"))
                .setDescription(asked)
                .setQuery(asked.getBytes(StandardCharsets.UTF_8));
    }

    private static String asked(TrailEntry row) {
        String page = row.subject().page();
        String tab = row.subject().tab();
        if (!tab.isEmpty()) {
            return "/record/" + row.place().launchId() + "/" + tab;
        }
        if (!page.isEmpty()) {
            return "/record/" + row.place().launchId() + "/" + page;
        }
        return switch (row.event().name()) {
            case "objection-looked-up" -> "/office/objections/look-up";
            case "entries-searched" -> "/office/entries";
            case "entry-read" ->
                "/office/entries/"
                        + row.subject()
                                .particulars()
                                .reports()
                                .path("filter")
                                .path("entry")
                                .asText();
            default -> "/office/patient";
        };
    }

    private AuditEventEntityComponent data(TrailEntry row) {
        JsonNode document = row.subject().particulars().document();
        Reference what = document.isMissingNode()
                ? new Reference().setDisplay(thing(row))
                : new Reference()
                        .setType(document.path("type").asText())
                        .setIdentifier(EventCodes.identifier(
                                publicUrl + "/feeds/" + document.path("feed").asText(),
                                document.path("type").asText() + "/"
                                        + document.path("id").asText()));
        return new AuditEventEntityComponent()
                .setType(EventCodes.entityType("2", "System Object"))
                .setRole(
                        document.isMissingNode()
                                ? EventCodes.objectRole("3", "Report")
                                : EventCodes.objectRole("4", "Domain Resource"))
                .setWhat(what);
    }

    private static String thing(TrailEntry row) {
        return switch (row.event().name()) {
            case "printed" -> "tab " + row.subject().tab();
            case "problem-reported" ->
                "report of a problem "
                        + row.subject()
                                .particulars()
                                .reports()
                                .path("reference")
                                .asText();
            case "override-reviewed" ->
                "review of override "
                        + row.subject()
                                .particulars()
                                .objection()
                                .path("reference")
                                .asText();
            case "subject-copy-made" -> "copy of what is held of the patient";
            default -> "objection to the shared record";
        };
    }

    private AuditEventEntityComponent endpoint(JsonNode feed) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setType(EventCodes.endpoint())
                .setRole(EventCodes.objectRole("17", "Data Repository"))
                .setWhat(new Reference()
                        .setType("Endpoint")
                        .setIdentifier(EventCodes.identifier(
                                publicUrl + "/feeds", feed.path("feed").asText())));
        Stream.of("outcome", "detail")
                .filter(name -> !feed.path(name).asText().isEmpty())
                .forEach(name -> entity.addDetail()
                        .setType(name)
                        .setValue(new StringType(feed.path(name).asText())));
        return entity;
    }
}
