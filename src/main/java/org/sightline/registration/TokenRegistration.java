package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How an organisation launches with signed launch tokens.
 *
 * @param tokenIssuer the {@code iss} claim of its launch tokens
 * @param algorithm the one algorithm its tokens are signed with
 * @param allowedOrigins the values of an {@code Origin} header that its launch page sends
 * @param allowNullOrigin whether {@code Origin: null}, as desktop applications send, is accepted
 * @param maxTokenLifetime the longest {@code exp - iat} accepted, at most 300 s
 */
public record TokenRegistration(
        String tokenIssuer,
        JWSAlgorithm algorithm,
        KeySource keys,
        List<URI> allowedOrigins,
        boolean allowNullOrigin,
        Duration maxTokenLifetime) {

    public TokenRegistration {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
