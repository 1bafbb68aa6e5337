package org.sightline.codes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All lists in force at one moment; a change on disk makes another catalogue. */
public final class ValueSets {

    /** No list at all. */
    public static final ValueSets NONE = new ValueSets(List.of());

    /** As FHIR writes a reference set's address (Using SNOMED CT with FHIR, implicit value sets). */
    private static final String REFSET_ADDRESS = "?fhir_vs=refset/";

    private final Map<String, ValueSet> byName;
    private final Map<String, ValueSet> byRefset;
    private final Map<String, ValueSet> byUrl;

    /** @throws IllegalStateException if two have a name, a reference set or an address in common */
    ValueSets(Collection<ValueSet> sets) {
        byName = sets.stream()
                .collect(Collectors.toMap(ValueSet::name, Function.identity(), ValueSets::refuse, TreeMap::new));
        byRefset = sets.stream()
                .filter(set -> set.head().refset() != null)
                .collect(Collectors.toUnmodifiableMap(
                        set -> String.valueOf(set.head().refset()), Function.identity()));
        byUrl = sets.stream()
                .filter(set -> set.head().url() != null)
                .collect(Collectors.toUnmodifiableMap(
                        set -> String.valueOf(set.head().url()), Function.identity()));
    }

    private static ValueSet refuse(ValueSet one, ValueSet other) {
        throw new IllegalStateException("two lists called " + other.name());
    }

    /** In the order of their names. */
    public List<ValueSet> all() {
        return List.copyOf(byName.values());
    }

    /** @param name of its file, without the ending */
    public Optional<ValueSet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The published term of a code, from whichever list has one; read from disk. */
    public Optional<String> term(String system, String code) {
        return byName.values().stream()
                .flatMap(list -> list.term(system, code).stream())
                .findFirst();
    }

    /** @param refset the id of a SNOMED CT reference set */
    public Optional<ValueSet> ofRefset(String refset) {
        return Optional.ofNullable(byRefset.get(refset));
    }

    /** @param url its own, or SNOMED CT's address for a reference set, of any edition and version */
    public Optional<ValueSet> ofUrl(String url) {
        ValueSet own = byUrl.get(url);
        int refset = url.indexOf(REFSET_ADDRESS);
        return own != null || refset < 0 || !url.startsWith(ListSystem.SNOMED)
                ? Optional.ofNullable(own)
                : ofRefset(url.substring(refset + REFSET_ADDRESS.length()));
    }
}
