package org.sightline.officer;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;

/** Stands before every resource under {@code /office}, whether or not its author thought of it. */
class OfficeFilter {

    private static final Logger LOG = Logger.getLogger(OfficeFilter.class);

    private final OfficeGate gate;
    private final OfficeVisit visit;
    private final CallerSource callers;

    @Inject
    OfficeFilter(OfficeGate gate, OfficeVisit visit, CallerSource callers) {
        this.gate = gate;
        this.visit = visit;
        this.callers = callers;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (!isOffice(request)) {
            return;
        }
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        String secret = OfficeCookies.secret(request.getCookies());
        gate.enter(needed(resource), request.getUriInfo().getPath(), secret, callers.current());
    }

    /** Also where the page itself was refused then: the session has begun. */
    @ServerResponseFilter
    void handOver(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOffice(request) && !visit.newSecret().isEmpty()) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, OfficeCookies.of(visit.newSecret()));
        }
    }

    private static boolean isOffice(ContainerRequestContext request) {
        return OfficeAddress.holds(request.getUriInfo().getPath());
    }

    private static Set<Duty> needed(ResourceInfo resource) {
        NeedsDuty needs = Optional.ofNullable(resource.getResourceMethod().getAnnotation(NeedsDuty.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(NeedsDuty.class)))
                .orElseThrow(() -> {
                    LOG.errorf("%s does not say which duty it needs", resource.getResourceMethod());
                    return new NotFoundException();
                });
        return Set.of(needs.value());
    }
}
