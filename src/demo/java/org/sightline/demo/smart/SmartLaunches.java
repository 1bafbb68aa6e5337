package org.sightline.demo.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.demo.oauth.Named;

/** The launch handles that the EPR has given out, each for one user with one patient open, good once. */
@ApplicationScoped
public class SmartLaunches {

    private final Named<EhrLaunch> handles;
    private final EhrAddresses addresses;

    SmartLaunches(EhrAddresses addresses, InstantSource clock) {
        this.addresses = addresses;
        this.handles = new Named<>(Duration.ofMinutes(5), clock);
    }

    /** @return the address that the button opens */
    public URI begin(EhrLaunch launch) {
        return addresses.launch(launch.ehr(), handles.add(launch));
    }

    /** The launch of a handle that this EHR gave out and nobody has used. */
    Optional<EhrLaunch> take(SmartEhr ehr, String handle) {
        return handles.take(handle).filter(launch -> launch.ehr() == ehr);
    }
}
