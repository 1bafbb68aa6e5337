package org.sightline.launch.smart;

import org.sightline.launch.StepKind;

/** The steps of a SMART launch, in their order, as a test of it shows them. */
public enum SmartStep implements StepKind {
    START("Launch address opened", "iss, the registered FHIR base, and launch, each once"),
    DISCOVERY("Description read", "Endpoints at registered hosts, PKCE with S256"),
    AUTHORIZE(
            "Sent to the authorization endpoint",
            "The browser goes there with state, challenge, nonce, aud and scopes"),
    CALLBACK(
            "Back from the authorization server",
            "The same browser, a state that is known and in time, iss if promised, a code"),
    TOKEN("Token response", "A bearer token for the code and our proof"),
    ID_TOKEN("id_token", "Signature, issuer, audience, time and nonce hold"),
    USER("User", "fhirUser is staff and has a name"),
    ACTING_FOR("Acting for", "If the registered claim is there: one other person, for whom the user’s role may act"),
    PATIENT("Patient", "Can be read with the token; one NHS number and a whole birth date");

    private final String title;
    private final String expected;

    SmartStep(String title, String expected) {
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
