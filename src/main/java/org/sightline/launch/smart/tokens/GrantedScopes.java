package org.sightline.launch.smart.tokens;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.feed.LaunchFeeds.Permission;

/**
 * What a scope text of either version lets us search: {@code patient/Observation.read}, {@code patient/*.rs},
 * {@code user/*.cruds}, {@code patient/Condition.rs?category=…}.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART: scopes</a>
 */
final class GrantedScopes {

    private static final Pattern SCOPE = Pattern.compile("(?:patient|user)/([A-Za-z]+|\\*)\\.([a-z*]+)(\\?.*)?");

    private GrantedScopes() {}

    static Permission of(String scope, String resourceType) {
        return Arrays.stream(scope.split(" "))
                .map(SCOPE::matcher)
                .filter(Matcher::matches)
                .filter(granted -> "*".equals(granted.group(1)) || resourceType.equals(granted.group(1)))
                .filter(granted -> maySearch(granted.group(2)))
                .map(granted -> granted.group(3) == null ? Permission.WHOLE : Permission.PART)
                .min(Permission::compareTo)
                .orElse(Permission.NONE);
    }

    private static boolean maySearch(String interactions) {
        return switch (interactions) {
            case "read", "*" -> true;
            case "write" -> false;
            default -> interactions.contains("s");
        };
    }
}
