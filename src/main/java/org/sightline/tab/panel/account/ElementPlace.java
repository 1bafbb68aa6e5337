package org.sightline.tab.panel.account;

import org.sightline.tab.panel.account.ElementFates.Fate;

/**
 * Where an element stands that a source sent.
 *
 * @param before what leads to its resource from another one, in plain words; empty for none
 * @param defined where in its resource it stands
 */
record ElementPlace(String before, DefinedPlace defined) {

    /** The length of a name up to which it serves as a label. */
    private static final int LONGEST = 60;

    static ElementPlace of(String resourceType) {
        return new ElementPlace("", DefinedPlace.of(resourceType));
    }

    /** An element below it, by its name in FHIR's definitions. */
    ElementPlace at(String name) {
        return new ElementPlace(before, defined.at(name));
    }

    /** An extension of it. */
    ElementPlace extension(String url, String label) {
        return new ElementPlace(before, defined.extension(url, label));
    }

    /** A resource within it or told of with it. */
    ElementPlace contained(String type, String name) {
        String called = name.isEmpty() || name.length() > LONGEST ? ElementWords.named(type) : name;
        return new ElementPlace(joined(label(), called), DefinedPlace.of(type));
    }

    /** The same as the beginning of a data type. */
    ElementPlace as(String type) {
        return new ElementPlace(before, defined.as(type));
    }

    /** Whether it is within the resource rather than the resource itself. */
    boolean isInner() {
        return !label().isEmpty();
    }

    /** Whether it says that something is not to be done. */
    boolean isNegation() {
        return defined.isNegation();
    }

    Fate fate() {
        return defined.fate();
    }

    String label() {
        return joined(before, defined.label());
    }

    private static String joined(String before, String after) {
        return before.isEmpty() ? after : after.isEmpty() ? before : before + ", " + after;
    }
}
