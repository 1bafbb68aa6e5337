package org.sightline.feed.reading;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.LaunchId;
import org.sightline.context.PatientIdentity;
import org.sightline.context.UkZone;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.LaunchFeeds.Permission;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.registration.FeedConnection;

/**
 * Reads one feed for one opening: the look-up, then every search at once. Where the launch has lately learnt what the feed
 * calls its patient, the searches are sent beside the look-up; nothing of what they bring is looked at before that has
 * answered, nor if it then gives another id. It waits until the deadline and no longer; whatever still runs then is
 * interrupted and what it would have given is never looked at.
 */
final class FeedReader {

    /** Asked for whatever else is: a source whose patient objects there is not shown, whoever wants what of it. */
    private static final SearchPlan.Search CONSENTS =
            SearchPlan.of(List.of(SearchNeed.all("Consent"))).searches().getFirst();

    private final FeedConnection connection;
    private final FeedExchange exchange;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final FhirJson fhir;
    private final FeedUrls urls;
    private final BundlePages pages;

    FeedReader(
            FeedConnection connection,
            FeedExchange exchange,
            FhirJson fhir,
            FeedSettings settings,
            InstantSource clock) {
        this.connection = connection;
        this.exchange = exchange;
        this.settings = settings;
        this.clock = clock;
        this.fhir = fhir;
        this.urls = new FeedUrls(connection);
        this.pages = new BundlePages(exchange, fhir, urls, settings.maxPages());
    }

    /** Who is told of what happens on the way. */
    interface Watch {
        /** The feed's patient is the launch's, and not labelled as restricted. */
        default void lookedUp() {}

        /** A search failed in a way nobody foresaw; the others stand. */
        void fault(Throwable fault);
    }

    /**
     * Whose record is asked for.
     *
     * @param overridden whether the user said why it has to be shown
     */
    record Whose(LaunchId launch, PatientIdentity patient, boolean overridden) {}

