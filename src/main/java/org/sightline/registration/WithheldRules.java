package org.sightline.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sightline.codes.ValueSet;
import org.sightline.context.FeedId;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.admission.Whom;

/**
 * What is shown to nobody, or to some alone, from {@code launch-config/withheld.yaml}.
 *
 * @param labels by normalised system
 * @param codes clinical codes, whatever element they stand in
 * @param gaps lists that are not loaded, by the decision of a person who is named
 * @param categories kinds of information and whole feeds that are withheld
 * @param associations what goes with what is withheld
 * @param restrictedPatients what becomes of their records
 * @param lines all of it for people, in the order of the file
 */
public record WithheldRules(
        Map<String, LabelRule> labels,
        SensitiveCodes codes,
        List<AcceptedGap> gaps,
        List<WithheldCategory> categories,
        List<Association> associations,
        RestrictedPatients restrictedPatients,
        List<WithheldLine> lines) {

    /** Withholds nothing; for configurations that are not from a folder. */
    static final WithheldRules NONE = new WithheldRules(Map.of(), Set.of(), List.of(), List.of());

    public WithheldRules {
        labels = Map.copyOf(labels);
        gaps = List.copyOf(gaps);
        categories = List.copyOf(categories);
        associations = List.copyOf(associations);
        lines = List.copyOf(lines);
    }

    /** Those by which nothing goes with anything. */
    public WithheldRules(
            Map<String, LabelRule> labels, Set<SensitiveCode> codes, List<ValueSet> lists, List<AcceptedGap> gaps) {
        this(
                labels,
                new SensitiveCodes(codes, lists),
                gaps,
                List.of(),
                List.of(),
                RestrictedPatients.WHEREABOUTS,
                List.of());
    }

    /** The same, by which nothing is withheld for its kind. */
    public WithheldRules withoutCategories() {
        return new WithheldRules(labels, codes, gaps, List.of(), associations, restrictedPatients, lines);
    }

    /**
     * Clinical codes that keep an entry back.
     *
     * @param single those that are named one by one
     * @param lists published ones; each of their codes is as a single one
     */
    public record SensitiveCodes(Set<SensitiveCode> single, List<ValueSet> lists) {

        private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

        public SensitiveCodes {
            single = Set.copyOf(single);
            lists = List.copyOf(lists);
        }

        public boolean isEmpty() {
            return single.isEmpty() && lists.isEmpty();
        }

        public boolean holds(SensitiveCode code) {
            return single.contains(code) || isInAList(code);
        }

        /** Whether a list holds it, named singly or not. */
        public boolean isInAList(SensitiveCode code) {
            for (ValueSet list : lists) {
                if (list.contains(code.system(), code.code())) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a code may be one of them, whatever its system; a post-coordinated expression for each that it names. */
        public boolean mayHold(String sent) {
            return !isEmpty()
                    && (holdsInAnySystem(sent.strip())
                            || NO_DIGITS.splitAsStream(sent).anyMatch(this::holdsInAnySystem));
        }

        /** Whether it is held in any system. */
        public boolean holdsInAnySystem(String code) {
            return single.stream().anyMatch(one -> one.code().equals(code))
                    || lists.stream().anyMatch(list -> list.containsInAnySystem(code));
        }
    }

    /**
     * What becomes of the record of a patient whom a source labels as restricted.
     *
     * @param closes whether nothing of it is shown at all, instead of all but what locates the patient
     * @param mustAnswer the feeds whose silence leaves in doubt whether the record is restricted; empty for all that are
     *     asked
     * @param marks labels of sources' own that say so besides the standard's, their systems normalised
     */
    public record RestrictedPatients(boolean closes, Set<FeedId> mustAnswer, Set<SensitiveCode> marks) {

        /** What locates them is withheld, in doubt as well, whichever feed leaves it in doubt. */
        public static final RestrictedPatients WHEREABOUTS = new RestrictedPatients(false, Set.of());

        public RestrictedPatients {
            mustAnswer = Set.copyOf(mustAnswer);
            marks = Set.copyOf(marks);
        }

        /** By the standard's labels alone. */
        public RestrictedPatients(boolean closes, Set<FeedId> mustAnswer) {
            this(closes, mustAnswer, Set.of());
        }

        /** Whether it is in doubt as long as this feed has not answered. */
        public boolean mustAnswer(FeedId feed) {
            return mustAnswer.isEmpty() || isNamed(feed);
        }

        /** Whether it is in doubt even where this feed is not asked, as where a patient objects to what it holds. */
        public boolean isNamed(FeedId feed) {
            return mustAnswer.contains(feed);
        }
    }

    /**
     * What gives away what is withheld, such as a medicine its condition: where a source has a withheld entry that is of
     * the one, its entries that are of the other are withheld too.
     *
     * @param name for people
     * @param of codes and lists of the withheld
     * @param goes codes and lists of what goes with it
     */
    public record Association(String name, WithheldRules of, WithheldRules goes) {}

    /**
     * What the labels of one system mean; {@code otherWithheld} speaks for a code that is in neither list.
     *
     * @param afterOverride those of the withheld that an override opens; all others never
     * @param shownTo those of the withheld that some are shown all the same
     */
    public record LabelRule(
            Set<String> withheld,
            Set<String> shown,
            boolean otherWithheld,
            Set<String> afterOverride,
            Map<String, Whom> shownTo) {
        public LabelRule {
            withheld = Set.copyOf(withheld);
            shown = Set.copyOf(shown);
            afterOverride = Set.copyOf(afterOverride);
            shownTo = Map.copyOf(shownTo);
        }

        /**
         * @param overridden whether the user has said why it has to be shown
         * @param isUser whether the user is one of these
         */
        public boolean withholds(String code, boolean overridden, Predicate<Whom> isUser) {
            if (overridden && afterOverride.contains(code)) {
                return false;
            }
            Whom whom = shownTo.get(code);
            if (whom != null && isUser.test(whom)) {
                return false;
            }
            return withheld.contains(code) || (otherWithheld && !shown.contains(code));
        }
    }

    /** A clinical code in its system, as {@link org.sightline.codes.ListSystem} writes it. */
    public record SensitiveCode(String system, String code) {}

    /**
     * A list that is not loaded, so that entries with its codes are shown.
     *
     * @param list what it is of
     * @param acceptedBy the person, with their office
     */
    public record AcceptedGap(String list, String because, String acceptedBy, LocalDate on) {}

    /** Systems are written with and without TLS, with a closing slash, and in capitals. */
    public static String normalised(String system) {
        String lower = system.strip().toLowerCase(Locale.ROOT);
        String plain = lower.startsWith("https:") ? "http:" + lower.substring("https:".length()) : lower;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /**
     * One entry of what is withheld, as its file says it, for people to read.
     *
     * @param kind what it goes by
     * @param name the system and code, or the name of the list
     * @param term what it means
     * @param source where the decision comes from
     * @param shownTo who is shown it all the same, in words; empty for nobody
     * @param inForce whether it keeps anything back: not if its list is not loaded
     */
    public record WithheldLine(
            Kind kind,
            String name,
            String term,
            String source,
            boolean afterOverride,
            String shownTo,
            boolean inForce) {

        /** What entries are known by. */
        public enum Kind {
            LABEL("label"),
            CATEGORY("kind of information"),
            LIST("list of codes"),
            CODE("code"),
            ASSOCIATION("goes with what is withheld"),
            RESTRICTED("label of a patient's record");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }
    }
}
