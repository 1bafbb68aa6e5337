package org.sightline.launch.smart.check;

import java.util.List;
import java.util.Optional;
import org.sightline.launch.RefusalReason;

/**
 * What each step of a SMART launch that needs no user says of an EHR, in the order in which a launch comes to them.
 *
 * @param steps every step there is, each once
 */
public record SmartExamination(List<Step> steps) {

    public SmartExamination {
        steps = List.copyOf(steps);
    }

    /** Whether nothing that was tried stands in a launch's way. */
    public boolean isSound() {
        return first().isEmpty();
    }

    /** The step at which a launch ends. */
    public Optional<Step> first() {
        return steps.stream().filter(step -> step.result() == Result.FAILS).findFirst();
    }

    /** Whether something that refuses no launch is worth a look. */
    public boolean warns() {
        return steps.stream().anyMatch(step -> step.result() == Result.WARNS);
    }

    /**
     * One step.
     *
     * @param said what came and what to do about it, without secrets
     * @param reason the code of the refusal, if it fails
     */
    public record Step(Rule rule, Result result, String said, Optional<RefusalReason> reason) {}

    /** How a step came out. */
    public enum Result {
        HOLDS("Holds", "good"),
        WARNS("Look at it", "warning"),
        FAILS("Fails", "danger"),
        NOT_TRIED("Not tried", "none");

        private final String words;
        private final String sign;

        Result(String words, String sign) {
            this.words = words;
            this.sign = sign;
        }

        /** The name of the sign beside the words. */
        public String sign() {
            return sign;
        }

        public String words() {
            return words;
        }
    }

    /** The steps, in their order. */
    public enum Rule {
        DESCRIPTION(
                "Description",
                "smart-configuration at the FHIR base: status 200, JSON, as application/json",
                "fhirBaseUrl"),
        AUTHORIZATION("Authorization endpoint", "There, https, at a registered host", "endpointHosts"),
        TOKEN("Token endpoint", "There, https, at a registered host", "endpointHosts"),
        REVOCATION(
                "Revocation endpoint", "May be left out; if it is there, https, at a registered host", "endpointHosts"),
        PKCE("PKCE", "code_challenge_methods_supported holds S256", "fhirBaseUrl"),
        CAPABILITIES("Capabilities", "Those that an EHR launch rests on", "fhirBaseUrl"),
        SCOPES("Scopes", "What a launch asks for is on the server’s list, if it has one", "scopes"),
        CLIENT_METHOD("Client authentication", "The server takes the registered kind", "authentication.kind"),
        CLIENT_ALGORITHM("Signing algorithm", "The server takes the registered one", "authentication.algorithm"),
        ID_TOKEN_KEYS("Keys of id tokens", "A JWK Set at a registered host with a key that can sign", "fhirBaseUrl"),
        OWN_CREDENTIALS("Our key or secret", "Can be read, fits the registration and is in force", "authentication"),
        TOKEN_STORE("Key that tokens are stored under", "Can be read and is in force", "tokenKeys"),
        CLIENT("Who we are", "The token endpoint knows the client and takes its proof", "clientId"),
        REDIRECT("Redirect address", "Registered at the EHR, letter by letter", "clientId");

        private final String title;
        private final String expected;
        private final String field;

        Rule(String title, String expected, String field) {
            this.title = title;
            this.expected = expected;
            this.field = field;
        }

        public String title() {
            return title;
        }

        public String expected() {
            return expected;
        }

        /** The field of the registration to look at first, below {@code smart}. */
        public String field() {
            return field;
        }
    }
}
