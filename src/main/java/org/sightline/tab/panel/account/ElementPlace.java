package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a resource an element stands.
 *
 * @param paths all its paths: from the resource, from any resource ({@code *}) and from each data type it is within
 * @param labels the names of the elements down to it, in plain words
 */
record ElementPlace(List<String> paths, List<String> labels) {

    /** The length of a name up to which it serves as a label. */
    private static final int LONGEST = 60;

    static ElementPlace of(String resourceType) {
        return new ElementPlace(List.of(resourceType, "*"), List.of());
    }

    /** An element below it, by its name in FHIR. */
    ElementPlace at(String name) {
        boolean noteItself =
                name.equals("text") && !labels.isEmpty() && labels.getLast().equals("note");
        return below(name, noteItself ? "" : ElementWords.named(name));
    }

    /** An extension of it. */
    ElementPlace extension(String url, String label) {
        return below("extension(" + url + ")", label);
    }

    /** A resource within it or told of with it. */
    ElementPlace contained(String type, String name) {
        List<String> inner = new ArrayList<>(labels);
        inner.add(name.isEmpty() || name.length() > LONGEST ? ElementWords.named(type) : name);
        return new ElementPlace(List.of(type, "*"), inner);
    }

    /** The same as the beginning of a data type. */
    ElementPlace as(String type) {
        List<String> more = new ArrayList<>(paths);
        more.add(type);
        return new ElementPlace(more, labels);
    }

    /** Whether it is within the resource rather than the resource itself. */
    boolean isInner() {
        return !labels.isEmpty();
    }

    /** Whether it says that something is not to be done. */
    boolean isNegation() {
        return paths.getFirst().endsWith(".doNotPerform");
    }

    String label() {
        return String.join(", ", labels);
    }

    private ElementPlace below(String name, String label) {
        List<String> lower = new ArrayList<>(labels);
        if (!label.isEmpty()) {
            lower.add(label);
        }
        Stream<String> further = paths.stream().map(path -> path + "." + name);
        return new ElementPlace(
                (name.equals("id") ? Stream.concat(further, Stream.of("Element.id")) : further).toList(), lower);
    }
}
