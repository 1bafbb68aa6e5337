package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.chart.Amount;

/**
 * Something that has to be done for everybody with a disease, every so many months.
 *
 * @param lists the code lists of each role
 */
public record CareProcess(
        String title, Proof proof, Map<Role, List<String>> lists, Interval interval, Rule rule, List<Target> targets) {

    public CareProcess {
        lists = Map.copyOf(lists);
        targets = List.copyOf(targets);
    }

    public List<String> lists(Role role) {
        return lists.getOrDefault(role, List.of());
    }

    /**
     * What is judged, and by whom.
     *
     * @param words what counts and what does not, for the page
     * @param notJudged what belongs to it and is left to the reader; empty for nothing
     */
    public record Rule(String words, String notJudged, RuleSource source) {}

    /**
     * How often it has to be done.
     *
     * @param months how long it lasts once done
     * @param due in so many of the last months it is due, before it is overdue
     */
    public record Interval(int months, int due) {

        /** The day on which what was done then lasts no longer. */
        public LocalDate end(Instant done) {
            return after(done, months);
        }

        /** Whether what was done then still lasts. */
        public boolean lasts(Instant done, Instant now) {
            return now.isBefore(start(end(done)));
        }

        /** Whether what was done then lasts and need not be done again yet. */
        public boolean isFresh(Instant done, Instant now) {
            return now.isBefore(start(after(done, months - due)));
        }

        private static LocalDate after(Instant done, int months) {
            return done.atZone(ClinicalDate.ZONE).toLocalDate().plusMonths(months);
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ClinicalDate.ZONE).toInstant();
        }
    }

    /** What makes an entry count as done. */
    public enum Proof {
        /** A number: a message that there is none does not count. */
        VALUE,
        /** That the code or a coded value is recorded. */
        RECORDED,
        /** A systolic and a diastolic pressure of one time. */
        PRESSURES,
        /** Both feet, or the one that is there. */
        FEET,
        /** The interval is what it says only after two screens of both eyes without disease; else it is not known. */
        EYES
    }

    /** What an entry of a code list means. */
    public enum Role {
        DONE,
        /** A part of it only. */
        PART,
        /** Looks like it, and is not: shown as found but not counted. */
        NOT,
        DECLINED,
        UNSUITABLE
    }

    /** For whom a target is: by frailty as it is recorded, and by age in years. */
    public record Group(Frailty frailty, int fromAge, int toAge) {

        public static final Group EVERYBODY = new Group(Frailty.ANY, 0, Integer.MAX_VALUE);

        /**
         * Whether it is for somebody like this; an age that is not known leaves it open, so it is shown.
         *
         * @param age in years; null if not known
         */
        public boolean holds(boolean frail, @Nullable Integer age) {
            boolean fits = frailty == Frailty.ANY || frail == (frailty == Frailty.WITH);
            return fits && (age == null || (age >= fromAge && age <= toAge));
        }
    }

    /** Whether moderate or severe frailty matters. */
    public enum Frailty {
        ANY,
        WITH,
        WITHOUT
    }

    /**
     * A target as a policy or the person's own plan sets it.
     *
     * @param part {@code systolic} or {@code diastolic}, after {@code home } if measured there; empty for the value
     * @param limit not a number where it is in words only
     * @param below whether the limit itself is already too much
     */
    public record Target(
            String part, double limit, boolean below, String words, String unit, RuleSource source, Group group) {

        /** How a value compares; empty if it cannot be said. */
        public String compare(Amount amount) {
            if (!amount.isGiven() || !amount.isIn(unit) || Double.isNaN(amount.value()) || Double.isNaN(limit)) {
                return "";
            }
            boolean met = below ? amount.value() < limit : amount.value() <= limit;
            return switch (amount.comparator()) {
                case "" -> met ? "met" : "above";
                case "<", "<=" -> met || amount.comparator().equals("<") && amount.value() <= limit ? "met" : "";
                default -> met ? "" : "above";
            };
        }
    }
}
