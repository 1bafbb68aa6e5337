package org.sightline.launch.smart.server;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an EHR says of its authorization server; every address is at a registered host.
 *
 * @param issuerOrNull of its id tokens, if it says
 * @param keysOrNull where the keys of its id tokens are, if it says
 * @param revocationOrNull where tokens are given back, if it says
 * @param capabilities such as {@code permission-v2}
 * @param statesIssuer whether its authorization responses name the issuer (RFC 9207)
 */
public record EhrDescription(
        URI authorization,
        URI token,
        @Nullable String issuerOrNull,
        @Nullable URI keysOrNull,
        @Nullable URI revocationOrNull,
        Set<String> capabilities,
        boolean statesIssuer) {

    public Optional<String> issuer() {
        return Optional.ofNullable(issuerOrNull);
    }

    public Optional<URI> keys() {
        return Optional.ofNullable(keysOrNull);
    }

    public Optional<URI> revocation() {
        return Optional.ofNullable(revocationOrNull);
    }
}
