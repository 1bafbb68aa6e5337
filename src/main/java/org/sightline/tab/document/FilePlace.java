package org.sightline.tab.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which file of a document: one of its own, or one that a letter among these holds or points to, or one of a letter in
 * that.
 *
 * @param file among the document's own, from 0
 * @param within the way on from there, each among the files of the one before, from 0; none for the file itself
 */
record FilePlace(int file, List<Integer> within) {

    /** How many letters in each other are opened. */
    static final int DEEPEST = 3;

    private static final Pattern FILE = Pattern.compile("[0-9]{1,2}");
    private static final Pattern WITHIN = Pattern.compile("(?:[0-9]{1,2}(?:\\.[0-9]{1,2}){0," + (DEEPEST - 1) + "})?");

    FilePlace {
        within = List.copyOf(within);
        if (file < 0 || within.size() > DEEPEST || within.stream().anyMatch(one -> one < 0)) {
            throw new IllegalArgumentException("no place of a file: " + file + " " + within);
        }
    }

    static FilePlace of(int file, Integer... within) {
        return new FilePlace(file, List.of(within));
    }

    /** Whether an address says this of a file. */
    static boolean isOne(String file, String within) {
        return FILE.matcher(file).matches() && WITHIN.matcher(within).matches();
    }

    /** What an address says: {@code 0} and {@code 2.1}. */
    static FilePlace said(String file, String within) {
        return new FilePlace(
                Integer.parseInt(file),
                Stream.of(within.split("\\."))
                        .filter(one -> !one.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    boolean isEnclosed() {
        return !within.isEmpty();
    }

    /** Whether what it holds may be opened too. */
    boolean mayGoOn() {
        return within.size() < DEEPEST;
    }

    /** One that it holds or points to. */
    FilePlace inside(int enclosed) {
        return new FilePlace(
                file, Stream.concat(within.stream(), Stream.of(enclosed)).toList());
    }

    /** The letter that holds it or points to it. */
    FilePlace outside() {
        return new FilePlace(file, within.subList(0, within.size() - 1));
    }

    /** Counted from 1, as pages and the audit trail do: {@code 2}, or {@code 2.1} for a file of that letter. */
    String number() {
        return Stream.concat(Stream.of(file), within.stream())
                .map(one -> String.valueOf(one + 1))
                .collect(Collectors.joining("."));
    }

    /** The query of its addresses. */
    String query() {
        return "?file=" + file
                + (isEnclosed()
                        ? within.stream().map(String::valueOf).collect(Collectors.joining(".", "&enclosed=", ""))
                        : "");
    }
}
