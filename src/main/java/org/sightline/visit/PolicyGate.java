package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.visit.RecordNotShownException.Reason;

/**
 * Lets nothing through while it cannot be read who may see what: what held before may be what somebody took back.
 * Nobody is asked and nothing is opened then, so there is no row but that of the configuration, which was refused.
 */
@ApplicationScoped
public class PolicyGate {

    private static final List<String> DOORS = List.of("/launch", "/smart");

    private final LaunchConfigSource config;

    @Inject
    public PolicyGate(LaunchConfigSource config) {
        this.config = config;
    }

    /** Stands before both doors: no launch is looked at, and no token is used up. */
    @ServerRequestFilter
    void enter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (DOORS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"))) {
            admit();
        }
    }

    /** @throws RecordNotShownException if it cannot be read */
    void admit() {
        if (!config.unreadable().isEmpty()) {
            throw new RecordNotShownException(Reason.POLICY_UNREADABLE, null);
        }
    }
}
