package org.sightline.tab.panel.account;

import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.EnumFactory;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.TimeType;

/**
 * A value like no other on the page.
 *
 * @param words how it is shown; empty if anything that differs will do
 */
record ElementMarker(IBase value, String words) {

    /** Those to be tried in turn: some states take an entry out of its panel. */
    static Stream<ElementMarker> of(ElementPath path) {
        IBase made = path.last().made();
        return switch (made) {
            case Enumeration<?> _ -> codes(path);
            case BooleanType _
            when path.last().name().equals("doNotPerform") -> Stream.of(new ElementMarker(new BooleanType(true), ""));
            case BooleanType _ ->
                Stream.of(new BooleanType(true), new BooleanType(false)).map(truth -> new ElementMarker(truth, ""));
            case InstantType _ -> Stream.of(new ElementMarker(new InstantType("2013-07-23T11:17:23Z"), "23-Jul-2013"));
            case BaseDateTimeType date -> one(date, "2013-07-23", "23-Jul-2013");
            case TimeType time -> one(time, "11:17:23", "11:17:23");
            case Base64BinaryType file -> one(file, "TWFya2Vk", "");
            case IntegerType number -> one(number, "7717", "7717");
            case DecimalType number -> one(number, "7717", "7717");
            case PrimitiveType<?> text -> one(text, "markedZq7", "markedZq7");
            default -> Stream.empty();
        };
    }

    private static Stream<ElementMarker> one(PrimitiveType<?> value, String text, String words) {
        value.setValueAsString(text);
        return Stream.of(new ElementMarker(value, words));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Stream<ElementMarker> codes(ElementPath path) {
        RuntimeChildPrimitiveEnumerationDatatypeDefinition child =
                (RuntimeChildPrimitiveEnumerationDatatypeDefinition) path.last().child();
        EnumFactory factory = ((Enumeration<?>) path.last().made()).getEnumFactory();
        return List.of(child.getBoundEnumType().getEnumConstants()).reversed().stream()
                .filter(code -> !code.name().equals("NULL"))
                .map(code -> new ElementMarker(new Enumeration(factory, code), ""));
    }
}
