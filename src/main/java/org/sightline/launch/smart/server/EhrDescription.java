package org.sightline.launch.smart.server;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What an EHR says of its authorization server; every address is at a registered host.
 *
 * @param issuer of its id tokens, if it says
 * @param keys where the keys of its id tokens are, if it says
 * @param revocation where tokens are given back, if it says
 * @param capabilities such as {@code permission-v2}
 * @param statesIssuer whether its authorization responses name the issuer (RFC 9207)
 */
public record EhrDescription(
        URI authorization,
        URI token,
        Optional<String> issuer,
        Optional<URI> keys,
        Optional<URI> revocation,
        Set<String> capabilities,
        boolean statesIssuer) {

    public EhrDescription {
        capabilities = Set.copyOf(capabilities);
    }
}
