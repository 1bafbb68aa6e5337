package org.sightline.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.Setting;

/**
 * The fewest searches that meet every need. Needs of one resource type that restrict the same parameters become one
 * search: values united, the widest window, includes united. What is asked for ever, for months, and since a day stays
 * apart, lest a few codes asked for ever make the laboratory's results come for ever. A search swallows the more
 * restricted ones that its window covers; where it covers less, both are asked, lest a short window over everything
 * become the whole record. A tab never asks a feed the same thing twice.
 */
public final class SearchPlan {

    /** More would make addresses of over 2,000 characters, at which some servers on the way balk. */
    private static final int MOST_VALUES = 40;

    /** More are no longer asked for by name: everything is, and whoever asked takes out what has one of them. */
    private static final int MOST_NAMED = 120;

    /** Every tab, and every panel alone, as each role is shown it: more than that many are not met. */
    private static final int MOST_KEPT = 500;

    /** What was made of the same needs before: tabs ask the same at every click. */
    private static final Map<List<SearchNeed>, SearchPlan> MADE = new ConcurrentHashMap<>();

    private final List<SearchNeed> needs;
    private final List<Search> searches;
    private final Map<SearchNeed, Search> found = new ConcurrentHashMap<>();
    private final Map<Optional<Setting>, SearchPlan> parts = new ConcurrentHashMap<>();

    private SearchPlan(List<SearchNeed> needs, List<Search> searches) {
        this.needs = needs;
        this.searches = List.copyOf(searches);
    }

    public static SearchPlan of(Collection<SearchNeed> needs) {
        List<SearchNeed> all = List.copyOf(needs);
        SearchPlan made = MADE.get(all);
        if (made == null) {
            made = making(all);
            if (MADE.size() >= MOST_KEPT) {
                MADE.clear();
            }
            MADE.put(all, made);
        }
        return made;
    }

    private static SearchPlan making(List<SearchNeed> needs) {
        Map<String, List<SearchNeed>> byType = new LinkedHashMap<>();
        needs.stream()
                .distinct()
                .filter(need -> !need.isMetByLookUp())
                .forEach(need -> byType.computeIfAbsent(need.resourceType(), _ -> new ArrayList<>())
                        .add(need));
        List<Search> searches = new ArrayList<>();
        byType.values().forEach(ofType -> searches.addAll(merge(ofType)));
        return new SearchPlan(needs, searches);
    }

    /** The part of the plan that this feed is asked, as far as its setting decides. */
    public SearchPlan at(FeedRegistration feed) {
        return parts.computeIfAbsent(feed.setting(), _ -> {
            List<SearchNeed> asked =
                    needs.stream().filter(need -> need.isFor(feed)).toList();
            return asked.size() == needs.size() ? this : of(asked);
        });
    }

    /** Whether these are too many values to ask for by name, so that entries are asked for whatever they have there. */
    public static boolean isAskedWide(Set<String> values) {
        return values.size() > MOST_NAMED;
    }

    public List<Search> searches() {
        return searches;
    }

    /** The search whose matches include everything this need asks for. */
    public Search searchFor(SearchNeed need) {
        return found.computeIfAbsent(need, this::find);
    }

