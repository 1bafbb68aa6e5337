package org.sightline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;
import org.sightline.officer.OfficeAddress;
import org.sightline.officer.OfficerConfig;

/** Answers at the office what the sign-in would answer without a page, or with a way that leads nowhere. */
@ApplicationScoped
class OfficeDoor {

    private static final int BEFORE_THE_SIGN_IN = 5_000;
    private static final String SESSION_COOKIE = "q_session";
    private static final Set<HttpMethod> CHANGING_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final boolean signIn;

    @Inject
    OfficeDoor(OfficerConfig config) {
        this.signIn = config.signIn();
    }

    static boolean isOffice(RoutingContext request) {
        return OfficeAddress.holds(Objects.requireNonNullElse(request.request().path(), ""));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SIGN_IN);
    }

    private void check(RoutingContext request) {
        if (!isOffice(request)) {
            request.next();
        } else if (!signIn) {
            OfficeStop.NOT_SET_UP.answer(request, OfficeStop.NOT_SET_UP.status());
        } else if (!CHANGING_NOTHING.contains(request.request().method()) && !hasSession(request)) {
            // a sign-in would come back to this address without the form that was sent to it
            OfficeStop.SESSION_ENDED.answer(request, OfficeStop.SESSION_ENDED.status());
        } else {
            request.next();
        }
    }

    private static boolean hasSession(RoutingContext request) {
        return request.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }
}
