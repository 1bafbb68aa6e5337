package org.sightline.launch.token;

import java.util.List;
import java.util.Optional;
import org.sightline.launch.LaunchStep;
import org.sightline.launch.RefusalReason;

/**
 * What each check of a launch token says, in the order in which a launch makes them.
 *
 * @param checks every check there is, each once
 */
public record Examination(List<Check> checks) {

    public Examination {
        checks = List.copyOf(checks);
    }

    /** Whether a launch with it would be accepted, from a page whose origin is registered, and open a tab. */
    public boolean isSound() {
        return checks.stream().allMatch(check -> check.result() == Result.HOLDS);
    }

    /** The check at which a launch ends. */
    public Optional<Check> first() {
        return checks.stream().filter(check -> check.result() == Result.FAILS).findFirst();
    }

    /**
     * One check.
     *
     * @param said what came and what was expected, without secrets or patient data
     * @param reason the code of the refusal, if it fails
     */
    public record Check(Rule rule, Result result, String said, Optional<RefusalReason> reason) {}

    /** How a check came out. */
    public enum Result {
        HOLDS("Holds", "good"),
        FAILS("Fails", "danger"),
        NOT_MADE("Not made", "none");

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

    /** The checks, in their order. */
    public enum Rule implements LaunchStep {
        FORM("Form and size", "At most 8 KB: three parts of base64url, the first two JSON without a name twice"),
        PARAMETERS("Header parameters", "Only alg, kid, typ and certificate thumbprints"),
        TYPE("typ", TokenHeader.TYPE),
        KEY_ID("kid", "A short text that names the key"),
        ISSUER("iss", "The registered token issuer, letter for letter"),
        ALGORITHM("alg", "The one algorithm of the registration"),
        KEY("Key", "The organisation has one fit key of that kid, in force now"),
        SIGNATURE("Signature", "Made with that key"),
        AUDIENCE("aud", "This viewer’s launch address as one text"),
        TIMES("iat, nbf and exp", "Whole seconds; exp after iat, and not longer after it than registered"),
        AGE("Age", "Issued in the last minute, not over, by this viewer’s clock"),
        TOKEN_ID("jti", "1 to 128 visible characters, new for each launch"),
        SUBJECT("sub", "The user’s id in the organisation’s system"),
        PATIENT("patient", "An NHS number that passes Modulus 11, and a whole birth date"),
        PRACTITIONER("practitioner", "At least one identifier, a name and a role, each system a whole URI"),
        ORGANISATION("organization", "One of the registration’s ODS codes"),
        PURPOSE("purpose_of_use", "A purpose that a launch may state, such as TREAT"),
        ENCOUNTER("encounter", "A short text, if it is there"),
        USED("Used before", "No launch was made with this jti"),
        ROLE("Role", "Opens at least one tab by the access rules");

        private final String title;
        private final String expected;

        Rule(String title, String expected) {
            this.title = title;
            this.expected = expected;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String expected() {
            return expected;
        }
    }
}
