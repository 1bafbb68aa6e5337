package org.sightline.demo.smart;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client may read.
 *
 * @param text as the token response says it
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART: scopes</a>
 */
record GrantedScope(String text) {

    private static final Pattern GRANTED =
            Pattern.compile("launch|openid|fhirUser|online_access|(patient|user)/([A-Z][A-Za-z]+)\\.(read|rs?|s)");

    /** The part of what was asked that is ever granted: nothing that writes, no wildcards. */
    static GrantedScope of(String asked) {
        return new GrantedScope(Arrays.stream(asked.split(" "))
                .filter(scope -> GRANTED.matcher(scope).matches())
                .collect(Collectors.joining(" ")));
    }

    boolean has(String scope) {
        return scopes().anyMatch(scope::equals);
    }

    boolean maySearch(String type) {
        return may(type, "s");
    }

    boolean mayRead(String type) {
        return may(type, "r");
    }

    private boolean may(String type, String interaction) {
        return scopes().map(GRANTED::matcher)
                .filter(Matcher::matches)
                .filter(scope -> type.equals(scope.group(2)))
                .anyMatch(
                        scope -> scope.group(3).equals("read") || scope.group(3).contains(interaction));
    }

    private Stream<String> scopes() {
        return Arrays.stream(text.split(" "));
    }
}
