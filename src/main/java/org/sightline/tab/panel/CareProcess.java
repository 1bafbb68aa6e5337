package org.sightline.tab.panel;

import java.util.List;
import java.util.Map;
import org.sightline.tab.panel.chart.Amount;

/**
 * Something that has to be done for everybody with a disease, every so many months.
 *
 * @param lists the code lists of each role
 * @param months how long it lasts
 * @param due in so many of the last months it is due, before it is overdue
 * @param rule what counts and what does not, in words for the page
 * @param source where the rule is from
 */
public record CareProcess(
        String title,
        Proof proof,
        Map<Role, List<String>> lists,
        int months,
        int due,
        String rule,
        String source,
        List<Target> targets) {

    public CareProcess {
        lists = Map.copyOf(lists);
        targets = List.copyOf(targets);
    }

    public List<String> lists(Role role) {
        return lists.getOrDefault(role, List.of());
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
        FEET
    }

    /** What an entry of a code list means. */
    public enum Role {
        DONE,
        /** Looks like it, and is not: shown as found but not counted. */
        NOT,
        DECLINED,
        UNSUITABLE
    }

    /**
     * A target as a policy sets it.
     *
     * @param part {@code systolic} or {@code diastolic}; empty for the value
     * @param below whether the limit itself is already too much
     */
    public record Target(String part, double limit, boolean below, String words, String unit, String source) {

        /** How a value compares; empty if it cannot be said. */
        public String compare(Amount amount) {
            if (!amount.isGiven() || !amount.unit().equals(unit) || Double.isNaN(amount.value())) {
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
