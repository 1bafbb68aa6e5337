package org.sightline.start;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings by the names that an operator gives them: {@code sightline.public-url} is {@code SIGHTLINE_PUBLIC_URL}. The
 * rule is that of <a href="https://github.com/eclipse/microprofile-config">MicroProfile Config</a>.
 */
public final class EnvironmentName {

    private static final Pattern PROPERTY =
            Pattern.compile("\\b(?:quarkus|sightline)\\.[A-Za-z0-9_.\\-]*(?:\"[^\"]*\"[A-Za-z0-9_.\\-]*)*[A-Za-z0-9_]");

    private EnvironmentName() {}

    public static String of(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** A text with every setting in it called by its environment variable. */
    public static String inside(String text) {
        return PROPERTY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }
}
