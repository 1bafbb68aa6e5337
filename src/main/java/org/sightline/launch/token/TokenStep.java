package org.sightline.launch.token;

import org.sightline.launch.StepKind;

/** The checks of a launch token, in the order in which a launch makes them. */
public enum TokenStep implements StepKind {
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
    ACTING_FOR("acting_for", "If it is there: one other person, for whom the user’s role may act"),
    ORGANISATION("organization", "One of the registration’s ODS codes"),
    PURPOSE("purpose_of_use", "A purpose that a launch may state, such as TREAT"),
    ENCOUNTER("encounter", "A short text, if it is there"),
    USED("Used before", "No launch was made with this jti"),
    ROLE("Role", "Opens at least one tab by the access rules");

    private final String title;
    private final String expected;

    TokenStep(String title, String expected) {
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
