package org.sightline.feed.probe;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.codesystems.ConditionCategory;
import org.hl7.fhir.r4.model.codesystems.ObservationCategory;

/** The categories that servers of a standard kind know, to be tried besides those of the tabs. */
final class StandardCategories {

    private StandardCategories() {}

    /**
     * {@code system|code}.
     *
     * @see <a href="https://hl7.org/fhir/us/core/">US Core: categories of care plans and documents, health concerns</a>
     */
    static Set<String> of(String resourceType) {
        Stream<String> all = switch (resourceType) {
            case "Observation" ->
                Arrays.stream(ObservationCategory.values())
                        .filter(category -> category != ObservationCategory.NULL)
                        .map(category -> category.getSystem() + "|" + category.toCode());
            case "Condition" ->
                Stream.concat(
                        Stream.of("http://hl7.org/fhir/us/core/CodeSystem/condition-category|health-concern"),
                        Arrays.stream(ConditionCategory.values())
                                .filter(category -> category != ConditionCategory.NULL)
                                .map(category -> category.getSystem() + "|" + category.toCode()));
            case "CarePlan" ->
                Stream.of(
                        "http://hl7.org/fhir/us/core/CodeSystem/careplan-category|assess-plan",
                        "http://snomed.info/sct|734163000",
                        "http://snomed.info/sct|38717003");
            case "DiagnosticReport" ->
                Stream.of("LAB", "RAD", "PAT", "CUS").map("http://terminology.hl7.org/CodeSystem/v2-0074|"::concat);
            case "DocumentReference" ->
                Stream.of("http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category|clinical-note");
            default -> Stream.empty();
        };
        return all.collect(Collectors.toCollection(TreeSet::new));
    }
}
