package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ListSystem;
import org.sightline.display.SentCodes;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** Which resources are of a kind that a patient objects to, or that is withheld from a user. */
final class ObjectedData {

    /** Elements that say what kind of document something is. */
    private static final List<String> KINDS = List.of("type", "category", "code");

    private final RecordCategory category;
    private final WithheldData rules;

    /** Whether a page of an answer holds any code that may be a type of its documents. */
    private final Map<SentCodes, Boolean> doubtful = new ConcurrentHashMap<>();

    ObjectedData(RecordCategory category) {
        this.category = category;
        this.rules = new WithheldData(category.rules());
    }

    boolean isOf(Resource resource) {
        return rules.withholds(resource)
                || isDocument(resource)
                || (resource instanceof DomainResource outer
                        && outer.hasContained()
                        && outer.getContained().stream().anyMatch(this::isDocument));
    }

    private boolean isDocument(Resource resource) {
        return !category.documentTypes().isEmpty()
                && WithheldData.mayHold(resource, this::isType, doubtful)
                && KINDS.stream()
                        .map(resource::getNamedProperty)
                        .filter(property -> property != null)
                        .anyMatch(this::isOneOf);
    }

    private boolean isType(String code) {
        return category.documentTypes().stream().anyMatch(one -> one.code().equals(code.strip()));
    }

    private boolean isOneOf(Property kind) {
        return kind.getValues().stream()
                .anyMatch(value ->
                        InnerElements.anyIs(value, element -> element instanceof Coding coding && isListed(coding)));
    }

    /** Without a system the code alone decides: in doubt it is the one that is meant. */
    private boolean isListed(Coding coding) {
        if (!coding.hasCode()) {
            return false;
        }
        String code = coding.getCode().strip();
        return coding.hasSystem()
                ? category.documentTypes()
                        .contains(new SensitiveCode(ListSystem.of(WithheldRules.normalised(coding.getSystem())), code))
                : isType(code);
    }
}
