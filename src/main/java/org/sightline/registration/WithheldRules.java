package org.sightline.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.codes.ValueSet;

/**
 * What is shown to nobody, from {@code launch-config/withheld.yaml}.
 *
 * @param labels by normalised system
 * @param codes clinical codes, whatever element they stand in
 * @param lists published lists; each of their codes is as one of {@code codes}
 * @param gaps lists that are not loaded, by the decision of a person who is named
 */
public record WithheldRules(
        Map<String, LabelRule> labels, Set<SensitiveCode> codes, List<ValueSet> lists, List<AcceptedGap> gaps) {

    /** Withholds nothing; for configurations that are not from a folder. */
    static final WithheldRules NONE = new WithheldRules(Map.of(), Set.of(), List.of(), List.of());

    public WithheldRules {
        labels = Map.copyOf(labels);
        codes = Set.copyOf(codes);
        lists = List.copyOf(lists);
        gaps = List.copyOf(gaps);
    }

    /** What the labels of one system mean; {@code otherWithheld} speaks for a code that is in neither list. */
    public record LabelRule(Set<String> withheld, Set<String> shown, boolean otherWithheld) {
        public LabelRule {
            withheld = Set.copyOf(withheld);
            shown = Set.copyOf(shown);
        }

        public boolean withholds(String code) {
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
        String lower = system.strip().toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:");
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