    /** @throws ExecutionException if the look-up failed in a way nobody foresaw */
    FeedAnswer read(Whose whose, Confidentiality confidentiality, SearchPlan plan, Watch watch)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            PatientLookUp lookUp = new PatientLookUp(whose.patient(), confidentiality, connection, clock);
            Future<PatientLookUp.Result> asked = threads.submit(() -> lookUp.ask(pages, urls));
            exchange.patientIds()
                    .take(whose.launch())
                    .ifPresent(id -> planned(withConsents(plan), id, today()).askAhead(threads));
            return switch (judged(asked, whose.launch())) {
                case PatientLookUp.Result.Settled settled -> settled.answer();
                case PatientLookUp.Result.Found found -> {
                    watch.lookedUp();
                    FeedAnswer all = answer(
                            found,
                            whose.patient(),
                            withConsents(plan),
                            searches -> await(searches, threads, watch::fault));
                    yield unlessDenied(all, plan, whose.overridden());
                }
            };
        } catch (TimeoutException _) {
            return new Unavailable(Reason.TOO_SLOW, "look-up");
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the look-up gave; the id that it found is remembered. */
    private PatientLookUp.Result judged(Future<PatientLookUp.Result> asked, LaunchId launch)
            throws InterruptedException, ExecutionException, TimeoutException {
        PatientLookUp.Result result = asked.get(exchange.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        if (result instanceof PatientLookUp.Result.Found found) {
            exchange.patientIds().learn(launch, found.id());
        }
        return result;
    }

    private PlannedSearches planned(List<SearchPlan.Search> all, String id, LocalDate today) {
        List<SearchPlan.Search> searches =
                all.stream().filter(search -> unasked(search).isEmpty()).toList();
        SearchAsking asking = new SearchAsking(pages, urls, exchange.refusedParameters(), id, today);
        return new PlannedSearches(searches, connection.dialect(), asking);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UkZone.ID);
    }

    /** What waits for searches. */
    private interface Waiting {
        Map<PagedSearch, PagedSearch.Result> resultsOf(List<PagedSearch> searches) throws InterruptedException;
    }

    private FeedAnswer answer(
            PatientLookUp.Result.Found found, PatientIdentity patient, List<SearchPlan.Search> all, Waiting waiting)
            throws InterruptedException {
        LocalDate today = today();
        SubjectCheck subjects = new SubjectCheck(patient, connection, found.patient(), today);
        ReferencedResources references =
                new ReferencedResources(exchange, fhir, urls, new OwnAddresses(connection, found.patient()));
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        all.forEach(search -> unasked(search).ifPresent(outcome -> outcomes.put(search, outcome)));
        PlannedSearches planned = planned(all, found.id(), today);
        List<PagedSearch> asked = planned.asked(references, subjects, settings.maxEntries());
        Map<SearchPlan.Search, SearchOutcome> answers = new HashMap<>();
        Map<String, Resource> included = new HashMap<>();
        for (var entry : waiting.resultsOf(asked).entrySet()) {
            if (!(entry.getValue() instanceof PagedSearch.Result.Done done)) {
                return new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, "a resource names another patient");
            }
            answers.put(entry.getKey().search(), done.outcome());
            included.putAll(done.included());
        }
        planned.outcomes(answers).forEach((search, outcome) -> outcomes.put(search, permitted(search, outcome)));
        return new FeedAnswer.Answered(clock.instant(), found.patient(), outcomes, included);
    }

    private static List<SearchPlan.Search> withConsents(SearchPlan plan) {
        return Stream.concat(plan.searches().stream(), Stream.of(CONSENTS))
                .distinct()
                .toList();
    }

    /** What the plan asked for, unless the source's consents close it. */
    private FeedAnswer unlessDenied(FeedAnswer answer, SearchPlan plan, boolean overridden) {
        if (!(answer instanceof FeedAnswer.Answered answered)) {
            return answer;
        }
        Map<SearchPlan.Search, SearchOutcome> wanted = new HashMap<>(answered.outcomes());
        wanted.keySet().retainAll(plan.searches());
        // a launch's own leave without consents is the source's decision what its user may see
        Optional<FeedAnswer> closing = permission(CONSENTS) == Permission.NONE
                ? Optional.empty()
                : new HeldConsents(clock.instant(), overridden).closing(answered.outcomes());
        return closing.orElseGet(
                () -> new FeedAnswer.Answered(answered.readAt(), answered.patient(), wanted, answered.included()));
    }

    /** What is known of a search that is not asked; empty for one that is. */
    private Optional<SearchOutcome> unasked(SearchPlan.Search search) {
        if (!connection.supplies().contains(search.resourceType())) {
            return Optional.of(new SearchOutcome.NotSupplied());
        }
        return permission(search) == Permission.NONE ? Optional.of(new SearchOutcome.NotPermitted()) : Optional.empty();
    }

    private Permission permission(SearchPlan.Search search) {
        return exchange.credentials().permission(search.resourceType());
    }

    /** What was read with leave for a part only is never called all there is. */
    private SearchOutcome permitted(SearchPlan.Search search, SearchOutcome outcome) {
        boolean inPart = permission(search) == Permission.PART;
        return inPart && outcome instanceof SearchOutcome.Complete complete
                ? new SearchOutcome.Cut(complete.matches(), null, forPart(complete.remarks()))
                : outcome;
    }

    private static List<Remark> forPart(List<Remark> remarks) {
        List<Remark> more = new ArrayList<>(remarks);
        more.add(new Remark.LeaveForPart());
        return more;
    }

    /** Each search's result in time; one that names another patient ends the waiting at once. */
    private Map<PagedSearch, PagedSearch.Result> await(
            List<PagedSearch> searches, ExecutorService threads, Consumer<Throwable> faults)
            throws InterruptedException {
        ExecutorCompletionService<PagedSearch.Result> completion = new ExecutorCompletionService<>(threads);
        Map<Future<PagedSearch.Result>, PagedSearch> running = new IdentityHashMap<>();
        searches.forEach(search -> running.put(completion.submit(search), search));
        Map<PagedSearch, PagedSearch.Result> results = new HashMap<>();
        while (results.size() < searches.size()) {
            var next = completion.poll(exchange.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            PagedSearch.Result result = resultOf(next, faults);
            results.put(Objects.requireNonNull(running.get(next)), result);
            if (result instanceof PagedSearch.Result.AnotherPatient) {
                return results;
            }
        }
        searches.forEach(search -> results.computeIfAbsent(search, PagedSearch::soFar));
        return results;
    }

    private static PagedSearch.Result resultOf(Future<PagedSearch.Result> search, Consumer<Throwable> faults)
            throws InterruptedException {
        try {
            return search.get();
        } catch (ExecutionException e) {
            faults.accept(e.getCause());
            return PagedSearch.UNFORESEEN;
        }
    }
}
