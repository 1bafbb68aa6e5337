package org.sightline.visit;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchId;
import org.sightline.session.LaunchCookie;

/** Stands before every address under {@code /record}, whether or not its author thought of it. */
class VisitFilter {

    private static final String RECORD = "/record/";

    private final SessionGate gate;
    private final CurrentVisit visit;
    private final CallerSource caller;

    @Inject
    VisitFilter(SessionGate gate, CurrentVisit visit, CallerSource caller) {
        this.gate = gate;
        this.visit = visit;
        this.caller = caller;
    }

    /** An opening whose page nobody gets would be a row without a reader: nothing here is asked for by HEAD. */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> refuseHead(ContainerRequestContext request) {
        if (!isRecord(request) || !request.getMethod().equals(HttpMethod.HEAD)) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, HttpMethod.GET)
                .build());
    }

    @ServerRequestFilter
    void enter(ContainerRequestContext request, ResourceInfo resource) {
        if (!isRecord(request) || resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        LaunchId launchId = LaunchId.parse(request.getUriInfo()
                        .getPath()
                        .substring(RECORD.length())
                        .split("/", 2)[0])
                .orElseThrow(RecordNotShownException::notThere);
        Cookie cookie = request.getCookies().get(LaunchCookie.NAME);
        visit.begin(gate.enter(launchId, cookie == null ? "" : cookie.getValue(), caller.current()));
    }

    private static boolean isRecord(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(RECORD);
    }
}
