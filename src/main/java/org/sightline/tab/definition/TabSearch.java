package org.sightline.tab.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchNeed.Since;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.Setting;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.published.PublishedLists;

/** Makes what a panel needs of a search in its tab file and of the code lists that it searches by. */
final class TabSearch {

    /** What says what a resource is, where that is not its code (FHIR R4, search parameters by type). */
    private static final Map<String, String> CODE_PARAMETERS =
            Map.of("DocumentReference", "type", "CarePlan", "category", "Consent", "category");

    private final Map<String, List<ReviewedCode>> codes;
    private final PublishedLists published;
    private final boolean everyRole;
    private final Set<Setting> settings;

    /** @param everyRole whether the panel has a use for what was declined or is not so */
    TabSearch(
            Map<String, List<ReviewedCode>> codes, PublishedLists published, boolean everyRole, Set<Setting> settings) {
        this.codes = codes;
        this.published = published;
        this.everyRole = everyRole;
        this.settings = settings;
    }

    /** The search parameter that takes the codes of a panel's lists. */
    static String codeParameter(String resourceType) {
        return CODE_PARAMETERS.getOrDefault(resourceType, "code");
    }

    /**
     * What a search needs. Lists too long to be named are asked wide: all of the type, of the time that the tab file
     * allows for it. The single codes are then asked for beside, for as long as ever, as they are without such lists.
     */
    Stream<SearchNeed> needs(ConfigValue search) {
        Set<String> single = single(search.texts("codes"));
        Set<String> all = new HashSet<>(single);
        all.addAll(everyRole ? published.all(search.texts("codes")) : published.counted(search.texts("codes")));
        Since since = window(search, "since");
        Since wide = window(search, "wide");
        Stream<SearchNeed> needs = SearchPlan.isAskedWide(all) && since == null && wide != null && !single.isEmpty()
                ? Stream.of(need(search, single, null), need(search, all, wide))
                : Stream.of(need(search, all, since == null && SearchPlan.isAskedWide(all) ? wide : since));
        return needs.flatMap(need -> Stream.concat(Stream.of(need), need.undated().stream()));
    }

    private Set<String> single(List<String> lists) {
        return lists.stream()
                .flatMap(list -> codes.getOrDefault(list, List.of()).stream())
                .map(code -> code.system() + "|" + code.code())
                .collect(Collectors.toSet());
    }

    private SearchNeed need(ConfigValue search, Set<String> listed, @Nullable Since since) {
        Map<String, Set<String>> tokens = new HashMap<>();
        search.fields("tokens")
                .forEach((name, values) -> tokens.put(
                        name, values.items().stream().map(ConfigValue::text).collect(Collectors.toSet())));
        if (!listed.isEmpty()) {
            tokens.put(codeParameter(search.text("type")), listed);
        }
        return new SearchNeed(search.text("type"), tokens, since, Set.copyOf(search.texts("includes")), settings);
    }

    private static @Nullable Since window(ConfigValue search, String field) {
        return search.find(field)
                .map(window -> new Since(window.text("parameter"), window.number("months", 0)))
                .orElse(null);
    }
}
