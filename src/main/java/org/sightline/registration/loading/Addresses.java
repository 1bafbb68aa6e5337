package org.sightline.registration.loading;

import java.net.URI;
import java.net.URISyntaxException;
import org.sightline.configuration.ConfigValue;

/** Addresses that the schema finds well formed: whether they may be used here. */
final class Addresses {

    private final boolean allowLoopbackHttp;

    Addresses(boolean allowLoopbackHttp) {
        this.allowLoopbackHttp = allowLoopbackHttp;
    }

    /** The schema knows no setting, and lets http addresses of the machine itself pass. */
    void check(ConfigValue value) {
        if (!allowLoopbackHttp && value.text().startsWith("http:")) {
            value.error("has to be https");
        } else if (!value.text().startsWith("urn:") && !hasHost(value.text())) {
            value.error("has to name a host that can be looked up");
        }
    }

    static URI uri(ConfigValue value) {
        return URI.create(value.text());
    }

    /** A FHIR base, without the slash at its end. */
    static URI base(ConfigValue value) {
        return URI.create(value.text().replaceFirst("/+$", ""));
    }

    private static boolean hasHost(String text) {
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
