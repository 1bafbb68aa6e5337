package org.sightline.tab.panel.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.sightline.codes.CodeRole;
import org.sightline.display.Recency;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.chart.Amount;

/**
 * Finds what the sources hold about a care process. What only looks like it is found too and marked as not counted, so
 * that a reader sees why a process that seems done is not ticked.
 */
final class CareEvidenceFinder {

    private static final List<Role> ORDER = List.of(Role.UNSUITABLE, Role.DECLINED, Role.NOT, Role.PART, Role.DONE);

    private final PanelInput input;
    private final PanelDefinition lists;
    private final List<Entry<Observation>> observations;
    private final Pressures pressures;

    CareEvidenceFinder(PanelInput input) {
        this.input = input;
        this.lists = input.definition();
        this.observations = input.entries(Observation.class).toList();
        this.pressures = new Pressures(lists, observations);
    }

    /** Latest first by the earliest moment each may mean. */
    List<CareEvidence> of(CareProcess process) {
        List<CareEvidence> all = switch (process.proof()) {
            case VALUE -> coded(process).map(CareEvidenceFinder::withValue).toList();
            case RECORDED, EYES -> coded(process).toList();
            case PRESSURES ->
                Stream.concat(coded(process).map(pressures::both), pressures.pairs())
                        .toList();
            case FEET -> new Feet(input, lists).of(coded(process).toList());
        };
        return all.stream()
                .map(this::dated)
                .sorted(Comparator.comparing(CareEvidence::recency, Recency.SURELY_LATEST_FIRST))
                .toList();
    }

    private Stream<CareEvidence> coded(CareProcess process) {
        Stream<CareEvidence> observed = observations.stream()
                .flatMap(entry -> role(process, concepts(entry.resource(), process.proof()))
                        .map(role -> CareEvidence.of(entry, role))
                        .stream());
        Stream<CareEvidence> done = input.entries(Procedure.class)
                .flatMap(entry -> role(process, List.of(entry.resource().getCode()))
                        .map(role -> CareEvidence.ofProcedure(entry, role))
                        .stream());
        return Stream.concat(observed, done).map(CareEvidenceFinder::explained);
    }

    private static CareEvidence explained(CareEvidence evidence) {
        if (!evidence.why().isEmpty()) {
            return evidence;
        }
        return switch (evidence.role()) {
            case NOT -> evidence.notCounted("this code does not count");
            case PART -> evidence.inPart("a part of it only");
            case DONE, DECLINED, UNSUITABLE -> evidence;
        };
    }

    /** A number stands under its own code alone; what is recorded may also be the value of a general code. */
    private static List<CodeableConcept> concepts(Observation observation, CareProcess.Proof proof) {
        boolean coded = observation.getValue() instanceof CodeableConcept;
        return proof != CareProcess.Proof.VALUE && coded
                ? List.of((CodeableConcept) observation.getValue(), observation.getCode())
                : List.of(observation.getCode());
    }

    private Optional<Role> role(CareProcess process, List<CodeableConcept> concepts) {
        return ORDER.stream()
                .filter(role -> concepts.stream()
                        .anyMatch(concept -> lists.listsIn(process.lists(role), concept)
                                || lists.saysIn(process.lists(Role.DONE), concept, meaning(role))))
                .findFirst();
    }

    /** What a published list of what is done may say of a code instead: that it is something else. */
    private static Set<CodeRole> meaning(Role role) {
        return switch (role) {
            case DONE, PART -> Set.of();
            case NOT -> Set.of(CodeRole.NOT, CodeRole.HISTORICAL);
            case DECLINED -> Set.of(CodeRole.DECLINED);
            case UNSUITABLE -> Set.of(CodeRole.UNSUITABLE);
        };
    }

    static CareEvidence withValue(CareEvidence evidence) {
        Amount amount = evidence.amounts().getOrDefault("", Amount.NONE);
        return !evidence.counts() || amount.isGiven() ? evidence : evidence.notCounted("it has no number");
    }

    private CareEvidence dated(CareEvidence evidence) {
        if (!evidence.when().isKnown()) {
            return evidence.notCounted("it has no date");
        }
        return evidence.first().isAfter(input.now()) ? evidence.notCounted("its date has not come yet") : evidence;
    }
}
