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
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelSource;

/**
 * What one source sent that belongs to its encounters, by the entries' own word; nothing is guessed from dates.
 *
 * @param lines each encounter's lines by its {@code Encounter/id}
 * @param lists each encounter's Lists, likewise
 */
record ConsultationContent(Map<String, List<ConsultationLine>> lines, Map<String, List<ListResource>> lists) {

    static final ConsultationContent NONE = new ConsultationContent(Map.of(), Map.of());

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
        Map<String, List<ConsultationLine>> lines = new HashMap<>();
        Map<String, List<ListResource>> lists = new HashMap<>();
        for (Resource resource : source.resources().values()) {
            if (resource instanceof DomainResource domain) {
                Entry<DomainResource> entry = new Entry<>(domain, source);
                encounter(domain)
                        .flatMap(entry::resolve)
                        .map(PanelSource::keyOf)
                        .ifPresent(key -> {
                            if (domain instanceof ListResource list && !Codes.isEnteredInError(list)) {
                                lists.computeIfAbsent(key, _ -> new ArrayList<>())
                                        .add(list);
                            }
                            ConsultationLine.of(entry)
                                    .ifPresent(line -> lines.computeIfAbsent(key, _ -> new ArrayList<>())
                                            .add(line));
                        });
            }
        }
        lines.values().forEach(of -> of.sort(Comparator.comparing(ConsultationLine::kind)));
        return new ConsultationContent(lines, lists);
    }

    List<ConsultationLine> of(String encounterKey) {
        return lines.getOrDefault(encounterKey, List.of());
    }

    List<ListResource> listsOf(String encounterKey) {
        return lists.getOrDefault(encounterKey, List.of());
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
            case ListResource list -> list.getEncounter();
            default -> new Reference();
        };
        return Optional.of(reference).filter(Reference::hasReference);
    }
}
