package org.sightline.tab.panel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;

/** What a feed's answer is called on the page, to be read after the feed's name. */
public final class SourceWords {

    /** Of a feed whose patient objects to its sharing. */
    public static final String OBJECTED = "is not shown: it says that the patient objected to sharing its record";

    /** More names than a reader would take in are counted. */
    private static final int MOST_NAMES = 5;

    /** So many a reader may compare with what is looked for. */
    private static final int MOST_VALUES = 12;

    private static final String MISSING = ":missing";

    private SourceWords() {}

    /** Why a feed could not be used, without any operator's detail. */
    public static String of(Unavailable.Reason reason) {
        return switch (reason) {
            case NO_CONNECTION -> "did not answer: it could not be reached";
            case TOO_SLOW -> "did not answer in time";
            case TLS -> "did not answer: it could not prove who it is";
            case SERVER_ERROR -> "did not answer: it reported a fault of its own";
            case BUSY -> "did not answer: it is too busy";
            case UNREADABLE -> "sent an answer that cannot be read";
            case NOT_FHIR_R4 -> "sent something that is not FHIR R4";
            case TOO_LARGE -> "sent more than can be read";
            case NO_CREDENTIALS -> "was not asked: our access to it is not set up";
        };
    }

    /** Why nothing of a feed's answer is used. */
    public static String of(FeedAnswer.PatientMismatch.Kind kind) {
        return switch (kind) {
            case BIRTH_DATE -> "is not shown: the birth date it holds differs";
            case NO_BIRTH_DATE -> "is not shown: it holds no birth date";
            case BIRTH_YEAR_ONLY -> "is not shown: it holds only the year of birth";
            case BIRTH_MONTH_ONLY -> "is not shown: it holds only the month of birth";
            case NOT_IN_USE -> "is not shown: its record of this patient is marked inactive or replaced";
            case FORMER_NUMBER -> "is not shown: it knows the patient under a former NHS number";
            case NO_NUMBER -> "is not shown: its record of this patient holds no NHS number";
            case SEVERAL_MATCHES -> "is not shown: it holds several patients with this NHS number";
            case WRONG_PATIENT -> "is not shown: it sent another patient’s data";
        };
    }

    /** What happened to one search, one sentence for each thing. */
    public static String of(Remark remark, SearchOutcome outcome) {
        return switch (remark) {
            case Remark.FirstOnly _ -> first(outcome);
            case Remark.NoMorePages _ -> "gave no more pages: it " + first(outcome);
            case Remark.Broken broken ->
                outcome instanceof SearchOutcome.Failed
                        ? of(broken.reason())
                        : first(outcome) + ", then " + of(broken.reason());
            case Remark.OwnNotice notice ->
                notice.words().isEmpty()
                        ? "answered with a notice that something is missing"
                        : "answered with a notice of its own: “" + notice.words() + "”";
            case Remark.Unread unread -> "is shown in part: " + unread(unread.names());
            case Remark.NobodyNamed nobody ->
                "sent " + entries(nobody.entries()) + " without saying whom "
                        + (nobody.entries() == 1 ? "it is" : "they are") + " about, not shown";
            case Remark.SentTwice twice -> twice(twice);
            case Remark.LeaveForPart _ -> "lets us read only a part of these entries";
            case Remark.LeftOut left -> leftOut(left);
            case Remark.AskedOnly only ->
                "answers only by " + only.parameter() + ": asked for " + values(only.values())
                        + "; others, and entries without one, were not asked for";
            case Remark.NotKnown unknown ->
                "does not know " + unknown.parameter() + " " + values(unknown.values()) + ", so it was not asked for";
            case Remark.NeedsFilter filter ->
                "was not asked: it answers only what is asked by "
                        + String.join(" or ", new TreeSet<>(filter.parameters()));
        };
    }

    private static String leftOut(Remark.LeftOut left) {
        return switch (left.how()) {
            case NOT_SENT -> "was not asked by " + names(left) + ", which it does not search by";
            case REFUSED -> "refused to search by " + names(left) + " and was asked again without";
            case IGNORED -> "was asked to search by " + names(left) + " and did not";
        };
    }

    private static String names(Remark.LeftOut left) {
        return new TreeSet<>(left.parameters())
                .stream()
                        .map(name -> name.endsWith(MISSING)
                                ? "a missing " + name.substring(0, name.length() - MISSING.length())
                                : name)
                        .collect(Collectors.joining(", "));
    }

    /** Without their systems; more than a reader would take in are counted. */
    private static String values(Set<String> values) {
        return values.size() > MOST_VALUES
                ? values.size() + " values"
                : values.stream()
                        .map(value -> value.substring(value.lastIndexOf('|') + 1))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String twice(Remark.SentTwice twice) {
        String newest = twice.older() == 0
                ? ""
                : "sent " + entries(twice.older()) + " in several versions: the newest is shown";
        String first = twice.undecided() == 0
                ? ""
                : "sent " + entries(twice.undecided()) + " twice and not the same, without saying which is newer: the"
                        + " first is shown";
        return newest + (newest.isEmpty() || first.isEmpty() ? "" : "; ") + first;
    }

    private static String unread(List<String> names) {
        List<String> said =
                names.stream().filter(name -> !name.isEmpty()).limit(MOST_NAMES).toList();
        int more = names.size() - said.size();
        String others = said.isEmpty() || more == 0 ? "" : " and " + more + " more";
        return entries(names.size()) + " could not be read"
                + (said.isEmpty() ? "" : ": " + String.join(", ", said) + others);
    }

    private static String entries(int count) {
        return count + (count == 1 ? " entry" : " entries");
    }

    /** How far a cut answer goes. */
    private static String first(SearchOutcome outcome) {
        int shown = outcome.resources().size();
        return outcome instanceof SearchOutcome.Cut cut && cut.total().isPresent()
                ? "gave only the first " + shown + " of " + cut.total().getAsInt() + " entries"
                : "gave only part of its entries";
    }
}
