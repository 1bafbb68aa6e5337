package org.sightline.context;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from outside in which some characters may not stand as they are, because they forge or reorder a line. */
public final class Escaped {

    private Escaped() {}

    /** The text with each of these characters written as a backslash, {@code u} and four digits for each UTF-16 unit. */
    public static String of(String text, Pattern characters) {
        return characters
                .matcher(text)
                .replaceAll(found ->
                        found.group().chars().mapToObj("\\\\u%04X"::formatted).collect(Collectors.joining()));
    }
}
