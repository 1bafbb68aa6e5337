package org.sightline.demo.story.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** Which of a feed's entries were written {@code during} which encounter, by what the story has it {@code called}. */
final class Consulted {

    private final Map<String, String> encounters = new HashMap<>();
    private final List<Written> written = new ArrayList<>();

    void note(DomainResource resource, StoryEntry entry) {
        if (resource instanceof Encounter) {
            entry.optional("called")
                    .ifPresent(name -> encounters.put(
                            name, "Encounter/" + resource.getIdElement().getIdPart()));
        }
        entry.optional("during").ifPresent(name -> written.add(new Written(resource, name, entry.place())));
    }

    /** @throws StoryException naming an entry of an encounter that the feed does not have */
    void link() {
        for (Written one : written) {
            String encounter = encounters.get(one.during);
            if (encounter == null) {
                throw new StoryException(one.place + ": no encounter is called " + one.during);
            }
            Reference reference = new Reference(encounter);
            switch (one.resource) {
                case MedicationStatement statement -> statement.setContext(reference);
                case DocumentReference document -> document.getContext().addEncounter(reference);
                default -> one.resource.setProperty("encounter", reference);
            }
        }
    }

    private record Written(DomainResource resource, String during, String place) {}
}
