package org.sightline.tab.panel;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.published.PublishedLists;

/**
 * What a tab file tells a panel besides codes and windows, so that it can be reviewed there.
 *
 * @param words of a measure that has no code, or no code of its own: words by which an entry's name tells it
 * @param notes what has to be read beside a measure, such as the cut-offs of a score
 * @param processes the care processes, in their order
 * @param scores what values of a measure mean, by its name
 * @param places in which panel of the tab the row of a measure stands, by its name
 * @param lists the published lists that its code lists are united with
 */
public record PanelRules(
        Map<String, List<String>> words,
        Map<String, String> notes,
        List<CareProcess> processes,
        Map<String, ScoreRule> scores,
        Map<String, String> places,
        PublishedLists lists) {

    public static final PanelRules NONE = new PanelRules(Map.of(), Map.of(), List.of());

    /** Of a panel without scores, whose code lists are its own. */
    public PanelRules(Map<String, List<String>> words, Map<String, String> notes, List<CareProcess> processes) {
        this(words, notes, processes, Map.of(), Map.of(), PublishedLists.NONE);
    }

    public PanelRules {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        processes = List.copyOf(processes);
        scores = Map.copyOf(scores);
        places = Map.copyOf(places);
    }

    /** The note of that name; empty if the tab file has none. */
    public String note(String name) {
        return notes.getOrDefault(name, "");
    }

    /**
     * What a score means by whoever published it. The score itself is shown as sent and never worked out.
     *
     * @param source whose rule it is
     * @param fromAge the first year of age it is for; 0 for all
     * @param notFor for whom else it is not, in words; empty for nobody
     * @param bands what values mean, none overlapping
     */
    public record ScoreRule(RuleSource source, int fromAge, String notFor, List<Band> bands) {

        public ScoreRule {
            bands = List.copyOf(bands);
        }

        /**
         * What the values from one to another mean, both included.
         *
         * @param words such as {@code low risk}
         * @param tone how much weight it has where somebody glances at it
         */
        public record Band(double from, double to, String words, Tone tone) {}

        /** The band that holds the value; empty for an age it is not for, and where none does. */
        public Optional<Band> band(double value, @Nullable Integer age) {
            return age != null && age < fromAge
                    ? Optional.empty()
                    : bands.stream()
                            .filter(band -> value >= band.from() && value <= band.to())
                            .findFirst();
        }

        /**
         * What the value means, for somebody of this age.
         *
         * @param value not a number where there is none: then only what is said of the whole score
         * @param age in years; null if not known
         */
        public String words(double value, @Nullable Integer age, Instant now) {
            String authority = "(" + source.words(now) + ")";
            if (age != null && age < fromAge) {
                return "Not for people under " + fromAge + ", so it is not put into words " + authority;
            }
            String meaning = band(value, age).map(Band::words).orElse("");
            String limits = notFor.isEmpty() ? "" : "Not for " + notFor + ". ";
            return meaning.isEmpty()
                    ? limits + (bands.isEmpty() ? "Shown as sent" : "Not put into words") + " " + authority
                    : meaning.substring(0, 1).toUpperCase(Locale.UK) + meaning.substring(1) + ". " + limits + authority;
        }
    }
}
