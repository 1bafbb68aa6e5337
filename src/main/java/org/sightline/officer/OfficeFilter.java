package org.sightline.officer;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sightline.context.Duty;

/** Stands before every resource under {@code /office}, whether or not its author thought of it. */
class OfficeFilter {

    private static final Logger LOG = Logger.getLogger(OfficeFilter.class);

    private final OfficeGate gate;

    @Inject
    OfficeFilter(OfficeGate gate) {
        this.gate = gate;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        String page = request.getUriInfo().getPath();
        if (!page.equals("/office") && !page.startsWith("/office/")) {
            return;
        }
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        gate.enter(needed(resource), page);
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
