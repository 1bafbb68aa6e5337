package org.sightline.registration;

import java.net.URI;
import java.util.Set;

/**
 * Where a server's FHIR base is, and what else the server calls it: behind a gateway it may give addresses as it knows
 * itself. Nothing is ever asked at those. What is below one of them is asked below {@code own}, so that credentials and
 * patients' numbers go to the one server that was registered for them.
 *
 * @param own without a trailing slash, as the others
 */
public record FhirBases(URI own, Set<URI> alsoKnownAs) {

    public FhirBases {
        alsoKnownAs = Set.copyOf(alsoKnownAs);
    }

    public static FhirBases of(URI own) {
        return new FhirBases(own, Set.of());
    }
}
