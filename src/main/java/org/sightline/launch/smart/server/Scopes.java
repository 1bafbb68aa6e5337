package org.sightline.launch.smart.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/**
 * The least that a launch needs to ask for.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART: scopes</a>
 */
public final class Scopes {

    private static final String READ_ONE = "r";
    private static final String READ_AND_SEARCH = "rs";

    private Scopes() {}

    public static String wanted(SmartRegistration ehr, EhrDescription description) {
        return wanted(ehr, isV2(ehr.scopes(), description.capabilities()));
    }

    /** @param v2 whether they are written {@code patient/X.rs}, or {@code patient/X.read} */
    public static String wanted(SmartRegistration ehr, boolean v2) {
        List<String> scopes = new ArrayList<>(List.of("launch", "openid", "fhirUser"));
        if (ehr.feed().isPresent()) {
            scopes.add("online_access");
        }
        scopes.add(scope("patient", "Patient", ehr.feed().isPresent() ? READ_AND_SEARCH : READ_ONE, v2));
        Set<String> types = new TreeSet<>(ehr.feed()
                .flatMap(FeedRegistration::connection)
                .map(FeedConnection::supplies)
                .orElse(Set.of()));
        types.remove("Patient");
        types.forEach(type -> scopes.add(scope("patient", type, READ_AND_SEARCH, v2)));
        if (ehr.user().role() instanceof RoleSource.PractitionerRole) {
            scopes.add(scope("user", "Practitioner", READ_ONE, v2));
            scopes.add(scope("user", "PractitionerRole", READ_AND_SEARCH, v2));
        }
        return String.join(" ", scopes);
    }

    /** A server that says nothing of either is of SMART 1.0 and knows the first only. */
    public static boolean isV2(ScopeSyntax syntax, Set<String> capabilities) {
        return switch (syntax) {
            case V1 -> false;
            case V2 -> true;
            case AUTO -> capabilities.contains("permission-v2");
        };
    }

    private static String scope(String level, String type, String interactions, boolean v2) {
        return level + "/" + type + "." + (v2 ? interactions : "read");
    }
}
