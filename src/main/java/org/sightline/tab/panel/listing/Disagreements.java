package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Tone;

/**
 * Says on a row what other sources, or other lists of its own, say otherwise of the same thing. Nothing is merged and
 * nothing is decided: the reader sees both.
 */
public final class Disagreements {

    /** The most lines on one row; the rest are counted. */
    private static final int MOST = 4;

    private Disagreements() {}

    /**
     * What one entry says of a thing.
     *
     * @param row its row
     * @param list which of its source's lists it stands in
     * @param keys by which the same thing is known elsewhere: codes, identifiers, words
     * @param aspects what it says, in the order in which it is told
     * @param current whether a reader takes it for what is so now
     */
    public record Claim(PendingRow row, String list, Set<String> keys, List<Aspect> aspects, boolean current) {
        public Claim {
            keys = Set.copyOf(keys);
            aspects = List.copyOf(aspects);
        }

        private boolean isElsewhere(Claim other) {
            return !list.equals(other.list) || Collections.disjoint(row.sources(), other.row.sources());
        }

        /** What it says otherwise than another, in words; empty if nothing. */
        private String otherwise(Claim than) {
            return aspects.stream()
                    .filter(aspect -> than.aspects.stream()
                            .anyMatch(other -> other.name.equals(aspect.name) && !other.key.equals(aspect.key)))
                    .map(Aspect::words)
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * One thing that is said.
     *
     * @param name what it is of, such as a dose
     * @param key what has to be equal for two to agree
     */
    public record Aspect(String name, String key, String words) {}

    /** Words as they are compared: small letters, single spaces, no punctuation. */
    public static String plain(String words) {
        return words.toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N}.%/+]+", " ")
                .strip();
    }

    /** @param matters whether what the second says otherwise matters to the first */
    public static void mark(List<Claim> claims, BiPredicate<Claim, Claim> matters) {
        Map<String, List<Claim>> byKey = new HashMap<>();
        claims.forEach(claim -> claim.keys.forEach(
                key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(claim)));
        claims.stream().filter(Claim::current).forEach(claim -> {
            Set<Claim> others = new LinkedHashSet<>();
            claim.keys.forEach(key -> others.addAll(byKey.getOrDefault(key, List.of())));
            List<String> lines = others.stream()
                    .filter(other -> other != claim && claim.isElsewhere(other) && matters.test(claim, other))
                    .filter(other -> !other.otherwise(claim).isEmpty())
                    .map(other -> String.join(", ", other.row.sources()) + ": " + other.otherwise(claim))
                    .distinct()
                    .sorted()
                    .toList();
            say(claim.row, lines);
        });
    }

    private static void say(PendingRow row, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        row.also(builder -> {
            lines.stream().limit(MOST).forEach(words -> builder.line(0, line(words)));
            if (lines.size() > MOST) {
                builder.line(0, line((lines.size() - MOST) + " more entries say something else: compare them"));
            }
        });
    }

    private static CellLine line(String words) {
        return new CellLine(
                CellLine.Style.STATE, ShownText.NONE, ShownText.of(words), new Chip(Tone.WARNING, ShownText.NONE));
    }
}
