package org.sightline.demo.epr;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sightline.demo.feed.FeedFault;
import org.sightline.demo.story.HandoutStep;

/**
 * One step of a handout, with the names that a reader knows.
 *
 * @param user who opens the record
 * @param tab the tab's title
 * @param sources what is made of sources first
 */
public record ShownStep(HandoutStep step, EprUser user, String tab, List<MadeSource> sources) {

    public ShownStep {
        sources = List.copyOf(sources);
    }

    /** A source and what the step makes of it. */
    public record MadeSource(FeedOnRecord feed, FaultLesson lesson) {}

    static ShownStep of(HandoutStep step) {
        return new ShownStep(
                step,
                EprUser.byId(step.opened().user())
                        .orElseThrow(() -> new IllegalStateException(
                                "nobody is called " + step.opened().user())),
                RecordTabs.title(step.opened().tab()),
                step.sources().entrySet().stream()
                        .map(made -> source(made.getKey(), made.getValue()))
                        .toList());
    }

    private static MadeSource source(String feed, String fault) {
        FeedOnRecord onRecord = FeedOnRecord.of(feed);
        return new MadeSource(
                onRecord,
                FaultLesson.of(
                        FeedFault.byId(fault).orElseThrow(() -> new IllegalStateException("nothing is " + fault)),
                        onRecord));
    }

    /** How the record is opened, in words: {@code As Grace Abiola, tab End of life, Northgate Hospital down.} */
    public String opening() {
        return String.join(
                        ", ",
                        Stream.of(
                                        Stream.of("As " + user.name()),
                                        step.opened().bySmart() ? Stream.of("by SMART") : Stream.<String>empty(),
                                        Stream.of("tab " + tab),
                                        sources.stream()
                                                .map(made -> made.feed().name() + " made "
                                                        + made.lesson().title().toLowerCase(Locale.ROOT)))
                                .flatMap(words -> words)
                                .toList())
                + ".";
    }
}
