package org.sightline.context;

import java.util.Optional;
import java.util.regex.Pattern;

/** A number that can be read out on the telephone, such as {@code K7P-3QX-9MT}: no letter looks like a digit. */
public record ReferenceNumber(String value) {

    private static final String LETTERS = "34679ACDEFHJKMNPQRTVWXY";
    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 3;
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{3}(-[" + LETTERS + "]{3}){2}");

    public ReferenceNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference number");
        }
    }

    public static ReferenceNumber random() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                reference.append('-');
            }
            reference.append(LETTERS.charAt(Secret.randomBelow(LETTERS.length())));
        }
        return new ReferenceNumber(reference.toString());
    }

    public static Optional<ReferenceNumber> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ReferenceNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
