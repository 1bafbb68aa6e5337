package org.sightline.tab.panel.visits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelSource;

/**
 * What one source sent that belongs to its encounters, by the entries' own word; nothing is guessed from dates.
 *
 * @param byEncounter each encounter's lines by its {@code Encounter/id}
 */
record ConsultationContent(Map<String, List<ConsultationLine>> byEncounter) {

    /** The types that can belong to an encounter and are shown with it. */
    static final Set<String> TYPES = Set.of(
            "Condition",
            "Observation",
            "MedicationRequest",
            "MedicationStatement",
            "AllergyIntolerance",
            "Immunization",
            "Procedure",
            "ServiceRequest",
            "DiagnosticReport",
            "DocumentReference",
            "Communication");

    static ConsultationContent of(PanelSource source) {
        Map<String, List<ConsultationLine>> found = new HashMap<>();
        for (Resource resource : source.resources().values()) {
            if (resource instanceof DomainResource domain) {
                Entry<DomainResource> entry = new Entry<>(domain, source);
                encounter(domain).flatMap(entry::resolve).ifPresent(encounter -> {
                    List<ConsultationLine> lines =
                            found.computeIfAbsent(PanelSource.keyOf(encounter), _ -> new ArrayList<>());
                    ConsultationLine.of(entry).ifPresent(lines::add);
                });
            }
        }
        found.values().forEach(lines -> lines.sort(Comparator.comparing(ConsultationLine::kind)));
        return new ConsultationContent(found);
    }

    List<ConsultationLine> of(String encounterKey) {
        return byEncounter.getOrDefault(encounterKey, List.of());
    }

    private static Optional<Reference> encounter(Resource resource) {
        Reference reference = switch (resource) {
            case Condition condition -> condition.getEncounter();
            case Observation observation -> observation.getEncounter();
            case MedicationRequest request -> request.getEncounter();
            case MedicationStatement statement -> statement.getContext();
            case AllergyIntolerance allergy -> allergy.getEncounter();
            case Immunization immunisation -> immunisation.getEncounter();
            case Procedure procedure -> procedure.getEncounter();
            case ServiceRequest request -> request.getEncounter();
            case DiagnosticReport report -> report.getEncounter();
            case DocumentReference document -> document.getContext().getEncounterFirstRep();
            case Communication message -> message.getEncounter();
            default -> new Reference();
        };
        return Optional.of(reference).filter(Reference::hasReference);
    }
}
