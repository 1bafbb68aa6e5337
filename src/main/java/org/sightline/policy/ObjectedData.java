package org.sightline.policy;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ListSystem;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** Which resources are of a kind that a patient objects to, or that is withheld from a user. */
final class ObjectedData {

    /** Elements that say what kind of document something is. */
    private static final List<String> KINDS = List.of("type", "category", "code");

    private ObjectedData() {}

    static boolean isOf(RecordCategory category, Resource resource) {
        return new WithheldData(category.rules()).withholds(resource)
                || isDocumentOf(category, resource)
                || (resource instanceof DomainResource outer
                        && outer.getContained().stream().anyMatch(inner -> isDocumentOf(category, inner)));
    }

    private static boolean isDocumentOf(RecordCategory category, Resource resource) {
        return !category.documentTypes().isEmpty()
                && KINDS.stream()
                        .map(resource::getNamedProperty)
                        .filter(property -> property != null)
                        .anyMatch(kind -> isOneOf(category, kind));
    }

    private static boolean isOneOf(RecordCategory category, Property kind) {
        return kind.getValues().stream()
                .anyMatch(value -> InnerElements.anyIs(
                        value, element -> element instanceof Coding coding && isListed(category, coding)));
    }

    /** Without a system the code alone decides: in doubt it is the one that is meant. */
    private static boolean isListed(RecordCategory category, Coding coding) {
        if (!coding.hasCode()) {
            return false;
        }
        String code = coding.getCode().strip();
        return coding.hasSystem()
                ? category.documentTypes()
                        .contains(new SensitiveCode(ListSystem.of(WithheldRules.normalised(coding.getSystem())), code))
                : category.documentTypes().stream().anyMatch(one -> one.code().equals(code));
    }
}
