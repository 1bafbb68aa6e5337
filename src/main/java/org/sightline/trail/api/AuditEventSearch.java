package org.sightline.trail.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.TrailReading;
import org.sightline.launch.ViewerAddress;
import org.sightline.registration.LaunchRegistration;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailSearch;
import org.sightline.trail.WhoseUsers;
import org.sightline.trail.fhir.TrailEvents;

/** Entries for another system: found, put on the trail that it looked, and only then handed over. */
@ApplicationScoped
class AuditEventSearch {

    private final TrailSearch search;
    private final PatientTrail trail;
    private final AuditTrail audit;
    private final ViewerAddress address;

    AuditEventSearch(TrailSearch search, PatientTrail trail, AuditTrail audit, ViewerAddress address) {
        this.search = search;
        this.trail = trail;
        this.audit = audit;
        this.address = address;
    }

    Bundle of(LaunchRegistration system, MultivaluedMap<String, String> sent, AuditTrail.Caller caller) {
        WhoseUsers whose = AccessTokens.seesEverybody(system)
                ? new WhoseUsers.OfEverybody()
                : new WhoseUsers.OfOrganisation(system.id());
        AuditEventQuery query = AuditEventQuery.of(sent, whose, trail.now());
        List<TrailEntry> rows = search.find(query.asked(), query.before(), query.count());
        audit.record(
                new AuditEvent.TrailRead(new TrailReading.BySystem(
                        system.id(),
                        system.name(),
                        query.asked().patientOrNull(),
                        TrailReading.Form.FHIR,
                        rows.size())),
                caller);
        return bundle(rows, query, sent);
    }

    private Bundle bundle(List<TrailEntry> rows, AuditEventQuery query, MultivaluedMap<String, String> sent) {
        TrailEvents events = new TrailEvents(address.publicUrl());
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.getMeta().setLastUpdated(Date.from(query.asked().until()));
        bundle.addLink().setRelation("self").setUrl(url(sent, query.before()));
        if (query.count() > 0 && rows.size() == query.count()) {
            bundle.addLink().setRelation("next").setUrl(url(sent, rows.getLast().sequence()));
        }
        for (TrailEntry row : rows) {
            bundle.addEntry()
                    .setFullUrl(address.auditEventUrl() + "/" + row.sequence())
                    .setResource(events.of(row))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    private String url(MultivaluedMap<String, String> sent, long before) {
        String asked = sent.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("_before"))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        String query = Stream.of(asked, before == Long.MAX_VALUE ? "" : "_before=" + before)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return address.auditEventUrl() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
