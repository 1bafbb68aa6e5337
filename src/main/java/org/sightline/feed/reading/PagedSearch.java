package org.sightline.feed.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FaultWords;

/** One search at one feed: every page, every resource checked for whom it is about before it is kept. */
final class PagedSearch implements Callable<PagedSearch.Result> {

    private final SearchPlan.Search search;
    private final URI first;
    private final BundlePages pages;
    private final SubjectCheck subjects;
    private final int maxEntries;

    private final Map<String, Resource> matches = new LinkedHashMap<>();
    private final Map<String, Resource> included = new LinkedHashMap<>();
    private @Nullable Integer total;
    private int seen;
    private int taken;
    private int notSaid;
    private boolean full;
    private boolean anotherPatient;

    /** What the pages read so far would give if no more came; whoever stops waiting takes this. */
    private volatile Result soFar = new Result.Done(new SearchOutcome.Failed(FaultWords.TOO_SLOW), Map.of());

    PagedSearch(SearchPlan.Search search, URI first, BundlePages pages, SubjectCheck subjects, int maxEntries) {
        this.search = search;
        this.first = first;
        this.pages = pages;
        this.subjects = subjects;
        this.maxEntries = maxEntries;
    }

    /** How it went. */
    sealed interface Result {

        /** Everything kept is this patient's. */
        record Done(SearchOutcome outcome, Map<String, Resource> included) implements Result {}

        /** The feed sent something of another patient. */
        record AnotherPatient() implements Result {}
    }

    SearchPlan.Search search() {
        return search;
    }

    Result soFar() {
        return soFar;
    }

    @Override
    public Result call() throws InterruptedException {
        BundlePages.End end = pages.walk(first, this::take);
        if (anotherPatient) {
            return new Result.AnotherPatient();
        }
        return switch (end) {
            case BundlePages.End.Whole whole -> ofWhole(whole);
            case BundlePages.End.Part cut -> cut(cut.why());
            case BundlePages.End.Refused _ -> new Result.Done(new SearchOutcome.NotPermitted(), Map.of());
            case BundlePages.End.Broken broken -> ofBroken(broken.trouble().words());
        };
    }

    private Result ofWhole(BundlePages.End.Whole whole) {
        if (full) {
            return cut("more than " + maxEntries + " resources");
        }
        if (notSaid > 0) {
            return cut(notSaid + " not shown: whom they are about is not said");
        }
        if (total != null && total > seen) {
            return cut("the feed holds more than it sent");
        }
        return whole.unread().isEmpty() ? done() : cut(unread(whole.unread()));
    }

    private static String unread(List<String> names) {
        return names.size() + (names.size() == 1 ? " entry" : " entries") + " could not be read: "
                + String.join(", ", names);
    }

    /** Pages that came whole before the broken one are shown, and said to be a part. */
    private Result ofBroken(String why) {
        return taken == 0 ? new Result.Done(new SearchOutcome.Failed(why), Map.of()) : cut(why);
    }

    private boolean take(Bundle bundle) {
        if (bundle.hasTotal()) {
            total = bundle.getTotal();
        }
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            full = full || taken >= maxEntries;
            if (entry.hasResource() && !(entry.getResource() instanceof OperationOutcome)) {
                take(entry);
            }
        }
        if (!anotherPatient && !full) {
            soFar = cut(FaultWords.TOO_SLOW);
        }
        return !anotherPatient && !full;
    }

    private void take(Bundle.BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        Part part = part(entry);
        seen += part == Part.MATCH ? 1 : 0;
        switch (subjects.of(resource)) {
            case ANOTHER_PATIENT -> anotherPatient = true;
            case NOT_SAID -> notSaid++;
            case THIS_PATIENT -> keep(resource, part);
            case NOBODY -> {
                if (part == Part.MATCH) {
                    notSaid++;
                } else {
                    keep(resource, part);
                }
            }
        }
    }

    /** What an entry is to the search that brought it. */
    private enum Part {
        MATCH,
        INCLUDED,
        UNASKED
    }

    private Part part(Bundle.BundleEntryComponent entry) {
        SearchEntryMode mode = entry.getSearch().getMode();
        boolean ofType = entry.getResource().fhirType().equals(search.resourceType());
        if (ofType && (mode == null || mode == SearchEntryMode.MATCH)) {
            return Part.MATCH;
        }
        boolean asked = !search.includes().isEmpty()
                && entry.getResource().getIdElement().hasIdPart();
        return asked && (mode == null || mode == SearchEntryMode.INCLUDE) ? Part.INCLUDED : Part.UNASKED;
    }

    private void keep(Resource resource, Part part) {
        if (full || part == Part.UNASKED) {
            return;
        }
        String id = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        boolean hasId = resource.getIdElement().hasIdPart();
        Map<String, Resource> kept = part == Part.MATCH ? matches : included;
        kept.putIfAbsent(hasId ? id : "#" + taken, resource);
        taken++;
    }

    private Result done() {
        return new Result.Done(new SearchOutcome.Complete(List.copyOf(matches.values())), Map.copyOf(included));
    }

    private Result cut(String why) {
        List<Resource> kept = new ArrayList<>(matches.values());
        return new Result.Done(new SearchOutcome.Cut(kept, total, why), Map.copyOf(included));
    }
}
