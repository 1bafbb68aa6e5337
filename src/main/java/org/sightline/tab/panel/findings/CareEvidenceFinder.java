package org.sightline.tab.panel.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.chart.Amount;

/**
 * Finds what the sources hold about a care process. What only looks like it is found too and marked as not counted, so
 * that a reader sees why a process that seems done is not ticked.
 */
final class CareEvidenceFinder {

    private static final String SYSTOLIC = "systolic";
    private static final String DIASTOLIC = "diastolic";
    private static final List<Role> ORDER = List.of(Role.UNSUITABLE, Role.DECLINED, Role.NOT, Role.DONE);

    private final PanelInput input;
    private final PanelDefinition lists;
    private final List<Entry<Observation>> observations;

    CareEvidenceFinder(PanelInput input) {
        this.input = input;
        this.lists = input.definition();
        this.observations = input.entries(Observation.class).toList();
    }

    /** Latest first by the earliest moment each may mean. */
    List<CareEvidence> of(CareProcess process) {
        List<CareEvidence> all = switch (process.proof()) {
            case VALUE -> coded(process).map(CareEvidenceFinder::withValue).toList();
            case RECORDED -> coded(process).toList();
            case PRESSURES ->
                Stream.concat(coded(process).map(this::withBoth), pairs()).toList();
            case FEET -> feet(coded(process).toList());
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
        return Stream.concat(observed, done)
                .map(e -> e.role() == Role.NOT && e.why().isEmpty() ? e.notCounted("this code does not count") : e);
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
                .filter(role -> concepts.stream().anyMatch(concept -> lists.listsIn(process.lists(role), concept)))
                .findFirst();
    }

    private static CareEvidence withValue(CareEvidence evidence) {
        Amount amount = evidence.amounts().getOrDefault("", Amount.NONE);
        return !evidence.counts() || amount.isGiven() ? evidence : evidence.notCounted("it has no number");
    }

    private CareEvidence withBoth(CareEvidence evidence) {
        if (!evidence.counts() || !(evidence.entry().resource() instanceof Observation observation)) {
            return evidence;
        }
        Map<String, Amount> amounts = new LinkedHashMap<>();
        List<ShownText> words = new ArrayList<>();
        for (ObservationComponentComponent component : observation.getComponent()) {
            for (String part : List.of(SYSTOLIC, DIASTOLIC)) {
                Amount amount = Amount.of(component.getValue(), List.of(), "final");
                if (amount.isGiven() && lists.lists(part, component.getCode())) {
                    amounts.put(part, amount);
                    words.add(ShownText.of(part + " " + ValueText.of(component.getValue())));
                }
            }
        }
        return amounts.size() == 2 ? evidence.with(words, amounts) : evidence.notCounted("it has not both pressures");
    }

    /** Two Observations of one source and one moment are a pressure; one alone is none. */
    private Stream<CareEvidence> pairs() {
        return observations.stream()
                .filter(entry -> lists.lists(SYSTOLIC, entry.resource().getCode()))
                .map(entry -> withValue(CareEvidence.of(entry, Role.DONE)))
                .map(upper -> upper.counts() ? paired(upper) : upper);
    }

    private CareEvidence paired(CareEvidence upper) {
        return observations.stream()
                .filter(entry -> lists.lists(DIASTOLIC, entry.resource().getCode()))
                .filter(entry ->
                        entry.source().feed().equals(upper.entry().source().feed()))
                .map(entry -> withValue(CareEvidence.of(entry, Role.DONE)))
                .filter(lower -> lower.counts()
                        && lower.when().equals(upper.when())
                        && upper.when().isKnown())
                .findFirst()
                .map(lower -> upper.with(
                        List.of(part(SYSTOLIC, upper), part(DIASTOLIC, lower)),
                        Map.of(SYSTOLIC, number(upper), DIASTOLIC, number(lower))))
                .orElseGet(() -> upper.notCounted("a systolic pressure alone is no blood pressure"));
    }

    private static ShownText part(String part, CareEvidence evidence) {
        return ShownText.of(part + " " + evidence.found().getFirst());
    }

    private static Amount number(CareEvidence evidence) {
        return evidence.amounts().getOrDefault("", Amount.NONE);
    }

    private List<CareEvidence> feet(List<CareEvidence> all) {
        return all.stream().map(e -> e.counts() ? foot(e, all) : e).toList();
    }

    /** An examination that names one foot needs the other one's, or that there is no other. */
    private CareEvidence foot(CareEvidence evidence, List<CareEvidence> all) {
        boolean left = evidence.sites().stream().anyMatch(site -> lists.lists("leftFoot", site));
        boolean right = evidence.sites().stream().anyMatch(site -> lists.lists("rightFoot", site));
        if (left == right) {
            return evidence;
        }
        String other = left ? "rightFoot" : "leftFoot";
        Optional<CareEvidence> partner = all.stream()
                .filter(CareEvidence::counts)
                .filter(e -> e != evidence)
                .filter(e -> e.sites().stream().anyMatch(site -> lists.lists(other, site)))
                .min(Comparator.comparing(CareEvidence::recency, Recency.SURELY_LATEST_FIRST));
        if (isAbsent(other)) {
            return evidence;
        }
        return partner.map(evidence::asOldAs)
                .orElseGet(() -> evidence.notCounted(
                        "one foot only: the " + (left ? "right" : "left") + " one is not examined"));
    }

    private boolean isAbsent(String foot) {
        return observations.stream()
                        .map(Entry::resource)
                        .anyMatch(o -> isAbsent(foot, o.getCode(), List.of(o.getBodySite())))
                || input.entries(Condition.class)
                        .map(Entry::resource)
                        .filter(CareProcesses::holds)
                        .anyMatch(condition -> isAbsent(foot, condition.getCode(), condition.getBodySite()))
                || input.entries(Procedure.class)
                        .map(Entry::resource)
                        .filter(procedure -> "completed".equals(Codes.of(procedure.getStatusElement())))
                        .anyMatch(procedure -> isAbsent(foot, procedure.getCode(), procedure.getBodySite()));
    }

    private boolean isAbsent(String foot, CodeableConcept code, List<CodeableConcept> sites) {
        return lists.lists("footAbsent", code) && sites.stream().anyMatch(site -> lists.lists(foot, site));
    }

    private CareEvidence dated(CareEvidence evidence) {
        if (!evidence.when().isKnown()) {
            return evidence.notCounted("it has no date");
        }
        return evidence.first().isAfter(input.now()) ? evidence.notCounted("its date has not come yet") : evidence;
    }
}
