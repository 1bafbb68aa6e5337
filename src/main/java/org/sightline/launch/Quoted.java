package org.sightline.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Escaped;

/**
 * What came from outside, fit to be told beside what was expected: in the audit row of a refused launch and to whoever
 * sets a launch up. Never a token, nor a number that could be a patient's; hostile text is made plain and cut short. A
 * value that is the patient's, a person's or a secret is not quoted at all: {@link #kind} says what it is like.
 */
public final class Quoted {

    private static final int LONGEST = 80;
    private static final int LONGEST_SCOPE = 600;
    private static final int MOST = 8;

    /** Anything but visible ASCII could forge or reorder a line; angle brackets could start a tag. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7E]|[<>]");

    /** What could be an NHS number or a telephone number, however it is spaced. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9,}|[0-9]{3,5}[ .-][0-9]{3}[ .-][0-9]{3,4}");

    /** JSON in base64url begins so, and with it every JWT. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}");

    private Quoted() {}

    /** The value in quotation marks, if it is a text; {@code missing} if it is not there; otherwise its kind. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case String text -> "“" + plain(text) + "”";
            case TextNode node -> of(node.textValue());
            case null, default -> kind(value);
        };
    }

    /** As {@link #of(Object)}, with room for a list of scopes, of which the last may be the one that is missing. */
    public static String scope(@Nullable String value) {
        return value == null ? "missing" : "“" + plain(value, LONGEST_SCOPE) + "”";
    }

    /** The first few, in their order. */
    public static String all(Collection<String> values) {
        if (values.isEmpty()) {
            return "none";
        }
        String first = values.stream().limit(MOST).map(Quoted::of).collect(Collectors.joining(", "));
        return values.size() > MOST ? first + " and " + (values.size() - MOST) + " more" : first;
    }

    /** What kind of value it is, and nothing of the value itself. */
    public static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case String text when text.isBlank() -> "an empty text";
            case String text -> "a text of " + text.length() + (text.length() == 1 ? " character" : " characters");
            case Number _ -> "a number";
            case Boolean _ -> "true or false";
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> _ -> "an object";
            case JsonNode node -> kind(node);
            default -> "not a text";
        };
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "missing";
            case STRING -> kind(node.textValue());
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list of " + node.size();
            case OBJECT -> "an object";
            case BINARY, NULL, POJO -> "not a text";
        };
    }

    /** As {@link #of(Object)}, for a sentence that has its own marks. */
    public static String plain(String text) {
        return plain(text, LONGEST);
    }

    private static String plain(String text, int longest) {
        String shown = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        shown = TOKEN.matcher(shown).replaceAll("[token]");
        shown = LONG_NUMBER.matcher(shown).replaceAll("[number]");
        shown = Escaped.of(shown, NOT_PLAIN);
        return shown.length() > longest ? shown.substring(0, longest) + "…" : shown;
    }
}
