package org.sightline.demo.feed;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.sightline.demo.story.Story;

/**
 * What one feed holds, found by type, by patient and by id without looking through the rest. A resource is found under
 * the patient whose story holds it, whomever it names as its subject: that is how a feed mixes patients up.
 */
final class FeedRecords {

    private final Map<String, List<DomainResource>> byType = new LinkedHashMap<>();
    private final Map<String, List<DomainResource>> byTypeAndPatient = new LinkedHashMap<>();
    private final Map<String, DomainResource> byReference = new LinkedHashMap<>();
    private final Map<DomainResource, String> patients = new IdentityHashMap<>();

    static FeedRecords of(String feed, List<Story> stories) {
        FeedRecords records = new FeedRecords();
        for (Story story : stories) {
            List<DomainResource> held = story.held().getOrDefault(feed, List.of());
            held.forEach(resource ->
                    records.add(resource, held.getFirst().getIdElement().getIdPart()));
        }
        return records;
    }

    List<DomainResource> ofType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** @param patient the feed's own id of the patient, with or without {@code Patient/} */
    List<DomainResource> ofPatient(String type, String patient) {
        return byTypeAndPatient.getOrDefault(type + " of " + id(patient), List.of());
    }

    boolean isOf(DomainResource resource, String patient) {
        return id(patient).equals(patients.get(resource));
    }

    /** @param reference {@code Type/id} */
    Optional<DomainResource> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    private void add(DomainResource resource, String patient) {
        String type = resource.fhirType();
        byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(resource);
        byTypeAndPatient
                .computeIfAbsent(type + " of " + patient, _ -> new ArrayList<>())
                .add(resource);
        byReference.put(type + "/" + resource.getIdElement().getIdPart(), resource);
        patients.put(resource, patient);
    }

    private static String id(String patient) {
        return patient.startsWith("Patient/") ? patient.substring("Patient/".length()) : patient;
    }
}
