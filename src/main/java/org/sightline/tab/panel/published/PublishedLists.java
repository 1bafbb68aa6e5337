package org.sightline.tab.panel.published;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.CodeRole;
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
    private final Set<String> all;

    public PublishedLists(Map<String, List<NamedList>> byName) {
        this.byName = Map.copyOf(byName);
        this.byName.forEach((name, lists) -> {
            codes.put(
                    name,
                    loaded(lists)
                            .flatMap(Loaded::all)
                            .map(token -> token.substring(token.lastIndexOf('|') + 1))
                            .collect(Collectors.toUnmodifiableSet()));
            counted.put(name, loaded(lists).flatMap(Loaded::counted).collect(Collectors.toUnmodifiableSet()));
        });
        this.all = this.byName.values().stream()
                .flatMap(PublishedLists::loaded)
                .flatMap(Loaded::all)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Loaded> loaded(List<NamedList> lists) {
        return lists.stream().filter(Loaded.class::isInstance).map(Loaded.class::cast);
    }

    /** Whether the code counts as one of the list. */
    public boolean counts(String list, @Nullable String system, @Nullable String code) {
        return holds(list, system, code) && rolesIn(list, system, code).anyMatch(said -> said.counts);
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
        return loaded(byName.getOrDefault(list, List.of()))
                .flatMap(one -> one.set().role(String.valueOf(system), String.valueOf(code)).stream()
                        .map(role -> new Said(role, one.roles().contains(role))));
    }

    private record Said(CodeRole role, boolean counts) {}

    /** The codes of these lists that count, {@code system|code}. */
    public Set<String> counted(Collection<String> lists) {
        return union(lists.stream().map(list -> counted.getOrDefault(list, Set.of())));
    }

    /** The codes of these lists, whatever they mean, {@code system|code}. */
    public Set<String> all(Collection<String> lists) {
        return of(lists)
                .flatMap(one -> loaded(List.of(one)))
                .flatMap(Loaded::all)
                .collect(Collectors.toUnmodifiableSet());
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

    /** What the foot of the panel says of them, in sentences. */
    public List<String> words(LocalDate today) {
        List<String> names = byName.keySet().stream().sorted().toList();
        List<String> missing = notLoaded(names);
        return Stream.concat(
                        of(names).flatMap(one -> loaded(List.of(one))).map(list -> list.words(today)),
                        missing.isEmpty()
                                ? Stream.of()
                                : Stream.of("Published lists that are not loaded here: " + String.join(", ", missing)
                                        + ". What they name was looked for only under the single codes this panel"
                                        + " knows."))
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
