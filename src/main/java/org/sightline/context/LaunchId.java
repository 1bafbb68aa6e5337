package org.sightline.context;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names one launch in URLs and audit entries: 128 random bits, base64url. Useless without the launch's cookie. */
public record LaunchId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    public LaunchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a launch id");
        }
    }

    public static LaunchId random() {
        return new LaunchId(Secret.randomText(16));
    }

    public static Optional<LaunchId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new LaunchId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
