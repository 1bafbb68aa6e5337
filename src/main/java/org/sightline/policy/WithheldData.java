package org.sightline.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ListSystem;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.admission.Whom;

/**
 * Which resources are withheld: those labelled so, unless the label is shown to this user, those that carry a listed code,
 * those of a kind that is not for this user, and those that contain such a one. A label that cannot be read withholds.
 *
 * @param categories the kinds that are not
 * @param overridden whether the user has said why it has to be shown
 * @param isUser whether the user is one of these; asked only of what is shown to some
 */
record WithheldData(
        WithheldRules rules, List<WithheldCategory> categories, boolean overridden, Predicate<Whom> isUser) {

    /** A system's address may name an edition and its version as well. */
    private static final String SNOMED_EDITION = ListSystem.SNOMED + "/";

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    /** For somebody of whom nothing is known. */
    WithheldData(WithheldRules rules) {
        this(rules, false, _ -> false);
    }

    WithheldData(WithheldRules rules, boolean overridden, Predicate<Whom> isUser) {
        this(
                rules,
                rules.categories().stream()
                        .filter(category -> category.isWithheld(overridden, isUser))
                        .toList(),
                overridden,
                isUser);
    }

    boolean withholds(Resource resource) {
        return SecurityLabels.of(resource).anyMatch(this::isWithholdingLabel)
                || holdsListedCode(resource)
                || isOfCategory(resource)
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
        return rule != null && rule.withholds(code, overridden, isUser);
    }

    private boolean isOfCategory(Resource resource) {
        for (WithheldCategory category : categories) {
            if (ObjectedData.isOf(category.kind(), resource)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsListedCode(Resource resource) {
        return !rules.codes().isEmpty() && InnerElements.anyIs(resource, this::isListedCode);
    }

    private boolean isListedCode(Base element) {
        if (!(element instanceof Coding coding) || !coding.hasCode()) {
            return false;
        }
        String code = coding.getCode().strip();
        if (!coding.hasSystem()) {
            // the code alone decides: in doubt it is the sensitive one
            return rules.codes().holdsInAnySystem(code);
        }
        String system = systemOf(coding.getSystem());
        if (system.equals(ListSystem.SNOMED)) {
            return isOneConcept(code)
                    ? isListed(system, code)
                    : conceptsOf(code).anyMatch(concept -> isListed(system, concept));
        }
        return isListed(system, code) || isListed(coding.getSystem(), code);
    }

    private boolean isListed(String system, String code) {
        return rules.codes().holds(new SensitiveCode(system, code));
    }

    private static String systemOf(String address) {
        if (address.equals(ListSystem.SNOMED)) {
            return address;
        }
        String system = ListSystem.of(WithheldRules.normalised(address));
        return system.startsWith(SNOMED_EDITION) ? ListSystem.SNOMED : system;
    }

    private static boolean isOneConcept(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A post-coordinated expression names several concepts, each perhaps with its term. */
    private static Stream<String> conceptsOf(String code) {
        return NO_DIGITS.splitAsStream(code).filter(concept -> !concept.isEmpty());
    }
}