    private Search find(SearchNeed need) {
        Search asked = Search.of(need);
        return searches.stream()
                .filter(search -> search.swallows(asked) && search.includes().containsAll(need.includes()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a need of this plan: " + need));
    }

    private static Collection<Search> merge(List<SearchNeed> needs) {
        Map<List<Object>, Search> byRestriction = new LinkedHashMap<>();
        for (SearchNeed need : needs) {
            byRestriction.merge(restriction(Search.of(need), byRestriction), Search.of(need), Search::unite);
        }
        return fewest(List.copyOf(byRestriction.values()));
    }

    /** Without those whose matches another one brings as well, which takes over what they include. */
    private static Collection<Search> fewest(List<Search> searches) {
        List<Search> left = new ArrayList<>();
        for (Search search : searches) {
            if (searches.stream().noneMatch(other -> other != search && other.swallows(search))) {
                Set<String> includes = new TreeSet<>(search.includes());
                searches.stream().filter(search::swallows).forEach(swallowed -> includes.addAll(swallowed.includes()));
                left.add(search.including(includes));
            }
        }
        return left;
    }

    /** What has to be alike before two needs become one search, and which of several such searches has room. */
    private static List<Object> restriction(Search need, Map<List<Object>, Search> searches) {
        Object window =
                need.since().<Object>map(since -> since.window().getClass()).orElse(Window.AllTimes.class);
        if (need.tokens().isEmpty()) {
            return List.of(window);
        }
        int part = 0;
        List<Object> key = List.of(need.tokens().keySet(), window, part);
        for (Search begun = searches.get(key);
                begun != null && begun.unite(need).values() > MOST_VALUES;
                begun = searches.get(key)) {
            key = List.of(need.tokens().keySet(), window, ++part);
        }
        return key;
    }

    /** One search at a feed; the feed's own patient reference and page size are added when it is asked. */
    public record Search(
            String resourceType,
            SortedMap<String, Set<String>> tokens,
            SearchNeed.@Nullable Since sinceOrNull,
            Set<String> includes) {

        public Search {
            SortedMap<String, Set<String>> sorted = new TreeMap<>();
            tokens.forEach((name, values) -> sorted.put(name, Collections.unmodifiableSet(new TreeSet<>(values))));
            tokens = Collections.unmodifiableSortedMap(sorted);
            includes = Collections.unmodifiableSet(new TreeSet<>(includes));
        }

        static Search of(SearchNeed need) {
            SortedMap<String, Set<String>> tokens = new TreeMap<>(need.tokens());
            tokens.values().removeIf(SearchPlan::isAskedWide);
            return new Search(need.resourceType(), tokens, need.sinceOrNull(), need.includes());
        }

        /** How far back; empty for ever. */
        public Optional<SearchNeed.Since> since() {
            return Optional.ofNullable(sinceOrNull);
        }

        /** United with a search of the same type and token parameters; two kinds of window make none. */
        Search unite(Search other) {
            SortedMap<String, Set<String>> united = new TreeMap<>();
            tokens.forEach((name, values) ->
                    united.put(name, union(values, other.tokens.getOrDefault(name, Set.of()))));
            return new Search(resourceType, united, widest(other), union(includes, other.includes));
        }

        /** The same for these values of one of its parameters. */
        public Search with(String parameter, Set<String> values) {
            SortedMap<String, Set<String>> changed = new TreeMap<>(tokens);
            changed.put(parameter, values);
            return new Search(resourceType, changed, sinceOrNull, includes);
        }

        Search including(Set<String> more) {
            return new Search(resourceType, tokens, sinceOrNull, union(includes, more));
        }

        int values() {
            return tokens.values().stream().mapToInt(Set::size).sum();
        }

        boolean reachesBackAsFarAs(SearchNeed.@Nullable Since other) {
            return sinceOrNull == null || (other != null && sinceOrNull.covers(other));
        }

        /** Whether all matches of the other are among those of this, of whatever they include nothing said. */
        boolean swallows(Search other) {
            return resourceType.equals(other.resourceType)
                    && tokens.entrySet().stream().allMatch(mine -> allows(mine, other.tokens))
                    && reachesBackAsFarAs(other.sinceOrNull);
        }

        private static boolean allows(Map.Entry<String, Set<String>> mine, Map<String, Set<String>> asked) {
            Set<String> values = asked.getOrDefault(mine.getKey(), Set.of());
            return !values.isEmpty() && mine.getValue().containsAll(values);
        }

        private SearchNeed.@Nullable Since widest(Search other) {
            if (reachesBackAsFarAs(other.sinceOrNull)) {
                return sinceOrNull;
            }
            return other.reachesBackAsFarAs(sinceOrNull) ? other.sinceOrNull : null;
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            Set<String> both = new TreeSet<>(some);
            both.addAll(others);
            return both;
        }
    }
}
