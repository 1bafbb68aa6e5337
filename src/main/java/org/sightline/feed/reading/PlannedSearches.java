package org.sightline.feed.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.Remark;
import org.sightline.feed.ResourceKey;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.feed.Wording;
import org.sightline.registration.Dialect;

/**
 * The searches of a plan as one feed is asked for them: each in as many requests as its dialect needs, and what they
 * gave put together again. What several searches come to in the dialect is asked once.
 */
final class PlannedSearches {

    private final Map<Search, Wording> wordings = new LinkedHashMap<>();
    private final Map<Search, List<Search>> requests = new HashMap<>();
    private final SearchAsking asking;

    /** @param searches those that the feed is asked for */
    PlannedSearches(List<Search> searches, Dialect dialect, SearchAsking asking) {
        this.asking = asking;
        for (Search search : searches) {
            Wording wording = Wording.of(search, dialect);
            wordings.put(search, wording);
            requests.put(
                    search,
                    wording.requests().stream()
                            .flatMap(request -> asking.fitting(request).stream())
                            .toList());
        }
    }

    /** Begins to ask for all of it. */
    void askAhead(ExecutorService threads) {
        requests.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(request -> asking.askAhead(request, threads));
    }

    /** What is asked, each once. */
    List<PagedSearch> asked(ReferencedResources references, SubjectCheck subjects, int maxEntries) {
        Map<Search, List<Search>> wanting = new LinkedHashMap<>();
        wordings.keySet()
                .forEach(search -> requestsOf(search)
                        .forEach(request -> wanting.computeIfAbsent(request, _ -> new ArrayList<>())
                                .add(search)));
        return wanting.entrySet().stream()
                .map(one -> asked(one.getKey(), one.getValue()))
                .map(one -> new PagedSearch(one, asking, references, subjects, maxEntries))
                .toList();
    }

    private PagedSearch.Asked asked(Search request, List<Search> wantedBy) {
        Set<String> includes = new TreeSet<>();
        wantedBy.forEach(search -> includes.addAll(search.includes()));
        return new PagedSearch.Asked(
                request, includes, match -> wantedBy.stream().anyMatch(search -> wants(search, match)));
    }

    /** What became of each search, by what became of its requests. */
    Map<Search, SearchOutcome> outcomes(Map<Search, SearchOutcome> ofRequests) {
        Map<Search, SearchOutcome> outcomes = new HashMap<>();
        wordings.keySet()
                .forEach(search -> outcomes.put(
                        search,
                        outcome(
                                search,
                                requestsOf(search).stream()
                                        .map(ofRequests::get)
                                        .filter(Objects::nonNull)
                                        .toList())));
        return outcomes;
    }

    private List<Search> requestsOf(Search search) {
        return requests.getOrDefault(search, List.of());
    }

    private Wording wordingOf(Search search) {
        return Objects.requireNonNull(wordings.get(search));
    }

    private boolean wants(Search search, Resource match) {
        Set<String> leftOut = wordingOf(search).leftOut();
        return leftOut.isEmpty() || new LeftOutFilter(search, asking.today()).keeps(match, leftOut);
    }

    private SearchOutcome outcome(Search search, List<SearchOutcome> parts) {
        Wording wording = wordingOf(search);
        if (parts.isEmpty()) {
            return new SearchOutcome.Failed(wording.lacks().getFirst());
        }
        boolean asItIs = wording.leftOut().isEmpty() && wording.lacks().isEmpty();
        if (parts.size() == 1 && (asItIs || isNothing(parts.getFirst()))) {
            return parts.getFirst();
        }
        if (parts.stream().allMatch(PlannedSearches::isNothing)) {
            return parts.stream()
                    .filter(SearchOutcome.Failed.class::isInstance)
                    .findFirst()
                    .orElse(parts.getFirst());
        }
        List<Resource> matches =
                union(parts).stream().filter(match -> wants(search, match)).toList();
        List<Remark> remarks = remarks(wording, parts);
        return remarks.stream().anyMatch(Remark::isLack)
                ? new SearchOutcome.Cut(matches, null, remarks)
                : new SearchOutcome.Complete(matches, remarks);
    }

    private static boolean isNothing(SearchOutcome part) {
        return switch (part) {
            case SearchOutcome.Failed _, SearchOutcome.NotPermitted _, SearchOutcome.NotSupplied _ -> true;
            case SearchOutcome.Complete _, SearchOutcome.Cut _ -> false;
        };
    }

    private static List<Resource> union(List<SearchOutcome> parts) {
        Map<Object, Resource> byKey = new LinkedHashMap<>();
        Function<Resource, Object> key =
                resource -> ResourceKey.of(resource).map(Object.class::cast).orElse(resource);
        parts.forEach(part -> part.resources().forEach(resource -> byKey.putIfAbsent(key.apply(resource), resource)));
        return List.copyOf(byKey.values());
    }

    private static List<Remark> remarks(Wording wording, List<SearchOutcome> parts) {
        Set<Remark> remarks = new LinkedHashSet<>(wording.lacks());
        for (SearchOutcome part : parts) {
            remarks.addAll(part.remarks());
            if (part instanceof SearchOutcome.NotPermitted) {
                remarks.add(new Remark.LeaveForPart());
            }
        }
        Set<String> told = new TreeSet<>(wording.leftOut());
        told.remove(Dialect.INCLUDE);
        if (!told.isEmpty()) {
            remarks.add(new Remark.LeftOut(told, Remark.LeftOut.How.NOT_SENT));
        }
        return List.copyOf(remarks);
    }
}
