package org.sightline.feed.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.ResourceKey;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;

/** One search at one feed: every page, every resource checked for whom it is about before it is kept. */
final class PagedSearch implements Callable<PagedSearch.Result> {

    private static final Remark.Broken TOO_SLOW = new Remark.Broken(Reason.TOO_SLOW, "");

    /** What is said of a search that failed in a way nobody foresaw. */
    static final Result UNFORESEEN = new Result.Done(
            new SearchOutcome.Failed(new Remark.Broken(Reason.UNREADABLE, "unforeseen fault")), Map.of());

    private final Asked asked;
    private final SearchPlan.Search search;
    private final SearchAsking asking;
    private final ReferencedResources references;
    private final Picking picking;
    private final SubjectCheck subjects;
    private final Repeats repeats;
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
    private volatile Result soFar = new Result.Done(new SearchOutcome.Failed(TOO_SLOW), Map.of());

    PagedSearch(
            Asked asked, SearchAsking asking, ReferencedResources references, SubjectCheck subjects, int maxEntries) {
        this.asked = asked;
        this.search = asked.search();
        this.asking = asking;
        this.references = references;
        this.picking = new Picking(search, asking.today());
        this.subjects = subjects;
        this.repeats = new Repeats(subjects.addresses());
        this.maxEntries = maxEntries;
    }

    /**
     * What is asked.
     *
     * @param includes what is to come along, asked for in the search or read by its address
     * @param wanted whether anybody wants a match, of more than is wanted that a feed's dialect makes it give
     */
    record Asked(SearchPlan.Search search, Set<String> includes, Predicate<Resource> wanted) {}

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
        BundlePages.End end = asking.ask(search, this::take);
        if (!anotherPatient && !matches.isEmpty()) {
            soFar = of(end);
            references
                    .missing(asked.includes(), List.copyOf(matches.values()), included)
                    .values()
                    .forEach(this::takeReferenced);
        }
        return anotherPatient ? new Result.AnotherPatient() : of(end);
    }

    private Result of(BundlePages.End end) {
        return switch (end) {
            case BundlePages.End.Read read -> result(read.remarks());
            case BundlePages.End.Refused _ -> new Result.Done(new SearchOutcome.NotPermitted(), Map.of());
            case BundlePages.End.Rejected rejected ->
                ofBroken(new BundlePages.End.Broken(
                        new Remark.Broken(
                                rejected.trouble().reason(), rejected.trouble().detail()),
                        List.of()));
            case BundlePages.End.Broken broken -> ofBroken(broken);
        };
    }

    private void takeReferenced(Resource resource) {
        switch (subjects.of(resource)) {
            case ANOTHER_PATIENT -> anotherPatient = true;
            case NOT_SAID -> {}
            case THIS_PATIENT, NOBODY -> ResourceKey.of(resource).ifPresent(key -> included.putIfAbsent(key, resource));
        }
    }

    /** Pages that came whole before the broken one are shown, and said to be a part. */
    private Result ofBroken(BundlePages.End.Broken broken) {
        if (taken == 0 && broken.before().isEmpty()) {
            return new Result.Done(new SearchOutcome.Failed(broken.why()), Map.of());
        }
        List<Remark> remarks = new ArrayList<>(broken.before());
        remarks.add(broken.why());
        return result(remarks);
    }

    private boolean take(Bundle bundle, Set<String> without) {
        picking.page(bundle, without);
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
            soFar = result(List.of(TOO_SLOW));
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
        boolean picked =
                part != Part.MATCH || (picking.keeps(resource) && asked.wanted().test(resource));
        if (full || part == Part.UNASKED || !picked) {
            return;
        }
        Map<String, Resource> kept = part == Part.MATCH ? matches : included;
        repeats.keep(kept, "#" + taken, resource);
        taken++;
    }

    /** With what was found out here: more than may be kept, nobody named, more than was sent. */
    private Result result(List<Remark> ofThePages) {
        List<Remark> remarks = new ArrayList<>(ofThePages);
        if (full || (total != null && total > seen + unread(remarks) && !saysWhereItEnded(remarks))) {
            remarks.add(new Remark.FirstOnly());
        }
        if (notSaid > 0) {
            remarks.add(new Remark.NobodyNamed(notSaid));
        }
        remarks.addAll(repeats.remarks());
        remarks.addAll(picking.remarks());
        List<Resource> kept = List.copyOf(matches.values());
        @Nullable Integer said = picking.isWider() ? null : total;
        SearchOutcome outcome = remarks.stream().anyMatch(Remark::isLack)
                ? new SearchOutcome.Cut(kept, said, remarks)
                : new SearchOutcome.Complete(kept, remarks);
        return new Result.Done(outcome, Map.copyOf(included));
    }

    private static int unread(List<Remark> remarks) {
        return remarks.stream()
                .mapToInt(remark ->
                        remark instanceof Remark.Unread unread ? unread.names().size() : 0)
                .sum();
    }

    private static boolean saysWhereItEnded(List<Remark> remarks) {
        return remarks.stream()
                .anyMatch(remark -> remark instanceof Remark.Broken
                        || remark instanceof Remark.NoMorePages
                        || remark instanceof Remark.FirstOnly);
    }
}
