package org.sightline.context;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Surnames, so that they can be compared however they are written. */
public final class Surname {

    private Surname() {}

    /** The surname in a name as people write it, plain: its last word, or what stands before a comma. */
    public static String of(String name) {
        List<String> words = words(name);
        int comma = name.indexOf(',');
        return comma > 0 ? plain(name.substring(0, comma)) : words.isEmpty() ? "" : plain(words.getLast());
    }

    /** Whether a name as people write it has this surname, of however many words. */
    public static boolean isIn(String name, String surname) {
        String sought = plain(surname);
        List<String> words = words(name);
        return !sought.isEmpty()
                && (of(name).equals(sought)
                        || IntStream.range(1, words.size())
                                .anyMatch(from -> plain(String.join("", words.subList(from, words.size())))
                                        .equals(sought)));
    }

    /** Whether one of the words of a name is this one. */
    public static boolean hasWord(String name, String word) {
        return !plain(word).isEmpty()
                && words(name).stream().map(Surname::plain).anyMatch(plain(word)::equals);
    }

    /** In small letters, without accents and without anything but letters. */
    public static String plain(String surname) {
        return Normalizer.normalize(surname, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Without what stands in brackets, such as a title. */
    private static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("\\([^)]*\\)", " ").strip().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
