package org.sightline.tab.definition;

import java.time.LocalDate;
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
import org.sightline.feed.Window;
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
    private final TabSetup setup;

    /**
     * @param everyRole whether the panel has a use for what was declined or is not so
     * @param setup the maps in force, and the first day of the shared record
     */
    TabSearch(
            Map<String, List<ReviewedCode>> codes,
            PublishedLists published,
            boolean everyRole,
            Set<Setting> settings,
            TabSetup setup) {
        this.codes = codes;
        this.published = published;
        this.everyRole = everyRole;
        this.settings = settings;
        this.setup = setup;
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
        Stream<SearchNeed> needs;
        if (!SearchPlan.isAskedWide(all)) {
            needs = byName(search, all);
        } else if (since == null && wide != null && !single.isEmpty()) {
            needs = Stream.concat(byName(search, single), Stream.of(need(search, withOlder(all), wide)));
        } else {
            needs = Stream.of(need(search, withOlder(all), since == null ? wide : since));
        }
        return needs.flatMap(need -> Stream.concat(Stream.of(need), need.undated().stream()));
    }

    /**
     * These codes, and the older ones that maps name for them: where both are too many, the older ones are asked for
     * beside, wide if they alone are. Never are the codes themselves asked for less because maps are loaded.
     */
    private Stream<SearchNeed> byName(ConfigValue search, Set<String> named) {
        Since since = window(search, "since");
        Set<String> both = withOlder(named);
        if (!SearchPlan.isAskedWide(both)) {
            return Stream.of(need(search, both, since));
        }
        Set<String> older = setup.lists().older(named);
        return Stream.of(
                need(search, named, since),
                SearchPlan.isAskedWide(older)
                        ? need(search, both, since == null ? window(search, "wide") : since)
                        : need(search, older, since));
    }

    private Set<String> withOlder(Set<String> named) {
        Set<String> both = new HashSet<>(named);
        both.addAll(setup.lists().older(named));
        return both;
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

    private @Nullable Since window(ConfigValue search, String field) {
        LocalDate recordsSince = setup.recordsSinceOrNull();
        return search.find(field)
                .map(window -> new Since(
                        window.text("parameter"),
                        window.has("from") && recordsSince != null
                                ? new Window.RecordsSince(recordsSince)
                                : new Window.LastMonths(window.number("months", 0))))
                .orElse(null);
    }
}
