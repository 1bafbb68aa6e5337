package org.sightline.launch.smart.check;

import org.sightline.launch.StepKind;

/** The steps of a SMART launch that need no user, in the order in which a launch comes to them. */
public enum SmartCheckStep implements StepKind {
    DESCRIPTION(
            "Description",
            "smart-configuration at the FHIR base: status 200, JSON, as application/json",
            "fhirBaseUrl"),
    AUTHORIZATION("Authorization endpoint", "There, https, at a registered host", "endpointHosts"),
    TOKEN("Token endpoint", "There, https, at a registered host", "endpointHosts"),
    REVOCATION("Revocation endpoint", "May be left out; if it is there, https, at a registered host", "endpointHosts"),
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

    SmartCheckStep(String title, String expected, String field) {
        this.title = title;
        this.expected = expected;
        this.field = field;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String expected() {
        return expected;
    }

    /** The field of the registration to look at first, below {@code smart}. */
    public String field() {
        return field;
    }
}
