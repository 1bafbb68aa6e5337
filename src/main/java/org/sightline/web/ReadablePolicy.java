package org.sightline.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sightline.visit.PolicyGate;

/** Before both doors: no launch is looked at, and no token is used up, while it cannot be read who may see what. */
class ReadablePolicy {

    private static final List<String> DOORS = List.of("/launch", "/smart");

    private final PolicyGate gate;

    @Inject
    ReadablePolicy(PolicyGate gate) {
        this.gate = gate;
    }

    @ServerRequestFilter
    void enter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (DOORS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"))) {
            gate.admit();
        }
    }
}
