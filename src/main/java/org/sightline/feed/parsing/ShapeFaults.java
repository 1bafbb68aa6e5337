package org.sightline.feed.parsing;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;

/**
 * Tells what the parser forgives from what it would lose. A value outside its type, such as an unknown code or an
 * impossible date, is kept as the text it was; a member of another shape (a string where R4 has an object, as in
 * STU3) would be dropped, and with it perhaps "entered in error"; a number that is none is dropped too. Logs nothing: its messages quote the record.
 */
final class ShapeFaults extends LenientErrorHandler {

    private boolean wrongShape;
    private boolean unread;

    ShapeFaults() {
        super(false);
        disableAllErrors();
    }

    boolean wrongShape() {
        return wrongShape;
    }

    /** Whether anything was met that the resources may not hold. */
    boolean any() {
        return wrongShape || unread;
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        wrongShape |= found != ValueType.NULL && !(expected == ValueType.SCALAR && found == ValueType.SCALAR);
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        wrongShape = true;
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        unread = true;
    }

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {
        unread = true;
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        boolean date = error.startsWith("Invalid date/time");
        boolean code = error.startsWith("Unknown ") && error.contains(" code ");
        unread |= !date && !code;
    }
}
