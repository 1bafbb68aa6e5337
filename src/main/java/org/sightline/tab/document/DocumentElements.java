package org.sightline.tab.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * What the types that can hold a file say of themselves: by the names that FHIR R4 gives an element of one sense in
 * different types, so that a report, a picture or a form needs no code of its own.
 */
final class DocumentElements {

    private static final List<String> TYPES = List.of("type", "code", "category", "scope");
    private static final List<String> DATES = List.of(
            "date", "effective[x]", "created[x]", "sent", "received", "authored", "dateTime", "issued", "period");
    private static final List<String> AUTHORS = List.of("author", "performer", "operator", "sender", "source");
    private static final List<String> KEEPERS = List.of("custodian", "organization");

    private final DomainResource resource;

    DocumentElements(DomainResource resource) {
        this.resource = resource;
    }

    ShownText type() {
        return values(TYPES)
                .filter(CodeableConcept.class::isInstance)
                .map(concept -> CodedText.of((CodeableConcept) concept).text())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(ShownText.NONE);
    }

    ClinicalDate date() {
        return values(DATES)
                .map(value -> value instanceof Period period ? period.getStartElement() : value)
                .filter(BaseDateTimeType.class::isInstance)
                .map(date -> ClinicalDate.of(((BaseDateTimeType) date).getValueAsString()))
                .filter(ClinicalDate::isKnown)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }

    ShownText author() {
        return named(AUTHORS);
    }

    ShownText keeper() {
        return named(KEEPERS);
    }

    ShownText description() {
        return ShownText.of(code("description"));
    }

    /** The text of a primitive element; empty without one. */
    String code(String element) {
        return values(List.of(element))
                .filter(Base::isPrimitive)
                .map(Base::primitiveValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private ShownText named(List<String> elements) {
        return ShownText.joined(
                ", ",
                values(elements)
                        .filter(Reference.class::isInstance)
                        .map(Reference.class::cast)
                        .map(reference -> ShownText.of(reference.getDisplay())
                                .orElse(ShownText.of(reference.getIdentifier().getValue())))
                        .toArray(ShownText[]::new));
    }

    private Stream<Base> values(List<String> elements) {
        return elements.stream()
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .map(Property::getValues)
                .flatMap(List::stream);
    }
}
