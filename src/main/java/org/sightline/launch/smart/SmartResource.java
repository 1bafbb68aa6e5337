package org.sightline.launch.smart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.launch.CookieTrial;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.OnwardForms;
import org.sightline.launch.RecordRedirect;
import org.sightline.launch.TestLaunches;
import org.sightline.launch.WindowNeededException;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.LaunchCookie.Place;

/** The HTTP edge of the door: two addresses a browser is sent to. */
@Path("/smart")
@RunOnVirtualThread
class SmartResource {

    private static final String COOKIE = "%s=%s; Path=/smart/callback/%s; Max-Age=%d; Secure; HttpOnly; %s";
    private static final String LAUNCH = "/smart/launch";

    /** Says that this request comes right after the one that tried a cookie. */
    private static final String TRIED = "framed";

    private final SmartDoor door;
    private final RecordRedirect redirect;
    private final OnwardForms forms;
    private final CallerSource caller;
    private final LaunchConfigSource config;

    @Inject
    SmartResource(
            SmartDoor door,
            RecordRedirect redirect,
            OnwardForms forms,
            CallerSource caller,
            LaunchConfigSource config) {
        this.forms = forms;
        this.door = door;
        this.redirect = redirect;
        this.caller = caller;
        this.config = config;
    }

    /** The launch address that EHRs register. */
    @GET
    @Path("/launch")
    public Response launch(
            @Context UriInfo uri,
            @HeaderParam("Sec-Fetch-Dest") @Nullable String destination,
            @CookieParam(CookieTrial.COOKIE) @Nullable String trial,
            @CookieParam(TestLaunches.SMART_COOKIE) @DefaultValue("") String test) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        List<URI> framedBy = Optional.ofNullable(query.getFirst("iss"))
                .flatMap(config.current()::byFhirBase)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
        Place place = Place.of(destination, !framedBy.isEmpty());
        if (place == Place.FRAME && !CookieTrial.isKept(trial)) {
            return tryCookie(uri, framedBy);
        }
        SmartDoor.Sent sent =
                door.start(all(query, "iss"), all(query, "launch"), new LaunchRequest(caller.current(), test, true));
        BrowserBinding binding = sent.binding();
        String cookie = COOKIE.formatted(
                BrowserBinding.cookieName(binding.state()),
                binding.cookie().value(),
                sent.registration().id(),
                PendingStarts.LIFETIME.toSeconds(),
                place.attributes());
        return onward(sent).header(HttpHeaders.SET_COOKIE, cookie).build();
    }

    private ResponseBuilder onward(SmartDoor.Sent sent) {
        Onward onward = sent.onward();
        LaunchRegistration organisation = sent.registration();
        return onward.byPost()
                ? forms.of(
                        onward.endpoint(),
                        onward.fields(),
                        organisation.smart().orElseThrow().hosts(),
                        organisation.framedBy())
                : Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, onward.address().toString());
    }

    /** Where the authorization server sends the browser back to: one address per registration. */
    @GET
    @Path("/callback/{registration}")
    public Response callback(
            @PathParam("registration") String registration,
            @CookieParam(TestLaunches.SMART_COOKIE) @DefaultValue("") String test,
            @HeaderParam("Sec-Fetch-Dest") @Nullable String destination,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        SmartDoor.Returned returned = new SmartDoor.Returned(
                registration, all(query, "state"), all(query, "code"), all(query, "error"), query.getFirst("iss"));
        Map<String, String> cookies = headers.getCookies().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> valueOf(entry.getValue())));
        SmartDoor.Finished finished = door.finish(returned, cookies, new LaunchRequest(caller.current(), test, false));
        boolean mayBeFramed = config.current()
                .byId(registration)
                .filter(organisation -> !organisation.framedBy().isEmpty())
                .isPresent();
        String expired = COOKIE.formatted(
                finished.cookieName(),
                "",
                registration,
                0,
                Place.of(destination, mayBeFramed).attributes());
        return redirect.to(finished.opened(), destination)
                .header(HttpHeaders.SET_COOKIE, expired)
                .build();
    }

    /** Once, and then in a window of its own: the handle of the launch is still unused. */
    private static Response tryCookie(UriInfo uri, List<URI> framedBy) {
        String query = String.valueOf(uri.getRequestUri().getRawQuery());
        if (uri.getQueryParameters().containsKey(TRIED)) {
            throw new WindowNeededException(LAUNCH + "?" + query, framedBy);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LAUNCH + "?" + query + "&" + TRIED + "=tried")
                .header(HttpHeaders.SET_COOKIE, CookieTrial.set(LAUNCH))
                .build();
    }

    /** Without these a HEAD would be answered by the GET, and a link checker would use up the code. */
    @HEAD
    @Path("/launch")
    public Response look() {
        throw new NotAllowedException("GET");
    }

    @HEAD
    @Path("/callback/{registration}")
    public Response lookAtCallback(@PathParam("registration") String registration) {
        throw new NotAllowedException("GET");
    }

    private static List<String> all(MultivaluedMap<String, String> query, String name) {
        return query.getOrDefault(name, List.of());
    }

    private static String valueOf(Cookie cookie) {
        return cookie.getValue() == null ? "" : cookie.getValue();
    }
}
