package org.sightline.tab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PanelSource.State;
import org.sightline.tab.panel.SourceWords;
import org.sightline.tab.panel.Tone;

/** Picks out of all answers what one panel is to see of them. */
final class PanelInputs {

    private static final Remark.Broken NOT_ASKED =
            new Remark.Broken(FeedAnswer.Unavailable.Reason.SERVER_ERROR, "no outcome");

    private final SearchPlan plan;
    private final List<PermittedReading> readings;
    private final PanelQuestions asked;
    private final Function<PanelDefinition, PanelPlace> places;
    private final @Nullable Instant lastOpened;
    private final Instant now;
    private Sorting sorting = Sorting.NONE;

    /**
     * @param places where each panel stands
     * @param lastOpened when the reader last opened the record; null if never
     */
    PanelInputs(
            SearchPlan plan,
            List<PermittedReading> readings,
            Function<PanelDefinition, PanelPlace> places,
            @Nullable Instant lastOpened,
            Instant now) {
        this.plan = plan;
        this.readings = List.copyOf(readings);
        this.asked = new PanelQuestions(plan, this.readings);
        this.places = places;
        this.lastOpened = lastOpened;
        this.now = now;
    }

    /** With the panels of the tab, among which what has no category is sorted. */
    PanelInputs among(List<PanelDefinition> panels) {
        sorting = new Sorting(panels, PermittedReading.resourcesOf(readings));
        return this;
    }

    /** What a panel is given whose entries are not asked for: the sources that would be. */
    PanelInput unasked(PanelDefinition panel) {
        List<PanelSource> sources = readings.stream()
                .map(PermittedReading::reading)
                .filter(reading ->
                        !PanelQuestions.needsOf(panel, reading.feed()).isEmpty())
                .filter(reading -> !(reading.answer() instanceof FeedAnswer.PatientNotKnown))
                .map(reading -> PanelSource.empty(reading.feed(), State.IN_FULL, null))
                .toList();
        return new PanelInput(panel, sources, List.of(), false, place(panel), now, asked.of(panel, now));
    }

    PanelInput of(PanelDefinition panel) {
        List<PanelSource> sources = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        boolean someWithheld = false;
        for (PermittedReading permitted : readings) {
            FeedRegistration feed = permitted.reading().feed();
            List<SearchNeed> needs = PanelQuestions.needsOf(panel, feed);
            if (!needs.isEmpty()) {
                PanelSource source = source(permitted, panel, notices);
                notices.addAll(Notice.announced(feed, panel.resourceTypes(), now));
                sources.add(
                        permitted.reading().answer() instanceof FeedAnswer.Answered answered
                                        && PanelQuestions.looksEverywhere(panel)
                                ? source.with(PanelSource.byKey(all(answered, panel.resourceTypes())))
                                : source);
                someWithheld |= permitted.reading().answer() instanceof FeedAnswer.NotAsked;
                someWithheld |= needs.stream()
                        .filter(need -> !need.isMetByLookUp())
                        .anyMatch(need -> isConcerned(panel, need, permitted));
            }
        }
        if (someWithheld) {
            notices.add(Notice.WITHHELD);
        }
        return new PanelInput(
                panel, sources, Notice.united(notices), someWithheld, place(panel), now, asked.of(panel, now));
    }

    /** Whether the panel would have shown any of what was withheld, or shows a row that lost a name. */
    private boolean isConcerned(PanelDefinition panel, SearchNeed need, PermittedReading permitted) {
        SearchPlan.Search search = plan.at(permitted.reading().feed()).searchFor(need);
        List<Resource> lost = permitted.lost().getOrDefault(search, List.of());
        return !lost.isEmpty()
                && (PanelQuestions.looksEverywhere(panel)
                        || !sorted(panel, need, MatchFilter.of(need, search, lost), lost, Set.of())
                                .isEmpty());
    }

    private PanelPlace place(PanelDefinition panel) {
        return places.apply(panel).ofPatient(PermittedReading.gendersOf(readings));
    }

    /** All that was read of the panel's types. */
    private static List<Resource> all(FeedAnswer.Answered answered, Set<String> types) {
        return FeedAnswer.resourcesOf(answered).stream()
                .filter(resource -> types.contains(resource.fhirType()))
                .toList();
    }

