package org.sightline.tab.panel.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;

/**
 * Examinations of feet: both have to be examined, or the one that is there. Which foot is meant is said by the site, or
 * by a code that is of one foot, such as the class of its risk.
 */
record Feet(PanelInput input, PanelDefinition lists) {

    private static final String LEFT = "leftFoot";
    private static final String RIGHT = "rightFoot";

    List<CareEvidence> of(List<CareEvidence> all) {
        return all.stream().map(e -> e.counts() ? foot(e, all) : e).toList();
    }

    /** An examination that names one foot needs the other one's, or that there is no other. */
    private CareEvidence foot(CareEvidence evidence, List<CareEvidence> all) {
        boolean left = isOf(evidence, LEFT);
        boolean right = isOf(evidence, RIGHT);
        if (left == right) {
            return evidence;
        }
        String other = left ? RIGHT : LEFT;
        if (isAbsent(other)) {
            return evidence;
        }
        Optional<CareEvidence> partner = all.stream()
                .filter(CareEvidence::counts)
                .filter(e -> e != evidence && isOf(e, other))
                .min(Comparator.comparing(CareEvidence::recency, Recency.SURELY_LATEST_FIRST));
        return partner.map(second -> both(evidence, second))
                .orElseGet(() ->
                        evidence.inPart("one foot only: the " + (left ? "right" : "left") + " one is not examined"));
    }

    /** Both, as old as the older. */
    private static CareEvidence both(CareEvidence one, CareEvidence other) {
        List<ShownText> names = Stream.of(one, other)
                .flatMap(e -> Stream.concat(Stream.of(e.what().text()), e.found().stream()))
                .distinct()
                .sorted(Comparator.comparing(ShownText::whole))
                .toList();
        return one.asOldAs(other).with(names, one.amounts());
    }

    private boolean isOf(CareEvidence evidence, String foot) {
        return Stream.concat(evidence.sites().stream(), evidence.concepts().stream())
                .anyMatch(concept -> lists.lists(foot, concept) || lists.lists(foot + "Risk", concept));
    }

    private boolean isAbsent(String foot) {
        return input.entries(Observation.class)
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
        return lists.lists(foot + "Absent", code)
                || (lists.lists("footAbsent", code) && sites.stream().anyMatch(site -> lists.lists(foot, site)));
    }
}
