package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.sightline.context.OdsCode;

/**
 * One organisation that may launch, from {@code launch-config/organisations/<id>.yaml}.
 *
 * @param id the file's name without {@code .yaml}
 * @param odsCodes the organisation's own ODS codes; a launch token has to name one of them
 * @param tokenIssuer the {@code iss} claim of its launch tokens
 * @param algorithm the one algorithm its tokens are signed with
 * @param allowedOrigins the values of an {@code Origin} header that its launch page sends
 * @param allowNullOrigin whether {@code Origin: null}, as desktop applications send, is accepted
 * @param maxTokenLifetime the longest {@code exp - iat} accepted, at most 300 s
 */
public record LaunchRegistration(
        String id,
        String name,
        List<OdsCode> odsCodes,
        String tokenIssuer,
        JWSAlgorithm algorithm,
        KeySource keys,
        List<URI> allowedOrigins,
        boolean allowNullOrigin,
        Duration maxTokenLifetime,
        ServiceDesk serviceDesk) {

    public LaunchRegistration {
        odsCodes = List.copyOf(odsCodes);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
