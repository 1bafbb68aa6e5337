package org.sightline.leaflet;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** To whom weaknesses of this viewer are reported. */
@ConfigMapping(prefix = "sightline.security")
interface SecuritySettings {

    /** Addresses, the preferred one first: {@code mailto:}, {@code https:} or {@code tel:}. */
    Optional<List<URI>> contact();

    /** Where it stands how reports are dealt with, https. */
    Optional<URI> policy();
}
