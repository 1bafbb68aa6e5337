package org.sightline.tab.restricted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.FeedId;
import org.sightline.display.ShownText;

/** What the sources have said so far of whether a record is restricted. In doubt it is. */
public sealed interface Restriction {

    /** What is withheld, in words that begin a sentence. */
    String WITHHELD = "Addresses, telephone numbers, the GP, contacts and the names of places are withheld";

    /** Every source that has to say whether it is has said that it is not. */
    record None() implements Restriction {}

    /** A source labels its record of the patient as restricted. */
    record Restricted(List<FeedId> by) implements Restriction {
        public Restricted {
            by = List.copyOf(by);
        }
    }

    /**
     * Some have not said it, and none has said that it is.
     *
     * @param silent those that never will, at this opening
     * @param awaited those that still may
     */
    record NotKnown(List<Source> silent, List<Source> awaited) implements Restriction {
        public NotKnown {
            silent = List.copyOf(silent);
            awaited = List.copyOf(awaited);
        }
    }

    /**
     * A source, as the configuration and as people call it.
     *
     * @param asked whether it was asked at all: not if what it holds is not for the user, or not to be shown by the
     *     patient's wish
     */
    record Source(FeedId id, String name, boolean asked) {}

    /** Whether what locates the patient is withheld. */
    default boolean withholds() {
        return !(this instanceof None);
    }

    /** Whether a source that is awaited may still say that the record is restricted. */
    default boolean isOpen() {
        return this instanceof NotKnown unknown && !unknown.awaited().isEmpty();
    }

    /** What the page says of it, in whole sentences; empty if there is nothing to say. */
    default ShownText words() {
        return switch (this) {
            case None _ -> ShownText.NONE;
            case Restricted _ ->
                ShownText.of("This record is restricted. " + WITHHELD + ", whichever source holds them. Do not tell"
                        + " anybody where the patient is.");
            case NotKnown unknown
            when isOpen() ->
                ShownText.of(WITHHELD + " until it is known whether this record is restricted: waiting for "
                        + names(unknown.awaited()) + ".");
            case NotKnown unknown ->
                ShownText.of(WITHHELD + ", as it is not known whether this record is restricted: "
                        + silence(unknown.silent()) + ".");
        };
    }

    /** The setting of {@code withheld.yaml} by which it is withheld, and why, for the trail; empty if nothing is. */
    default String rule() {
        return switch (this) {
            case None _ -> "";
            case Restricted restricted -> "restrictedPatients: labelled by " + ids(restricted.by());
            case NotKnown unknown ->
                "restrictedPatients: not said by "
                        + ids(unknown.silent().stream().map(Source::id).toList());
        };
    }

    /** Whether it is in doubt for as long as it is as it is, and asking again changes nothing. */
    default boolean staysInDoubt() {
        return this instanceof NotKnown unknown && unknown.silent().stream().noneMatch(Source::asked);
    }

    private static String silence(List<Source> sources) {
        List<Source> asked = sources.stream().filter(Source::asked).toList();
        List<Source> others = sources.stream().filter(source -> !source.asked()).toList();
        return Stream.of(
                        asked.isEmpty() ? "" : names(asked) + " did not say",
                        others.isEmpty() ? "" : names(others) + (others.size() == 1 ? " is" : " are") + " not asked")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String names(List<Source> sources) {
        return sources.stream().map(Source::name).collect(Collectors.joining(", "));
    }

    private static String ids(List<FeedId> ids) {
        return ids.stream().map(FeedId::value).collect(Collectors.joining(", "));
    }
}
