package org.sightline.tab.definition;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.codes.CodeRole;
import org.sightline.codes.Sctid;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigValue;
import org.sightline.tab.panel.published.NamedList;
import org.sightline.tab.panel.published.PublishedLists;
import org.sightline.tab.panel.published.TermPart;

/** The code lists of a panel as its tab file writes them: single codes, or published lists with single codes beside. */
final class TabLists {

    private static final String LISTS = "lists";
    private static final List<String> WAYS = List.of("refset", "valueSet", "name", "bnf");

    /** A list made for counting holds what is not so, was declined or is past: that counts only where the tab says so. */
    private static final Set<CodeRole> COUNTED = EnumSet.of(CodeRole.STATE, CodeRole.EVENT);

    private TabLists() {}

    /** The codes of a list that stand in the tab file. */
    static List<ConfigValue> single(ConfigValue list) {
        return Stream.concat(list.items().stream(), list.items("codes").stream())
                .toList();
    }

    /** The published lists that a panel's lists name, of those in force. */
    static PublishedLists of(ConfigValue panel, ValueSets sets) {
        Map<String, List<NamedList>> byName = new HashMap<>();
        panel.fields("codes").forEach((name, list) -> {
            List<NamedList> named =
                    list.items(LISTS).stream().map(one -> named(one, sets)).toList();
            if (!named.isEmpty()) {
                byName.put(name, named);
            }
        });
        return byName.isEmpty() ? PublishedLists.NONE : new PublishedLists(byName);
    }

    private static NamedList named(ConfigValue list, ValueSets sets) {
        String called = list.text("title");
        return find(list, sets)
                .<NamedList>map(set -> new NamedList.Loaded(called, set, roles(list), part(list)))
                .orElseGet(() -> new NamedList.NotLoaded(called, id(list), part(list)));
    }

    private static Optional<ValueSet> find(ConfigValue list, ValueSets sets) {
        String id = id(list);
        if (list.has("bnf")) {
            return sets.named("bnf-" + id.toLowerCase(Locale.ROOT));
        }
        return list.has("refset") ? sets.ofRefset(id) : list.has("valueSet") ? sets.ofUrl(id) : sets.named(id);
    }

    private static String id(ConfigValue list) {
        return WAYS.stream().filter(list::has).map(list::text).findFirst().orElseThrow();
    }

    private static TermPart part(ConfigValue list) {
        return new TermPart(list.texts("having"), list.texts("lacking"));
    }

    private static Set<CodeRole> roles(ConfigValue list) {
        return list.has("roles")
                ? list.texts("roles").stream()
                        .flatMap(word -> CodeRole.ofWord(word).stream())
                        .collect(Collectors.toSet())
                : COUNTED;
    }

    /** What a schema cannot say of them. */
    static void check(ConfigValue list) {
        list.items(LISTS).forEach(one -> {
            if (WAYS.stream().filter(one::has).count() != 1) {
                one.error("names its list by one of refset, valueSet, name and bnf");
            }
            one.find("refset")
                    .filter(refset -> !Sctid.isValid(refset.text()))
                    .ifPresent(refset -> refset.error(refset.text() + " is not a SNOMED CT identifier"));
        });
    }

    /** Whether any of these lists of a panel names published ones, which may be too long to ask for by code. */
    static boolean arePublished(ConfigValue panel, List<String> lists) {
        Map<String, ConfigValue> all = panel.fields("codes");
        return lists.stream().flatMap(name -> Stream.ofNullable(all.get(name))).anyMatch(list -> list.has(LISTS));
    }
}
