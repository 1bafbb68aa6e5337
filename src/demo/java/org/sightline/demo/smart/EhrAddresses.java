package org.sightline.demo.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where each EHR is, and what it has registered of its one client, the viewer. */
@ApplicationScoped
class EhrAddresses {

    /** The viewer's client id at each. */
    static final String CLIENT_ID = "sightline-viewer";

    private final String publicUrl;

    EhrAddresses(@ConfigProperty(name = "sightline.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    String fhirBase(SmartEhr ehr) {
        return issuer(ehr) + "/fhir";
    }

    String issuer(SmartEhr ehr) {
        return publicUrl + "/demo/smart/" + ehr.id();
    }

    String token(SmartEhr ehr) {
        return issuer(ehr) + "/token";
    }

    /** The one address a browser is sent back to. */
    String redirectUri(SmartEhr ehr) {
        return publicUrl + "/smart/callback/" + ehr.id();
    }

    String viewersKeys() {
        return publicUrl + "/.well-known/jwks.json";
    }

    /** Where the EPR's button leads. */
    URI launch(SmartEhr ehr, String handle) {
        return URI.create(publicUrl + "/smart/launch?iss=" + encoded(fhirBase(ehr)) + "&launch=" + encoded(handle));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
