package org.sightline.policy;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ListSystem;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/**
 * Which resources are withheld from everybody: those labelled so, those that carry a listed code, and those that contain
 * such a one. A label that cannot be read withholds.
 */
record WithheldData(WithheldRules rules) {

    /** A system's address may name an edition and its version as well. */
    private static final String SNOMED_EDITION = ListSystem.SNOMED + "/";

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    boolean withholds(Resource resource) {
        return SecurityLabels.of(resource).anyMatch(this::isWithholdingLabel)
                || holdsListedCode(resource)
                || (resource instanceof DomainResource outer
                        && outer.getContained().stream().anyMatch(this::withholds))
                || (resource instanceof Bundle bundle
                        && bundle.getEntry().stream()
                                .filter(Bundle.BundleEntryComponent::hasResource)
                                .anyMatch(entry -> withholds(entry.getResource())));
    }

    private boolean isWithholdingLabel(Coding label) {
        String code = label.hasCode() ? label.getCode().strip() : "";
        if (!label.hasSystem()) {
            return code.isEmpty()
                    || rules.labels().values().stream()
                            .anyMatch(rule -> rule.withheld().contains(code));
        }
        LabelRule rule = rules.labels().get(WithheldRules.normalised(label.getSystem()));
        return rule != null && rule.withholds(code);
    }

    private boolean holdsListedCode(Resource resource) {
        return (!rules.codes().isEmpty() || !rules.lists().isEmpty())
                && InnerElements.anyIs(resource, this::isListedCode);
    }

    private boolean isListedCode(Base element) {
        if (!(element instanceof Coding coding) || !coding.hasCode()) {
            return false;
        }
        String code = coding.getCode().strip();
        if (!coding.hasSystem()) {
            return isListedInAnySystem(code);
        }
        String system = systemOf(coding.getSystem());
        return system.equals(ListSystem.SNOMED)
                ? conceptsOf(code).anyMatch(concept -> isListed(system, concept))
                : isListed(system, code) || isListed(coding.getSystem(), code);
    }

    private boolean isListed(String system, String code) {
        return rules.codes().contains(new SensitiveCode(system, code))
                || rules.lists().stream().anyMatch(list -> list.contains(system, code));
    }

    /** Without a system the code alone decides: in doubt it is the sensitive one. */
    private boolean isListedInAnySystem(String code) {
        return rules.codes().stream().anyMatch(one -> one.code().equals(code))
                || rules.lists().stream().anyMatch(list -> list.containsInAnySystem(code));
    }

    private static String systemOf(String address) {
        String system = ListSystem.of(WithheldRules.normalised(address));
        return system.startsWith(SNOMED_EDITION) ? ListSystem.SNOMED : system;
    }

    /** A post-coordinated expression names several concepts, each perhaps with its term. */
    private static Stream<String> conceptsOf(String code) {
        return NO_DIGITS.splitAsStream(code).filter(concept -> !concept.isEmpty());
    }
}
