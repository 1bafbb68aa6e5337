package org.sightline.tab.panel.account;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.CodedText;

/** What a resource is called where another one only refers to it. */
final class ReferenceNames {

    /** The elements that name a resource, in the order in which they do it best. */
    private static final List<String> NAMING =
            List.of("name", "title", "code", "medication[x]", "vaccineCode", "practitioner", "type", "description");

    private ReferenceNames() {}

    /** Empty if it has no name. */
    static String of(Resource target) {
        return NAMING.stream()
                .map(target::getNamedProperty)
                .filter(Objects::nonNull)
                .map(Property::getValues)
                .flatMap(values -> values.stream().limit(1))
                .flatMap(ReferenceNames::words)
                .filter(words -> words != null && !words.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Stream<String> words(Base value) {
        return Stream.ofNullable(
                switch (value) {
                    case HumanName name -> name.getText() != null ? name.getText() : name.getNameAsSingleString();
                    case CodeableConcept concept -> CodedText.of(concept).text().whole();
                    case Reference named -> named.getDisplay();
                    default -> value.primitiveValue();
                });
    }
}
