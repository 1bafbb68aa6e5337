package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FeedRequest;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.RefusedParameters;

/**
 * Asks one feed for what one patient has. A parameter that the feed refuses is left out and the feed asked again, once
 * for each: what it gives then is more than was asked for, never less.
 */
final class SearchAsking {

    private final BundlePages pages;
    private final FeedUrls urls;
    private final RefusedParameters refused;
    private final String patientId;
    private final LocalDate today;

    SearchAsking(BundlePages pages, FeedUrls urls, RefusedParameters refused, String patientId, LocalDate today) {
        this.pages = pages;
        this.urls = urls;
        this.refused = refused;
        this.patientId = patientId;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    /** @param taker is handed each page with what was left out, and says whether to go on */
    BundlePages.End ask(SearchPlan.Search search, BiPredicate<Bundle, Set<String>> taker) throws InterruptedException {
        String type = search.resourceType();
        Set<String> parameters = FeedUrls.parameters(search);
        Optional<Set<String>> known = refused.of(type, parameters);
        Set<String> first = known.orElse(Set.of());
        BundlePages.End end = walk(search, first, taker);
        boolean hopeless = known.isPresent() && first.isEmpty();
        if (!(end instanceof BundlePages.End.Rejected rejected) || hopeless) {
            return end;
        }
        for (Set<String> without : attempts(parameters, rejected.said())) {
            BundlePages.End next = without.equals(first) ? end : walk(search, without, taker);
            if (next instanceof BundlePages.End.Read) {
                refused.remember(type, parameters, without);
            }
            if (!(next instanceof BundlePages.End.Rejected)) {
                return next;
            }
        }
        refused.remember(type, parameters, Set.of());
        return end;
    }

    /** Begins to ask for the first page as {@link #ask} will. */
    void askAhead(SearchPlan.Search search, ExecutorService threads) {
        Set<String> without =
                refused.of(search.resourceType(), FeedUrls.parameters(search)).orElse(Set.of());
        pages.askAhead(urls.search(search, patientId, today, without), threads);
    }

    /** The search in parts that fit into addresses. */
    List<SearchPlan.Search> fitting(SearchPlan.Search search) {
        return urls.fitting(search, patientId, today);
    }

    private BundlePages.End walk(SearchPlan.Search search, Set<String> without, BiPredicate<Bundle, Set<String>> taker)
            throws InterruptedException {
        FeedRequest first = urls.search(search, patientId, today, without);
        return pages.walk(first, page -> taker.test(page, without));
    }

    /** Those that the refusal names first, then each alone, then all of them. */
    private static Set<Set<String>> attempts(Set<String> parameters, String said) {
        Set<Set<String>> attempts = new LinkedHashSet<>();
        attempts.add(parameters.stream().filter(name -> names(said, name)).collect(Collectors.toUnmodifiableSet()));
        parameters.forEach(name -> attempts.add(Set.of(name)));
        attempts.add(Set.copyOf(parameters));
        attempts.remove(Set.of());
        return attempts;
    }

    private static boolean names(String said, String parameter) {
        return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(parameter) + "(?![A-Za-z0-9_-])")
                .matcher(said)
                .find();
    }
}
