package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.sightline.json.StrictJson;
import org.sightline.registration.SmartRegistration;

/**
 * A token that is good at several FHIR servers may have a context of its own at each: another patient id, another scope.
 * What is said for our EHR's FHIR base counts before what is said for all; what is not said there is as said for all.
 * Servers that name the patient nowhere else are understood by this too. Other types of details, and what an EHR puts
 * into them by an agreement of its own, are not read.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html">SMART App Launch: authorization details for
 *     multiple servers</a>
 */
final class AuthorizationDetails {

    private static final String SMART = "smart_on_fhir";
    private static final List<String> OF_EACH_SERVER = List.of("patient", "encounter", "scope");

    private AuthorizationDetails() {}

    /** The token response as it applies at this EHR. */
    static JsonNode at(SmartRegistration ehr, JsonNode answer) {
        Optional<JsonNode> ours = ours(ehr, answer.path("authorization_details"));
        if (ours.isEmpty() || !(answer instanceof ObjectNode whole)) {
            return answer;
        }
        ObjectNode applied = whole.deepCopy();
        OF_EACH_SERVER.forEach(name -> {
            if (ours.get().has(name)) {
                applied.set(name, ours.get().get(name));
            }
        });
        return applied;
    }

    private static Optional<JsonNode> ours(SmartRegistration ehr, JsonNode details) {
        for (JsonNode detail : details) {
            boolean smart = SMART.equals(detail.path("type").asText());
            if (smart && StrictJson.texts(detail, "locations").stream().anyMatch(ehr::isNamedBy)) {
                return Optional.of(detail);
            }
        }
        return Optional.empty();
    }
}
