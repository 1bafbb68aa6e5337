package org.sightline.demo.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client that says who it is by HTTP Basic ({@code client_secret_basic}). */
public record ClientLogin(String id, String secret) {

    private static final String SCHEME = "Basic ";

    /** @param authorization the header's value */
    public static Optional<ClientLogin> of(@Nullable String authorization) {
        String header = Objects.requireNonNullElse(authorization, "");
        if (!header.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            String plain =
                    new String(Base64.getDecoder().decode(header.substring(SCHEME.length())), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new ClientLogin(decoded(plain.substring(0, colon)), decoded(plain.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Both were encoded as a form's values (RFC 6749 section 2.3.1). */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ClientLogin of " + id;
    }
}
