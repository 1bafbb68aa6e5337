package org.sightline.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.CodeSystems;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.panel.PanelDefinition;

/** A search may have been widened for another panel: this picks out what one need asked for. */
public final class MatchFilter {

    private static final String CODE = "code";
    private static final String MISSING = ":missing";

    /** The element that a date parameter goes by, where it has another name (FHIR R4, search parameters by type). */
    private static final Map<String, String> DATES = Map.of(
            "Appointment.date", "start",
            "DiagnosticReport.date", "effective[x]",
            "Encounter.date", "period",
            "Observation.date", "effective[x]",
            "ServiceRequest.authored", "authoredOn");

    private MatchFilter() {}

    /**
     * Of a search that asked for exactly this as well, since a source may ignore a filter. Then the codes count alone:
     * it may know their systems by other names.
     */
    static List<Resource> of(SearchNeed need, SearchPlan.Search search, List<Resource> matches) {
        Map<String, Set<String>> wanted = search.tokens().equals(need.tokens()) ? bare(need.tokens()) : need.tokens();
        return matches.stream()
                .filter(match -> match.fhirType().equals(need.resourceType()))
                .filter(match -> hasAll(match, wanted))
                .toList();
    }

    private static Map<String, Set<String>> bare(Map<String, Set<String>> tokens) {
        Map<String, Set<String>> bare = new HashMap<>();
        tokens.forEach((name, values) -> bare.put(
                name,
                values.stream()
                        .map(value ->
                                value.substring(value.lastIndexOf('|') + 1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet())));
        return bare;
    }

    /** Whether it has what the search asked for, whatever its date and whatever its source calls code systems. */
    static boolean isAnswer(SearchPlan.Search search, Resource resource) {
        return resource.fhirType().equals(search.resourceType()) && hasAll(resource, bare(search.tokens()));
    }

    /** Whether a panel takes it of what it asks for, whatever its date. */
    public static boolean takes(PanelDefinition panel, Resource resource) {
        return panel.leaves(resource).isEmpty()
                && panel.searches().stream()
                        .anyMatch(need ->
                                need.resourceType().equals(resource.fhirType()) && hasAll(resource, need.tokens()));
    }

    /** Whether it has what the need asks for, whatever its date. */
    static boolean isAskedBy(SearchNeed need, Resource resource) {
        return need.tokens().entrySet().stream()
                .filter(token -> !token.getKey().endsWith(MISSING))
                .allMatch(token -> has(resource, token.getKey(), token.getValue()));
    }

    private static boolean hasAll(Resource resource, Map<String, Set<String>> tokens) {
        return tokens.entrySet().stream().allMatch(token -> has(resource, token.getKey(), token.getValue()));
    }

    /**
     * Whether the element of the parameter's name has one of the codes; what it cannot judge stays. A list that is too
     * long to be asked for by name finds coded values as well: there the concept stands where a source puts a group of
     * them into the code.
     */
    private static boolean has(Resource resource, String parameter, Set<String> values) {
        if (parameter.endsWith(MISSING)) {
            return isMissing(resource, parameter.substring(0, parameter.length() - MISSING.length()))
                    == values.contains("true");
        }
        if (parameter.equals(CODE)
                && resource instanceof Observation observation
                && observation.getValue() instanceof CodeableConcept value
                && SearchPlan.isAskedWide(values)
                && matches(value, values)) {
            return true;
        }
        Base[] sent = resource.getProperty(parameter.hashCode(), parameter, false);
        if (sent != null) {
            return isAny(sent, values);
        }
        Property property = resource.getNamedProperty(parameter);
        return property == null || property.getValues().stream().anyMatch(value -> matches(value, values));
    }

    private static boolean isAny(Base[] sent, Set<String> values) {
        for (Base value : sent) {
            if (matches(value, values)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has no value by which the date parameter would find it; an element that was only looked at is none. */
    private static boolean isMissing(Resource resource, String parameter) {
        Property property =
                resource.getNamedProperty(DATES.getOrDefault(resource.fhirType() + "." + parameter, parameter));
        return property == null || property.getValues().stream().allMatch(Base::isEmpty);
    }

    private static boolean matches(Base value, Set<String> values) {
        if (!(value instanceof CodeableConcept concept)) {
            return value.isPrimitive()
                    && (values.contains(value.primitiveValue())
                            || values.contains(value.primitiveValue().toLowerCase(Locale.ROOT)));
        }
        for (Coding coding : concept.getCoding()) {
            if (matches(coding, values)) {
                return true;
            }
        }
        return false;
    }

    /** Of a code that may mean any of these concepts. */
    private static boolean areAsked(List<String> concepts, Set<String> values) {
        return !concepts.isEmpty()
                && concepts.stream()
                        .allMatch(concept ->
                                values.contains(CodeSystems.SNOMED + "|" + concept) || values.contains(concept));
    }

    private static boolean matches(Coding coding, Set<String> values) {
        String code = String.valueOf(coding.getCode());
        return values.contains(code)
                || values.contains(coding.getSystem() + "|" + code)
                || values.contains(code.toLowerCase(Locale.ROOT))
                || areAsked(MappedCode.severalOf(coding), values);
    }
}
