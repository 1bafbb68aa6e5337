package org.sightline.context;

import java.util.regex.Pattern;

/** The name of a tab in URLs, access rules and audit entries, such as {@code summary} or {@code end-of-life}. */
public record TabId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public static final TabId SUMMARY = new TabId("summary");

    public TabId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a tab name: lower-case letters, digits and hyphens");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
