package org.sightline.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which resources are withheld from everybody: those labelled so, those that carry a listed code, and those that contain
 * such a one. A label that cannot be read withholds.
 *
 * @param labels by normalised system
 * @param codes clinical codes, whatever element they stand in
 */
record WithheldData(Map<String, LabelRule> labels, Set<Code> codes) {

    WithheldData {
        labels = Map.copyOf(labels);
        codes = Set.copyOf(codes);
    }

    /** What the labels of one system mean; {@code otherWithheld} speaks for a code that is in neither list. */
    record LabelRule(Set<String> withheld, Set<String> shown, boolean otherWithheld) {
        LabelRule {
            withheld = Set.copyOf(withheld);
            shown = Set.copyOf(shown);
        }

        boolean withholds(String code) {
            return withheld.contains(code) || (otherWithheld && !shown.contains(code));
        }
    }

    /** A clinical code in its system. */
    record Code(String system, String code) {}

    boolean withholds(Resource resource) {
        return SecurityLabels.of(resource).anyMatch(this::isWithholdingLabel)
                || (!codes.isEmpty() && holdsListedCode(resource))
                || (resource instanceof DomainResource outer
                        && outer.getContained().stream().anyMatch(this::withholds))
                || (resource instanceof Bundle bundle
                        && bundle.getEntry().stream()
                                .filter(Bundle.BundleEntryComponent::hasResource)
                                .anyMatch(entry -> withholds(entry.getResource())));
    }

    /** Systems are written with and without TLS, with a closing slash, and in capitals. */
    static String normalised(String system) {
        String lower = system.strip().toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:");
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private boolean isWithholdingLabel(Coding label) {
        String code = label.hasCode() ? label.getCode().strip() : "";
        if (!label.hasSystem()) {
            return code.isEmpty()
                    || labels.values().stream().anyMatch(rule -> rule.withheld().contains(code));
        }
        LabelRule rule = labels.get(normalised(label.getSystem()));
        return rule != null && rule.withholds(code);
    }

    private boolean holdsListedCode(Base element) {
        if (element instanceof Coding coding) {
            return coding.hasCode()
                    && coding.hasSystem()
                    && codes.contains(new Code(coding.getSystem(), coding.getCode()));
        }
        return element.children().stream()
                .flatMap(property -> childrenOf(property.getValues()).stream())
                .anyMatch(this::holdsListedCode);
    }

    private static List<Base> childrenOf(List<Base> values) {
        return values.stream().filter(value -> !value.isPrimitive()).toList();
    }
}
