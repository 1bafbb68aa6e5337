package org.sightline.tab.restricted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.UnreadElement;
import org.sightline.policy.LocatingData;
import org.sightline.policy.WithheldTargets;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.tab.restricted.Restriction.Source;

/**
 * One opening's record with regard to whether it is restricted. While that is not known, what locates the patient is taken
 * out of what has been read; it is put back once every source has said that it is not.
 */
public final class RestrictedRecord {

    private final RestrictedPatients rules;
    private final Set<FeedId> unrestricted = new HashSet<>();
    private final Map<FeedId, Left> left = new HashMap<>();
    private final List<Runnable> puttingBack = new ArrayList<>();
    private Restriction restriction = new Restriction.None();

    public RestrictedRecord(RestrictedPatients rules) {
        this.rules = rules;
    }

    /**
     * What is left of an answer.
     *
     * @param lost what the answers to searches lost whole
     * @param withheld how many resources are gone
     */
    public record Left(FeedReading reading, Map<SearchPlan.Search, List<Resource>> lost, int withheld) {
        public Left {
            lost = Map.copyOf(lost);
        }

        static Left all(FeedReading reading) {
            return new Left(reading, Map.of(), 0);
        }
    }

    /** What has been heard by now. */
    public Restriction restriction() {
        return restriction;
    }

    /** Whether nothing of it is to be shown at all. */
    public boolean isClosed() {
        return rules.closes() && restriction instanceof Restriction.Restricted;
    }

    /** Hears what these answers say, as they came. */
    public void hear(List<FeedReading> readings) {
        List<FeedId> by = new ArrayList<>();
        List<Source> silent = new ArrayList<>();
        List<Source> awaited = new ArrayList<>();
        for (FeedReading reading : readings) {
            Said said = Said.of(reading.answer());
            Source source = new Source(reading.feed().id(), reading.feed().name(), said != Said.NOT_ASKED);
            switch (said) {
                case RESTRICTED -> by.add(source.id());
                case NOT_RESTRICTED -> unrestricted.add(source.id());
                case NOTHING -> silent.add(source);
                case NOT_YET -> awaited.add(source);
                case NOT_ASKED -> {
                    if (rules.isNamed(source.id())) {
                        silent.add(source);
                    }
                }
            }
        }
        silent.removeIf(this::needNotSay);
        awaited.removeIf(this::needNotSay);
        restriction = of(by, silent, awaited);
        if (!restriction.withholds()) {
            putBack();
        }
    }

    private static Restriction of(List<FeedId> by, List<Source> silent, List<Source> awaited) {
        if (!by.isEmpty()) {
            return new Restriction.Restricted(by);
        }
        return silent.isEmpty() && awaited.isEmpty()
                ? new Restriction.None()
                : new Restriction.NotKnown(silent, awaited);
    }

    private void putBack() {
        puttingBack.reversed().forEach(Runnable::run);
        puttingBack.clear();
        left.clear();
    }

    private boolean needNotSay(Source source) {
        return unrestricted.contains(source.id()) || !rules.mustAnswer(source.id());
    }

    /** What one source says of it by its answer. */
    private enum Said {
        RESTRICTED,
        NOT_RESTRICTED,
        NOTHING,
        NOT_YET,
        NOT_ASKED;

        static Said of(FeedAnswer answer) {
            return switch (answer) {
                case FeedAnswer.Withheld _ -> RESTRICTED;
                case FeedAnswer.Answered _, FeedAnswer.PatientNotKnown _, FeedAnswer.PatientObjected _ ->
                    NOT_RESTRICTED;
                case PatientMismatch mismatch ->
                    mismatch.kind() == PatientMismatch.Kind.WRONG_PATIENT ? NOTHING : NOT_RESTRICTED;
                case FeedAnswer.Unavailable _, FeedAnswer.NotPermitted _, FeedAnswer.GivenUp _ -> NOTHING;
                case FeedAnswer.Awaited(boolean unrestricted) -> unrestricted ? NOT_RESTRICTED : NOT_YET;
                case FeedAnswer.NotAsked _, FeedAnswer.NotShared _, FeedAnswer.NotConnected _ -> NOT_ASKED;
            };
        }
    }

    /** What is left of a source's answer, as far as has been heard. */
    public Left of(FeedReading reading) {
        if (!restriction.withholds() || !(reading.answer() instanceof FeedAnswer.Answered answered)) {
            return Left.all(reading);
        }
        if (isClosed()) {
            return Left.all(with(reading, new FeedAnswer.Withheld()));
        }
        return rules.closes() && restriction.isOpen()
                ? Left.all(with(reading, new FeedAnswer.Awaited(true)))
                : left.computeIfAbsent(reading.feed().id(), _ -> takenOutOf(reading, answered));
    }

    private Left takenOutOf(FeedReading reading, FeedAnswer.Answered answered) {
        Set<Resource> whole = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        Map<SearchPlan.Search, List<Resource>> lost = new HashMap<>();
        answered.outcomes().forEach((search, outcome) -> {
            List<Resource> losses =
                    outcome.resources().stream().filter(LocatingData::isWhole).toList();
            outcomes.put(search, outcome.without(LocatingData::isWhole));
            if (!losses.isEmpty()) {
                lost.put(search, losses);
                whole.addAll(losses);
            }
        });
        Map<String, Resource> included = new HashMap<>(answered.included());
        included.values().removeIf(LocatingData::isWhole);
        FeedAnswer.Answered rest = new FeedAnswer.Answered(answered.readAt(), answered.patient(), outcomes, included);
        Set<Resource> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.of(Stream.of(answered.patient()), FeedAnswer.resourcesOf(rest).stream(), included.values().stream())
                .flatMap(resources -> resources)
                .filter(kept::add)
                .forEach(this::takeOutOf);
        return new Left(with(reading, rest), lost, whole.size());
    }

    private void takeOutOf(Resource resource) {
        puttingBack.add(LocatingData.takenOutOf(resource)::putBack);
        List<UnreadElement> unread = UnreadElement.of(resource);
        puttingBack.add(() -> UnreadElement.keep(resource, unread));
        UnreadElement.keep(
                resource, unread.stream().map(RestrictedRecord::withoutWords).toList());
    }

    /** What cannot be read may be anything; that it is so or not so tells of no place. */
    private static UnreadElement withoutWords(UnreadElement unread) {
        return Set.of("true", "false").contains(unread.value())
                ? unread
                : new UnreadElement(unread.path(), WithheldTargets.WORD);
    }

    private static FeedReading with(FeedReading reading, FeedAnswer answer) {
        return new FeedReading(reading.feed(), answer, reading.requests(), reading.took());
    }
}
