package org.sightline.configuration;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant to write. */
public final class Nearest {

    private static final int SHOWN = 20;

    private Nearest() {}

    /** How a message goes on that names something unknown: with the nearest known name, or else with those there are. */
    public static String of(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(name, written)))
                .filter(name -> distance(name, written) <= Math.max(2, written.length() / 3))
                .map(name -> "; did you mean " + name + "?")
                .orElseGet(() -> known.size() > SHOWN ? "" : "; known here: " + String.join(", ", known));
    }

    /** The edit distance of Levenshtein, letters compared without case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
