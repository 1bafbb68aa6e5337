package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ListSystem;
import org.sightline.display.SentCodes;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.admission.Whom;

/**
 * Which resources are withheld: those labelled so, unless the label is shown to this user, those that carry a listed code,
 * those of a kind that is not for this user, and those that contain such a one. A label that cannot be read withholds.
 */
final class WithheldData {

    /** A system's address may name an edition and its version as well. */
    private static final String SNOMED_EDITION = ListSystem.SNOMED + "/";

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private final WithheldRules rules;
    private final List<WithheldCategory> categories;
    private final List<ObjectedData> kinds;
    private final boolean overridden;
    private final Predicate<Whom> isUser;

    /** Whether a page of an answer holds any code that may be listed. */
    private final Map<SentCodes, Boolean> doubtful = new ConcurrentHashMap<>();

    /** For somebody of whom nothing is known. */
    WithheldData(WithheldRules rules) {
        this(rules, false, _ -> false);
    }

    /**
     * @param overridden whether the user has said why it has to be shown
     * @param isUser whether the user is one of these; asked only of what is shown to some
     */
    WithheldData(WithheldRules rules, boolean overridden, Predicate<Whom> isUser) {
        this.rules = rules;
        this.overridden = overridden;
        this.isUser = isUser;
        this.categories = rules.categories().stream()
                .filter(category -> category.isWithheld(overridden, isUser))
                .toList();
        this.kinds = categories.stream()
                .map(category -> new ObjectedData(category.kind()))
                .toList();
    }

    /** The kinds that are not for the user. */
    List<WithheldCategory> categories() {
        return categories;
    }

    boolean withholds(Resource resource) {
        return SecurityLabels.anyIs(resource, this::isWithholdingLabel)
                || holdsListedCode(resource)
                || isOfKind(resource)
                || (resource instanceof DomainResource outer && outer.hasContained() && contains(outer))
                || (resource instanceof Bundle bundle
                        && bundle.getEntry().stream()
                                .filter(Bundle.BundleEntryComponent::hasResource)
                                .anyMatch(entry -> withholds(entry.getResource())));
    }

    private boolean contains(DomainResource outer) {
        return outer.getContained().stream().anyMatch(this::withholds);
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

    private boolean isOfKind(Resource resource) {
        for (ObjectedData kind : kinds) {
            if (kind.isOf(resource)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsListedCode(Resource resource) {
        return !rules.codes().isEmpty()
                && mayHold(resource, rules.codes()::mayHold, doubtful)
                && InnerElements.anyIs(resource, this::isListedCode);
    }

    /**
     * Whether a resource may hold a code by what came with it. Where that is not known it may.
     *
     * @param known what has been found out of the pages of an answer
     */
    static boolean mayHold(Resource resource, Predicate<String> is, Map<SentCodes, Boolean> known) {
        SentCodes sent = SentCodes.of(resource);
        if (sent == null) {
            return true;
        }
        Boolean may = known.get(sent);
        return may == null ? known.computeIfAbsent(sent, codes -> codes.any(is)) : may;
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
