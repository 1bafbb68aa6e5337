package org.sightline.tab;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.ResourceKey;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * To which panels of a tab an entry belongs that has no category, as all of GP Connect's have none: to those that know
 * its code; else to those in which entries of the same code stand that have one, whichever source sent them; else, if a
 * report names it or it was measured in a specimen, to those of the laboratory; else to the panel of the rest.
 */
final class Sorting {

    static final Sorting NONE = new Sorting(List.of(), List.of());

    private static final String CATEGORY = "category";
    private static final String LABORATORY = "http://terminology.hl7.org/CodeSystem/observation-category|laboratory";

    private final List<PanelDefinition> panels;

    /** What the code lists of any panel name, so that the lists are searched for few entries only. */
    private final Set<Code> known;

    /** The ids of the panels in which categorised entries stand, by what they measure. */
    private final Map<String, Set<String>> places = new HashMap<>();

    /**
     * @param panels those of the tab
     * @param read all that was read for them, of every source
     */
    Sorting(List<PanelDefinition> panels, Collection<Resource> read) {
        this.panels =
                panels.stream().filter(panel -> !PanelKinds.repeats(panel)).toList();
        this.known = this.panels.stream()
                .flatMap(panel -> panel.codes().entrySet().stream())
                .filter(list -> !list.getKey().equals(PanelDefinition.ELSEWHERE))
                .flatMap(list -> list.getValue().stream())
                .map(reviewed -> new Code(reviewed.system(), reviewed.code()))
                .collect(Collectors.toUnmodifiableSet());
        read.stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(Observation::hasCategory)
                .forEach(this::place);
    }

    private void place(Observation observation) {
        Set<String> here = panels.stream()
                .filter(panel -> panel.searches().stream()
                        .anyMatch(need -> need.resourceType().equals("Observation")
                                && need.tokens().containsKey(CATEGORY)
                                && MatchFilter.isAskedBy(need, observation)))
                .filter(panel -> panel.leaves(observation).isEmpty())
                .map(PanelDefinition::id)
                .collect(Collectors.toSet());
        if (!here.isEmpty()) {
            Stream.concat(codes(observation), Stream.of(name(observation)))
                    .forEach(measure -> places.computeIfAbsent(measure, _ -> new HashSet<>())
                            .addAll(here));
        }
    }

    /** Where categorised entries of the same code stand, or of the same name if it has no code. */
    private Set<String> placesOf(Resource resource) {
        if (places.isEmpty() || !(resource instanceof Observation observation)) {
            return Set.of();
        }
        List<String> codes = codes(observation).toList();
        return (codes.isEmpty() ? Stream.of(name(observation)) : codes.stream())
                .flatMap(measure -> places.getOrDefault(measure, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<String> codes(Observation observation) {
        return observation.getCode().getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .map(coding -> coding.getSystem() + "|" + coding.getCode());
    }

    private static String name(Observation observation) {
        return CodedText.of(observation.getCode()).text().whole().strip().toLowerCase(Locale.UK);
    }

    /**
     * The observations that a report of the feed names, by {@link ResourceKey}.
     *
     * @param ownBase the feed's FHIR base
     */
    static Set<String> reported(FeedAnswer.Answered answered, String ownBase) {
        return FeedAnswer.resourcesOf(answered).stream()
                .filter(DiagnosticReport.class::isInstance)
                .map(DiagnosticReport.class::cast)
                .flatMap(report ->
                        report.getResult().stream().map(result -> ResourceKey.meantBy(result, report, ownBase)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Those without a category among what was read that this need would have asked for, had they one. */
    Stream<Resource> uncategorised(PanelDefinition panel, SearchNeed need, List<Resource> read, Set<String> reported) {
        return need.tokens().containsKey(CATEGORY)
                ? read.stream().filter(resource -> belongs(panel, need, resource, reported))
                : Stream.empty();
    }

    /** Those of the panel of the rest: what no other panel of the tab takes. */
    Stream<Resource> rest(PanelDefinition rest, List<Resource> read, Set<String> reported) {
        List<PanelDefinition> others = panels.stream()
                .filter(panel -> !panel.id().equals(rest.id()) && !takesTheRest(panel))
                .toList();
        return read.stream()
                .filter(resource -> resource instanceof Observation || isUncategorised(resource))
                .filter(resource -> others.stream().noneMatch(panel -> takes(panel, resource, reported)));
    }

    static boolean takesTheRest(PanelDefinition panel) {
        return PanelKinds.named(panel.kind())
                .filter(kind -> kind.is(PanelKind.Trait.TAKES_THE_REST))
                .isPresent();
    }

    private boolean takes(PanelDefinition panel, Resource resource, Set<String> reported) {
        for (SearchNeed need : panel.searches()) {
            if (need.resourceType().equals(resource.fhirType())
                    && (MatchFilter.isAskedBy(need, resource) || belongs(panel, need, resource, reported))) {
                return panel.leaves(resource).isEmpty();
            }
        }
        return false;
    }

    private boolean belongs(PanelDefinition panel, SearchNeed need, Resource resource, Set<String> reported) {
        Set<String> categories = need.tokens().getOrDefault(CATEGORY, Set.of());
        if (categories.isEmpty() || !need.resourceType().equals(resource.fhirType()) || !isUncategorised(resource)) {
            return false;
        }
        if (isKnown(resource)) {
            return knows(panel, resource);
        }
        Set<String> same = placesOf(resource);
        if (!same.isEmpty()) {
            return same.contains(panel.id());
        }
        return categories.contains(LABORATORY)
                && resource instanceof Observation observation
                && (observation.hasSpecimen()
                        || ResourceKey.of(observation)
                                .filter(reported::contains)
                                .isPresent());
    }

    private static boolean isUncategorised(Resource resource) {
        Base[] categories = resource.getProperty(CATEGORY.hashCode(), CATEGORY, false);
        return categories != null && categories.length == 0;
    }

    /** Whether any panel of the tab names the entry's code or coded value. */
    private boolean isKnown(Resource resource) {
        return concepts(resource)
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> known.contains(new Code(coding.getSystem(), coding.getCode()))
                        || panels.stream()
                                .anyMatch(panel -> panel.rules()
                                        .lists()
                                        .countsBesides(
                                                PanelDefinition.ELSEWHERE, coding.getSystem(), coding.getCode())));
    }

    /** Whether one of its code lists names the entry's code or coded value. */
    private static boolean knows(PanelDefinition panel, Resource resource) {
        return concepts(resource)
                .anyMatch(concept -> panel.codes().keySet().stream()
                        .filter(list -> !list.equals(PanelDefinition.ELSEWHERE))
                        .anyMatch(list -> panel.lists(list, concept)));
    }

    private static Stream<CodeableConcept> concepts(Resource resource) {
        return resource instanceof Observation observation
                ? Stream.concat(
                        Stream.of(observation.getCode()),
                        observation.getValue() instanceof CodeableConcept value ? Stream.of(value) : Stream.empty())
                : Stream.empty();
    }

    private record Code(@Nullable String system, @Nullable String code) {}
}
