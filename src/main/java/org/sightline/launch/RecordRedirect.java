package org.sightline.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.session.LaunchCookie;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;

/** The answer that every door ends in: on to the record, with the cookie that opens it. */
@Singleton
public class RecordRedirect {

    private final LaunchConfigSource config;
    private final AccessPolicy policy;

    @Inject
    public RecordRedirect(LaunchConfigSource config, AccessPolicy policy) {
        this.config = config;
        this.policy = policy;
    }

    /**
     * {@code 303} to the first tab, to which a door may add.
     *
     * @param fetchDestination the request's {@code Sec-Fetch-Dest}, if it has one
     */
    public ResponseBuilder to(ViewerSessions.Opened opened, @Nullable String fetchDestination) {
        ViewerSession session = opened.session();
        boolean mayBeFramed = config.current()
                .byId(session.launch().registration())
                .filter(organisation -> !organisation.framedBy().isEmpty())
                .isPresent();
        LaunchCookie.Place place = LaunchCookie.Place.of(fetchDestination, mayBeFramed);
        String record = "/record/" + session.launchId() + "/" + policy.firstTab(session.launch());
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, record)
                .header(HttpHeaders.SET_COOKIE, LaunchCookie.of(session.launchId(), opened.secret(), place))
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
