package org.sightline.launch.token;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.launch.CookieTrial;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.RecordRedirect;
import org.sightline.launch.TestLaunches;
import org.sightline.launch.WindowNeededException;
import org.sightline.launch.token.TokenDoor.Posted;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.LaunchCookie.Place;
import org.sightline.session.ViewerSessions;

/** The HTTP edge of the door. A token travels in a form's body only: in an address it would be logged by others. */
@Path("/launch")
@RunOnVirtualThread
class LaunchResource {

    private static final String FRAMED = "/launch/framed/";

    private final TokenDoor door;
    private final RecordRedirect redirect;
    private final CallerSource caller;
    private final LaunchConfigSource config;

    @Inject
    LaunchResource(TokenDoor door, RecordRedirect redirect, CallerSource caller, LaunchConfigSource config) {
        this.door = door;
        this.redirect = redirect;
        this.caller = caller;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response launch(
            @FormParam("token") List<String> tokens,
            @HeaderParam("Origin") List<String> origins,
            @HeaderParam("Sec-Fetch-Dest") @Nullable String destination,
            @CookieParam(TestLaunches.TOKEN_COOKIE) @DefaultValue("") String test,
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        @Nullable String origin = origins.isEmpty() ? null : String.join(", ", origins);
        LaunchRequest request = new LaunchRequest(caller.current(), test, true);
        if (Place.of(destination, true) == Place.WINDOW) {
            return redirect.to(door.post(tokens, origin, request), destination).build();
        }
        Posted posted = door.postInFrame(tokens, origin, request);
        return switch (posted) {
            case Posted.Opened(ViewerSessions.Opened opened) ->
                redirect.to(opened, destination).build();
            case Posted.Waiting(String registration, String handle) ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, FRAMED + registration + "/" + handle)
                        .header(HttpHeaders.SET_COOKIE, CookieTrial.set(FRAMED + registration + "/" + handle))
                        .build();
        };
    }

    /**
     * Where a launch that was posted in a frame goes on: there if its cookie came back, otherwise in a window of its own,
     * which opens the same address.
     */
    @GET
    @Path("/framed/{registration}/{handle}")
    public Response openFramed(
            @PathParam("registration") String registration,
            @PathParam("handle") String handle,
            @HeaderParam("Sec-Fetch-Dest") @Nullable String destination,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        String test = valueOf(headers, TestLaunches.TOKEN_COOKIE);
        List<URI> framedBy = config.current()
                .byId(registration)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
        boolean framed = Place.of(destination, !framedBy.isEmpty()) == Place.FRAME;
        if (framed && !CookieTrial.isKept(valueOf(headers, CookieTrial.COOKIE))) {
            throw new WindowNeededException(uri.getPath(), framedBy);
        }
        return redirect.to(door.open(handle, "", new LaunchRequest(caller.current(), test, false)), destination)
                .build();
    }

    /** Without this a HEAD would be answered by the GET, and a link checker would use up the link. */
    @HEAD
    @Path("/framed/{registration}/{handle}")
    public Response lookAtFramed(@PathParam("registration") String registration, @PathParam("handle") String handle) {
        throw new NotAllowedException("GET");
    }

    /** Empty if the browser sent no such cookie. */
    private static String valueOf(HttpHeaders headers, String cookie) {
        Cookie sent = headers.getCookies().get(cookie);
        return sent == null || sent.getValue() == null ? "" : sent.getValue();
    }

    static void refuseTokenInAddress(UriInfo uri) {
        if (uri.getQueryParameters().containsKey("token")) {
            throw new NotAllowedException("POST");
        }
    }
}
