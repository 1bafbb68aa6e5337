package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.account.ElementFates.Fate;

/**
 * Where in a type of resource an element stands. A page asks for the same few hundred places tens of thousands of
 * times, so each is made once; but not those that senders could make as many of as they like.
 */
final class DefinedPlace {

    /** How many elements down places are kept: some of FHIR's elements may hold themselves without end. */
    private static final int DEEPEST = 6;

    private static final Map<String, DefinedPlace> ROOTS = new ConcurrentHashMap<>();

    /** All its paths: from the resource, from any resource ({@code *}) and from each data type it is within. */
    private final List<String> paths;

    /** The names of the elements down to it, in plain words. */
    private final List<String> labels;

    private final String label;
    private final Fate fate;
    private final boolean negation;

    /** How many levels below it are kept; negative if it is not kept itself. */
    private final int below;

    private final Map<String, DefinedPlace> elements = new ConcurrentHashMap<>();
    private final Map<String, DefinedPlace> types = new ConcurrentHashMap<>();

    private DefinedPlace(List<String> paths, List<String> labels, int below) {
        this.paths = paths;
        this.labels = labels;
        this.below = below;
        label = String.join(", ", labels);
        fate = ElementFates.of(paths);
        negation = paths.getFirst().endsWith(".doNotPerform");
    }

    static DefinedPlace of(String resourceType) {
        return ROOTS.computeIfAbsent(resourceType, type -> new DefinedPlace(List.of(type, "*"), List.of(), DEEPEST));
    }

    /** An element below it, by its name in FHIR's definitions. */
    DefinedPlace at(String property) {
        @Nullable DefinedPlace known = elements.get(property);
        if (known != null) {
            return known;
        }
        String name = property.replace("[x]", "");
        boolean noteItself =
                name.equals("text") && !labels.isEmpty() && labels.getLast().equals("note");
        DefinedPlace place = lower(name, noteItself ? "" : ElementWords.named(name), below - 1);
        return below > 0 ? kept(elements, property, place) : place;
    }

    /** The same as the beginning of a data type. */
    DefinedPlace as(String type) {
        @Nullable DefinedPlace known = types.get(type);
        if (known != null) {
            return known;
        }
        List<String> more = new ArrayList<>(paths);
        more.add(type);
        DefinedPlace place = new DefinedPlace(more, labels, below);
        return below >= 0 ? kept(types, type, place) : place;
    }

    /** An extension of it; senders choose addresses, so that it is not kept. */
    DefinedPlace extension(String url, String named) {
        return lower("extension(" + url + ")", named, -1);
    }

    Fate fate() {
        return fate;
    }

    String label() {
        return label;
    }

    /** Whether it says that something is not to be done. */
    boolean isNegation() {
        return negation;
    }

    private static DefinedPlace kept(Map<String, DefinedPlace> places, String name, DefinedPlace place) {
        @Nullable DefinedPlace other = places.putIfAbsent(name, place);
        return other == null ? place : other;
    }

    private DefinedPlace lower(String name, String named, int levels) {
        List<String> further = new ArrayList<>(paths.size() + 1);
        for (String path : paths) {
            further.add(path + "." + name);
        }
        if (name.equals("id")) {
            further.add("Element.id");
        }
        List<String> lower = labels;
        if (!named.isEmpty()) {
            lower = new ArrayList<>(labels);
            lower.add(named);
        }
        return new DefinedPlace(further, lower, levels);
    }
}
