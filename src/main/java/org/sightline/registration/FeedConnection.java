package org.sightline.registration;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a feed is asked.
 *
 * @param bases its FHIR R4 base
 * @param patientIdentifierSystem the identifier system the patient is looked up by
 * @param supplies the FHIR resource types it supplies; others are never asked of it
 * @param deadline the time for its whole answer, look-up and bodies included
 * @param dialect how its server wants to be asked
 * @param tls the name of a Quarkus TLS configuration, for mutual TLS or a private authority; empty for none
 */
public record FeedConnection(
        FhirBases bases,
        FeedAuthentication authentication,
        String patientIdentifierSystem,
        Set<String> supplies,
        Duration deadline,
        Dialect dialect,
        String tls) {

    public FeedConnection {
        supplies = Set.copyOf(supplies);
    }

    /** The FHIR R4 base, without a trailing slash. */
    public URI fhirBaseUrl() {
        return bases.own();
    }

    /** The name of its TLS configuration, if it has one of its own. */
    public Optional<String> tlsConfiguration() {
        return Optional.of(tls).filter(name -> !name.isEmpty());
    }
}
