package org.sightline.registration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads where a secret is. The value itself is never repeated in a message, as it may be the secret. */
final class SecretReader {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private final Predicate<SecretReference> exists;
    private final boolean maybeElsewhere;

    /**
     * @param exists whether a secret is there
     * @param maybeElsewhere whether this is not the machine the viewer runs on, so that a missing secret only is worth
     *     a warning
     */
    SecretReader(Predicate<SecretReference> exists, boolean maybeElsewhere) {
        this.exists = exists;
        this.maybeElsewhere = maybeElsewhere;
    }

    Optional<SecretReference> read(YamlValue value) {
        return value.text().flatMap(text -> {
            Optional<SecretReference> reference = reference(text);
            if (reference.isEmpty()) {
                return value.problem("has to be a reference, env:NAME or file:/absolute/path, never the secret itself");
            }
            if (!exists.test(reference.get())) {
                String message = "names a secret that is not there: " + text;
                if (!maybeElsewhere) {
                    return value.problem(message);
                }
                value.warning(message + "; the viewer does not start where it is missing");
            }
            return reference;
        });
    }

    private static Optional<SecretReference> reference(String text) {
        if (text.startsWith("env:") && VARIABLE.matcher(text.substring(4)).matches()) {
            return Optional.of(new SecretReference(SecretReference.Kind.ENV, text.substring(4)));
        }
        if (text.startsWith("file:/") && Path.of(text.substring(5)).isAbsolute()) {
            return Optional.of(new SecretReference(SecretReference.Kind.FILE, text.substring(5)));
        }
        return Optional.empty();
    }
}
