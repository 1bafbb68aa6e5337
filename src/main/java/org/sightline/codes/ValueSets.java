package org.sightline.codes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All lists in force at one moment; a change on disk makes another catalogue. */
public final class ValueSets {

    /** No list at all. */
    public static final ValueSets NONE = new ValueSets(List.of(), List.of(), List.of());

    /** As FHIR writes a reference set's address (Using SNOMED CT with FHIR, implicit value sets). */
    private static final String REFSET_ADDRESS = "?fhir_vs=refset/";

    private final Map<String, ValueSet> byName;
    private final Map<String, ValueSet> byRefset;
    private final Map<String, ValueSet> byUrl;
    private final Terms terms;
    private final List<CodeMap> maps;
    private final List<Edition> editions;

    /**
     * @param maps in the order of their names
     * @param editions of all of them
     * @throws IllegalStateException if two lists have a name, a reference set or an address in common
     */
    ValueSets(Collection<ValueSet> sets, List<CodeMap> maps, List<Edition> editions) {
        this.maps = List.copyOf(maps);
        this.editions = List.copyOf(editions);
        byName = sets.stream()
                .collect(Collectors.toMap(ValueSet::name, Function.identity(), ValueSets::refuse, TreeMap::new));
        terms = new Terms(byName.values());
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

    /**
     * Which edition of a list or map this is.
     *
     * @param file its name in {@code value-sets/}
     * @param version as its publisher writes it
     * @param checksum of the file, {@code sha256:} and 64 hexadecimal digits; a list's file holds those of its members' files
     */
    public record Edition(String file, String version, String checksum) {}

    /** Of every list and map, in the order of their files' names. */
    public List<Edition> editions() {
        return editions;
    }

    /** Whether there is neither a list nor a map. */
    public boolean isEmpty() {
        return byName.isEmpty() && maps.isEmpty();
    }

    /** In the order of their names. */
    public List<ValueSet> all() {
        return List.copyOf(byName.values());
    }

    /** @param name of its file, without the ending */
    public Optional<ValueSet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The maps of older codes to SNOMED CT, in the order of their names. */
    public List<CodeMap> maps() {
        return maps;
    }

    /** What the first map by name that has one SNOMED CT concept for a code of an older system names, else the first. */
    public Optional<MappedTo> mapped(String system, String code) {
        List<MappedTo> all = maps.stream()
                .map(map -> new MappedTo(map.snomed(system, code), map.head()))
                .filter(to -> !to.snomed().isEmpty())
                .toList();
        return all.stream()
                .filter(to -> to.snomed().size() == 1)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /**
     * SNOMED CT concepts, and the map that says so.
     *
     * @param snomed at least one; of several nobody can say which is meant
     */
    public record MappedTo(List<String> snomed, ValueSetHead map) {
        public MappedTo {
            snomed = List.copyOf(snomed);
        }
    }

    /**
     * The older codes that maps name for these and for nothing else, {@code system|code} as sources send them.
     *
     * @param codes {@code system|code}; those of SNOMED CT count
     */
    public Set<String> older(Set<String> codes) {
        if (maps.isEmpty()) {
            return Set.of();
        }
        Set<String> concepts = codes.stream()
                .filter(code -> code.startsWith(ListSystem.SNOMED + "|"))
                .map(code -> code.substring(ListSystem.SNOMED.length() + 1))
                .collect(Collectors.toUnmodifiableSet());
        return maps.stream().flatMap(map -> map.older(concepts)).collect(Collectors.toUnmodifiableSet());
    }

    /** What their codes are called. */
    public Terms terms() {
        return terms;
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
