package org.sightline.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.CallerSource;
import org.sightline.officer.OfficeAddress;
import org.sightline.visit.Attempts;

/**
 * Lets a request that changes something through only from our own pages. A launch has to come from elsewhere, and its
 * door checks the origin itself. A form carries the session's token besides, which its resource checks.
 *
 * <p>Our pages send no referrer, and browsers then say {@code Origin: null} even to ourselves: so {@code Sec-Fetch-Site}
 * decides where a browser sends it, and {@code Origin} only where it does not.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Fetch Metadata: Sec-Fetch-Site</a>
 */
class FormProtection {

    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> DOORS =
            Set.of("/launch", "/launch/pushed", "/objections/intake", "/fhir/token", "/fhir/AuditEvent/_search");

    private final String ownOrigin;
    private final Attempts attempts;
    private final CallerSource caller;

    @Inject
    FormProtection(
            @ConfigProperty(name = "sightline.public-url") URI publicUrl, Attempts attempts, CallerSource caller) {
        this.attempts = attempts;
        this.caller = caller;
        this.ownOrigin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod())
                || DOORS.contains(request.getUriInfo().getPath())) {
            return;
        }
        if (!isOurOwn(request.getHeaderString("Sec-Fetch-Site"), request.getHeaderString("Origin"))) {
            refused(request.getUriInfo().getPath());
            throw new FormRefusedException("not from our own pages");
        }
    }

    private void refused(String path) {
        if (OfficeAddress.holds(path)) {
            attempts.atPlace("/office", AttemptReason.FORM_FROM_ELSEWHERE, caller.current());
        } else {
            attempts.atLaunch(path, AttemptReason.FORM_FROM_ELSEWHERE, caller.current());
        }
    }

    boolean isOurOwn(@Nullable String fetchSite, @Nullable String origin) {
        return fetchSite != null ? fetchSite.equals("same-origin") : ownOrigin.equals(origin);
    }
}
