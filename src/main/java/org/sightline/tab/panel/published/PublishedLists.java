package org.sightline.tab.panel.published;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ListSystem;
import org.sightline.tab.panel.published.NamedList.Loaded;
import org.sightline.tab.panel.published.NamedList.NotLoaded;

/**
 * By the names of a panel's code lists: the published lists that the tab file unites them with. Made once for the lists
 * in force, since every entry of a record is held against them.
 */
public final class PublishedLists {

    /** No published list at all. */
    public static final PublishedLists NONE = new PublishedLists(Map.of());

    private final Map<String, List<NamedList>> byName;

    /** The codes alone, of any system: most codes of a record are in no list. */
    private final Map<String, Set<String>> codes = new HashMap<>();

    private final Map<String, Set<String>> counted = new HashMap<>();
    private final Map<NamedList, Set<String>> parts = new HashMap<>();
    private final Set<String> all;

    public PublishedLists(Map<String, List<NamedList>> byName) {
        this.byName = Map.copyOf(byName);
        this.byName.values().stream()
                .flatMap(PublishedLists::loaded)
                .forEach(list -> parts.computeIfAbsent(list, _ -> list.all().collect(Collectors.toUnmodifiableSet())));
        this.byName.forEach((name, lists) -> {
            codes.put(
                    name,
                    loaded(lists)
                            .flatMap(this::codesOf)
                            .map(token -> token.substring(token.lastIndexOf('|') + 1))
                            .collect(Collectors.toUnmodifiableSet()));
            counted.put(name, loaded(lists).flatMap(Loaded::counted).collect(Collectors.toUnmodifiableSet()));
        });
        this.all = Set.copyOf(union(parts.values().stream()));
    }

    private static Stream<Loaded> loaded(List<NamedList> lists) {
        return lists.stream().filter(Loaded.class::isInstance).map(Loaded.class::cast);
    }

    /** Whether the code counts as one of the list. */
    public boolean counts(String list, @Nullable String system, @Nullable String code) {
        return holds(list, system, code) && rolesIn(list, system, code).anyMatch(said -> said.counts);
    }

    /**
     * Whether a code that may mean any of these concepts counts as one of the list: one published list of this name holds
     * all of them, in the same role.
     *
     * @param concepts ids of SNOMED CT; none for a code that means one thing
     */
    public boolean countsAlike(String list, List<String> concepts) {
        return isAlike(list, concepts, said -> said.counts);
    }

    /** As above, of what means one of these roles instead of counting. */
    public boolean saysAlike(String list, List<String> concepts, Set<CodeRole> roles) {
        return isAlike(list, concepts, said -> !said.counts && roles.contains(said.role));
    }

    private boolean isAlike(String list, List<String> concepts, Predicate<Said> is) {
        return !concepts.isEmpty()
                && loaded(byName.getOrDefault(list, List.of())).anyMatch(one -> {
                    List<Optional<Said>> said = concepts.stream()
                            .map(concept -> said(one, ListSystem.SNOMED + "|" + concept))
                            .distinct()
                            .toList();
                    return said.size() == 1 && said.getFirst().filter(is).isPresent();
                });
    }

    /** Whether the code counts as one of any list but that one. */
    public boolean countsBesides(String other, @Nullable String system, @Nullable String code) {
        return byName.keySet().stream().anyMatch(list -> !list.equals(other) && counts(list, system, code));
    }

    /** Whether a published list of this name says of the code that it means one of these, instead of counting it. */
    public boolean says(String list, @Nullable String system, @Nullable String code, Set<CodeRole> roles) {
        return holds(list, system, code)
                && rolesIn(list, system, code).allMatch(said -> !said.counts && roles.contains(said.role));
    }

    private boolean holds(String list, @Nullable String system, @Nullable String code) {
        Set<String> known = codes.get(list);
        return known != null && system != null && code != null && known.contains(code);
    }

    private Stream<Said> rolesIn(String list, @Nullable String system, @Nullable String code) {
        String token = system + "|" + code;
        return loaded(byName.getOrDefault(list, List.of())).flatMap(one -> said(one, token).stream());
    }

    /** @param token {@code system|code} */
    private Optional<Said> said(Loaded list, String token) {
        int code = token.lastIndexOf('|');
        return list.part().equals(TermPart.ANY)
                        || parts.getOrDefault(list, Set.of()).contains(token)
                ? list.set()
                        .role(token.substring(0, code), token.substring(code + 1))
                        .map(role -> new Said(role, list.roles().contains(role)))
                : Optional.empty();
    }

    private record Said(CodeRole role, boolean counts) {}

    /** The first of the published lists of this name that holds the code, whatever it means there. */
    public Optional<Loaded> holding(String list, @Nullable String system, @Nullable String code) {
        return holds(list, system, code)
                ? loaded(byName.getOrDefault(list, List.of()))
                        .filter(one -> one.set().contains(String.valueOf(system), String.valueOf(code)))
                        .findFirst()
                : Optional.empty();
    }

    /** The codes of these lists that count, {@code system|code}. */
    public Set<String> counted(Collection<String> lists) {
        return union(lists.stream().map(list -> counted.getOrDefault(list, Set.of())));
    }

    /** The codes of these lists, whatever they mean, {@code system|code}. */
    public Set<String> all(Collection<String> lists) {
        return of(lists).flatMap(this::codesOf).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> codesOf(NamedList list) {
        return parts.getOrDefault(list, Set.of()).stream();
    }

    /** The codes of all its lists, whatever they mean, {@code system|code}. */
    public Set<String> all() {
        return all;
    }

    /** The published lists of these that are loaded, {@code Diabetes mellitus codes (DM_COD, 12-Sep-2025)}. */
    public List<String> titles(Collection<String> lists) {
        return of(lists)
                .flatMap(one -> loaded(List.of(one)))
                .map(Loaded::titled)
                .distinct()
                .toList();
    }

    /** What those are called that are not. */
    public List<String> notLoaded(Collection<String> lists) {
        return of(lists)
                .filter(NotLoaded.class::isInstance)
                .map(NamedList::called)
                .distinct()
                .toList();
    }

    /** Those that the tab file names for a list of this name, in its order. */
    public List<NamedList> named(String list) {
        return byName.getOrDefault(list, List.of());
    }

    /**
     * What the foot of the panel says of them, in sentences.
     *
     * @param soughtBy whether the panel asks by codes; otherwise they only say where an entry stands
     */
    public List<String> words(LocalDate today, boolean soughtBy) {
        List<String> names = byName.keySet().stream().sorted().toList();
        List<String> missing = notLoaded(names);
        return Stream.concat(
                        of(names).flatMap(one -> loaded(List.of(one))).map(list -> list.words(today)),
                        missing.isEmpty()
                                ? Stream.of()
                                : Stream.of("Published lists that are not loaded here: " + String.join(", ", missing)
                                        + ". What they name "
                                        + (soughtBy
                                                ? "was looked for only under the single codes this panel knows."
                                                : "stands among the rest.")))
                .distinct()
                .toList();
    }

    private Stream<NamedList> of(Collection<String> lists) {
        return lists.stream().flatMap(list -> byName.getOrDefault(list, List.of()).stream());
    }

    private static Set<String> union(Stream<Set<String>> sets) {
        Set<String> union = new HashSet<>();
        sets.forEach(union::addAll);
        return union;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublishedLists lists && byName.equals(lists.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
