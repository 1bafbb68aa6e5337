package org.sightline.launch.smart;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.registration.SmartRegistration;

/**
 * What the browser takes to the authorization server.
 *
 * @param byPost whether in a form; otherwise in the address
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#obtain-authorization-code">SMART: GET or
 *     POST</a>
 */
record Onward(AuthorizationRequest request, boolean byPost) {

    /** Many a proxy cuts or refuses an address of more characters. */
    private static final int LONGEST_ADDRESS = 2_000;

    private static final String CAPABILITY = "authorize-post";

    /** A server that does not say that it takes a form is sent none. */
    static Onward of(AuthorizationRequest request, SmartRegistration ehr, EhrDescription server) {
        boolean wanted = ehr.authorizeByPost() || request.toURI().toString().length() > LONGEST_ADDRESS;
        return new Onward(request, wanted && server.capabilities().contains(CAPABILITY));
    }

    /** Where, with all of it in the address. */
    URI address() {
        return request.toURI();
    }

    /** Where a form goes. */
    URI endpoint() {
        return request.getEndpointURI();
    }

    /** What stands in the form. */
    Map<String, String> fields() {
        return request.toParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().getFirst(), (one, _) -> one, TreeMap::new));
    }
}
