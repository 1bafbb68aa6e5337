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
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchId;
import org.sightline.session.LaunchCookie;

/** Stands before every address under {@code /record}, whether or not its author thought of it. */
class VisitFilter {

    private static final String RECORD = "/record/";

    private final SessionGate gate;
    private final RecordGate record;
    private final CurrentVisit visit;
    private final CallerSource caller;
    private final Attempts attempts;

    @Inject
    VisitFilter(SessionGate gate, RecordGate record, CurrentVisit visit, CallerSource caller, Attempts attempts) {
        this.gate = gate;
        this.record = record;
        this.visit = visit;
        this.caller = caller;
        this.attempts = attempts;
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
        String[] address =
                request.getUriInfo().getPath().substring(RECORD.length()).split("/", 2);
        LaunchId launchId = LaunchId.parse(address[0]).orElseThrow(RecordNotShownException::notThere);
        Cookie cookie = request.getCookies().get(LaunchCookie.NAME);
        Visit entered = enter(launchId, cookie == null ? "" : cookie.getValue(), request);
        visit.begin(admit(
                entered,
                resource.getResourceMethod().getAnnotation(ShowsNothing.class),
                address.length > 1 ? address[1] : ""));
    }

    private Visit admit(Visit entered, @Nullable ShowsNothing nothing, String page) {
        if (nothing == null) {
            return record.admit(entered, page);
        }
        return nothing.anywhere() ? entered : record.admitToForm(entered, page);
    }

    private Visit enter(LaunchId launchId, String secret, ContainerRequestContext request) {
        try {
            return gate.enter(launchId, secret, caller.current());
        } catch (RecordNotShownException e) {
            if (e.reason() == RecordNotShownException.Reason.NO_SESSION) {
                attempts.atLaunch(
                        request.getUriInfo().getPath(),
                        secret.isEmpty() ? AttemptReason.COOKIE_MISSING : AttemptReason.COOKIE_WRONG,
                        caller.current());
            }
            throw e;
        }
    }

    private static boolean isRecord(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(RECORD);
    }
}
