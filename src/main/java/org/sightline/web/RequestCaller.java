package org.sightline.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.CallerSource;

/**
 * The caller as the connection shows it. Forwarded headers count only when an operator has switched them on and named
 * the proxies to trust.
 */
@ApplicationScoped
class RequestCaller implements CallerSource {

    private final CurrentVertxRequest current;
    private final TrustedProxies proxies;

    @Inject
    RequestCaller(CurrentVertxRequest current, TrustedProxies proxies) {
        this.current = current;
        this.proxies = proxies;
    }

    @Override
    public Caller current() {
        return of(current.getCurrent());
    }

    Caller of(RoutingContext request) {
        return of(request.request(), RequestId.of(request));
    }

    /** @param id of the request; empty if it was answered before it had one */
    Caller of(HttpServerRequest request, String id) {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Caller(
                proxies.clientOf(
                        request.connection().remoteAddress().hostAddress(),
                        request.headers().getAll("X-Forwarded-For")),
                Objects.requireNonNullElse(userAgent, ""),
                id);
    }
}
