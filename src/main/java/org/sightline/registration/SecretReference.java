package org.sightline.registration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a secret without holding it: {@code env:NAME} or {@code file:/path}.
 *
 * @param kind where the secret is
 * @param name the variable's name or the file's path
 */
public record SecretReference(Kind kind, String name) {

    /** The places a secret can be in. */
    public enum Kind {
        ENV,
        FILE
    }

    private static final Pattern TEXT = Pattern.compile("(?:env:([A-Za-z_][A-Za-z0-9_]*)|file:(/.*))");

    /** Empty if the text is no reference: nobody may write the secret itself where a reference belongs. */
    public static Optional<SecretReference> of(String text) {
        Matcher reference = TEXT.matcher(text);
        if (!reference.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                reference.group(1) == null
                        ? new SecretReference(Kind.FILE, reference.group(2))
                        : new SecretReference(Kind.ENV, reference.group(1)));
    }
}
