package org.sightline.display;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text as the page shows it. Only what went through here may be printed as a feed's text: characters that reorder or
 * hide are replaced by their code point, and very long text is cut, with the whole of it kept for those who ask.
 *
 * @param head what is shown at first
 * @param whole all of it
 */
public record ShownText(String head, String whole) {

    public static final ShownText NONE = new ShownText("", "");

    /** The length, in characters, from which on a text is cut. */
    static final int LIMIT = 2_000;

    /** The length from which on even prose is cut, such as a case note that is read from end to end. */
    static final int PROSE_LIMIT = 20_000;

    /** Text that a feed or a launch sent. */
    public static ShownText of(@Nullable String foreign) {
        return of(foreign, LIMIT);
    }

    /** Text that is read from end to end. */
    public static ShownText prose(@Nullable String foreign) {
        return of(foreign, PROSE_LIMIT);
    }

    private static ShownText of(@Nullable String foreign, int limit) {
        if (foreign == null || foreign.isBlank()) {
            return NONE;
        }
        String visible = HiddenCharacters.makeVisible(foreign.strip());
        if (visible.length() <= limit) {
            return new ShownText(visible, visible);
        }
        int end = Character.isHighSurrogate(visible.charAt(limit - 1)) ? limit - 1 : limit;
        return new ShownText(visible.substring(0, end), visible);
    }

    /** Several foreign texts as one, the empty ones left out. */
    public static ShownText joined(String separator, ShownText... parts) {
        return of(Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(ShownText::whole)
                .collect(Collectors.joining(separator)));
    }

    public boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Whether {@link #head} is not all. */
    public boolean isCut() {
        return head.length() < whole.length();
    }

    /** The mark that stands where the text was cut. */
    public String cutMark() {
        return String.format("Cut here: %,d of %,d characters shown.", head.length(), whole.length());
    }

    public ShownText orElse(ShownText other) {
        return isEmpty() ? other : this;
    }

    /** The same after other words; still nothing if it is nothing. */
    public ShownText after(String words) {
        return isEmpty() ? this : of(words + whole);
    }

    /** The same before other words; still nothing if it is nothing. */
    public ShownText before(String words) {
        return isEmpty() ? this : of(whole + words);
    }

    @Override
    public String toString() {
        return whole;
    }
}