    /** The feeds that supply what the panel shows and are not awaited any more. */
    Set<FeedId> arrivedFor(PanelDefinition panel) {
        return readings.stream()
                .map(PermittedReading::reading)
                .filter(reading -> !reading.isAwaited())
                .filter(reading ->
                        !PanelQuestions.needsOf(panel, reading.feed()).isEmpty())
                .map(reading -> reading.feed().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private PanelSource source(PermittedReading permitted, PanelDefinition panel, List<Notice> notices) {
        FeedRegistration feed = permitted.reading().feed();
        return switch (permitted.reading().answer()) {
            case FeedAnswer.Answered answered -> answered(feed, answered, panel, notices);
            case FeedAnswer.PatientNotKnown known -> PanelSource.empty(feed, State.NOT_KNOWN, known.readAt());
            case FeedAnswer.Unavailable unavailable ->
                missing(feed, Tone.WARNING, SourceWords.of(unavailable.reason()), notices);
            case FeedAnswer.NotPermitted _ -> {
                notices.add(new Notice(Tone.WARNING, feed.name(), "refused us access"));
                yield PanelSource.empty(feed, State.REFUSED, null);
            }
            case FeedAnswer.PatientMismatch mismatch ->
                missing(feed, SourceLine.toneOf(mismatch.kind()), SourceWords.of(mismatch.kind()), notices);
            case FeedAnswer.Withheld _ -> missing(feed, Tone.WARNING, "withholds its record of this patient", notices);
            case FeedAnswer.PatientObjected _ -> missing(feed, Tone.WARNING, SourceWords.OBJECTED, notices);
            case FeedAnswer.NotAsked _ -> PanelSource.empty(feed, State.NOT_ASKED, null);
            case FeedAnswer.NotShared here -> missing(feed, Tone.PLAIN, "is " + here.words(), notices);
            case FeedAnswer.NotConnected _ -> missing(feed, Tone.PLAIN, "is not connected", notices);
            case FeedAnswer.Awaited _ -> PanelSource.empty(feed, State.AWAITED, null);
            case FeedAnswer.GivenUp _ -> missing(feed, Tone.WARNING, "was not waited for", notices);
        };
    }

    private PanelSource answered(
            FeedRegistration feed, FeedAnswer.Answered answered, PanelDefinition panel, List<Notice> notices) {
        List<SearchNeed> needs = PanelQuestions.needsOf(panel, feed);
        String base = feed.connection().map(one -> one.fhirBaseUrl().toString()).orElse("");
        Set<String> reported = Sorting.reported(answered, base);
        List<Resource> resources = new ArrayList<>();
        List<State> states = new ArrayList<>();
        for (SearchNeed need : needs) {
            if (need.isMetByLookUp()) {
                resources.add(answered.patient());
                states.add(State.IN_FULL);
            } else {
                SearchPlan.Search search = plan.at(feed).searchFor(need);
                SearchOutcome outcome = answered.outcomes().getOrDefault(search, new SearchOutcome.Failed(NOT_ASKED));
                List<Resource> matches = MatchFilter.of(need, search, outcome.resources());
                resources.addAll(sorted(panel, need, matches, outcome.resources(), reported));
                states.add(state(outcome, feed, notices));
            }
        }
        State state = together(states);
        return PanelSource.of(
                feed,
                PanelQuestions.isExcused(feed, answered, needs, notices) && state == State.IN_FULL
                        ? State.IN_PART
                        : state,
                answered.readAt(),
                new PanelSource.Sent(
                        PanelSource.byKey(resources), answered.included(), feed.freshness() == Freshness.LIVE),
                lastOpened == null ? null : new PanelSource.Since(lastOpened, now));
    }

    /** What of a search's resources stands in the panel, with what no category places anywhere else. */
    private List<Resource> sorted(
            PanelDefinition panel, SearchNeed need, List<Resource> matches, List<Resource> all, Set<String> reported) {
        return Sorting.takesTheRest(panel)
                ? sorting.rest(panel, matches, reported).toList()
                : Stream.concat(matches.stream(), sorting.uncategorised(panel, need, all, reported))
                        .toList();
    }

    /** Whether the feed passed over a parameter as if it had not been sent: who knows what it searched for. */
    private static boolean isUnheard(SearchOutcome.Complete complete, FeedRegistration feed, List<Notice> notices) {
        List<Remark> unheard = complete.remarks().stream()
                .filter(remark -> remark instanceof Remark.LeftOut left
                        && left.how() == Remark.LeftOut.How.IGNORED
                        && left.parameters().stream()
                                .anyMatch(name -> !name.startsWith("_") && !name.endsWith(":missing")))
                .toList();
        unheard.forEach(remark -> notices.add(new Notice(Tone.WARNING, feed.name(), SourceWords.of(remark, complete))));
        return !unheard.isEmpty();
    }

    /** How much of one search was given; what it lacks is noted. */
    private static State state(SearchOutcome outcome, FeedRegistration feed, List<Notice> notices) {
        outcome.remarks().stream()
                .filter(Remark::isLack)
                .map(remark -> new Notice(Tone.WARNING, feed.name(), SourceWords.of(remark, outcome)))
                .forEach(notices::add);
        return switch (outcome) {
            case SearchOutcome.Complete complete -> isUnheard(complete, feed, notices) ? State.IN_PART : State.IN_FULL;
            case SearchOutcome.NotSupplied _ -> State.IN_FULL;
            case SearchOutcome.Cut _ -> State.IN_PART;
            case SearchOutcome.Failed _ -> State.MISSING;
            case SearchOutcome.NotPermitted _ -> {
                notices.add(new Notice(Tone.WARNING, feed.name(), "refused us what this panel shows"));
                yield State.REFUSED;
            }
        };
    }

    /** How much of all searches together was given. */
    private static State together(List<State> searches) {
        if (searches.stream().allMatch(State.IN_FULL::equals)) {
            return State.IN_FULL;
        }
        boolean some = searches.contains(State.IN_FULL) || searches.contains(State.IN_PART);
        return some ? State.IN_PART : searches.contains(State.MISSING) ? State.MISSING : State.REFUSED;
    }

    private static PanelSource missing(FeedRegistration feed, Tone tone, String words, List<Notice> notices) {
        notices.add(new Notice(tone, feed.name(), words));
        return PanelSource.empty(feed, State.MISSING, null);
    }
}
