package org.sightline.launch.token;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.CallerSource;
import org.sightline.launch.CookieTrial;
import org.sightline.launch.TestLaunches;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.WayIn;
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
    private final WayIn wayIn;
    private final ViewerAddress address;
    private final CallerSource caller;
    private final LaunchConfigSource config;
    private final TestLaunches tests;
    private final ToldToken told;

    @Inject
    LaunchResource(
            TokenDoor door,
            WayIn wayIn,
            ViewerAddress address,
            CallerSource caller,
            LaunchConfigSource config,
            TestLaunches tests,
            ToldToken told) {
        this.door = door;
        this.wayIn = wayIn;
        this.address = address;
        this.caller = caller;
        this.config = config;
        this.tests = tests;
        this.told = told;
    }

    /** The answer to a pushed launch. */
    public record PushedLink(
            @JsonProperty("launch_url") String launchUrl,
            @JsonProperty("expires_in") long expiresIn) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response launch(
            @FormParam("token") List<String> tokens,
            @HeaderParam("Origin") List<String> origins,
            @HeaderParam("Sec-Fetch-Dest") Optional<String> destination,
            @CookieParam(TestLaunches.TOKEN_COOKIE) @DefaultValue("") String test,
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        Optional<String> origin = origins.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", origins));
        if (Place.of(destination, true) == Place.WINDOW) {
            ViewerSessions.Opened opened = tests.watch(test, () -> {
                told.tell(tokens);
                return door.post(tokens, origin, caller.current());
            });
            return wayIn.to(opened, destination).build();
        }
        Posted posted = tests.watch(test, () -> {
            told.tell(tokens);
            return door.postInFrame(tokens, origin, caller.current());
        });
        return switch (posted) {
            case Posted.Opened(ViewerSessions.Opened opened) ->
                wayIn.to(opened, destination).build();
            case Posted.Waiting(String registration, String handle) ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, FRAMED + registration + "/" + handle)
                        .header(HttpHeaders.SET_COOKIE, CookieTrial.set(FRAMED + registration + "/" + handle))
                        .build();
        };
    }

    @POST
    @Path("/pushed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public PushedLink push(@FormParam("token") List<String> tokens, @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        String handle = door.push(tokens, caller.current());
        return new PushedLink(address.linkOf(handle), PushedLaunches.LIFETIME.toSeconds());
    }

    @GET
    @Path("/pushed/{handle}")
    public Response open(
            @PathParam("handle") String handle,
            @CookieParam(TestLaunches.TOKEN_COOKIE) @DefaultValue("") String test,
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        return wayIn.to(tests.watch(test, () -> door.open(handle, caller.current())), Optional.empty())
                .build();
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
            @HeaderParam("Sec-Fetch-Dest") Optional<String> destination,
            @CookieParam(CookieTrial.COOKIE) Optional<String> trial,
            @CookieParam(TestLaunches.TOKEN_COOKIE) @DefaultValue("") String test,
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        List<URI> framedBy = config.current()
                .byId(registration)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
        boolean framed = Place.of(destination, !framedBy.isEmpty()) == Place.FRAME;
        if (framed && !CookieTrial.isKept(trial)) {
            throw new WindowNeededException(uri.getPath(), framedBy);
        }
        return wayIn.to(tests.watch(test, () -> door.open(handle, caller.current())), destination)
                .build();
    }

    /** As {@link #look}. */
    @HEAD
    @Path("/framed/{registration}/{handle}")
    public Response lookAtFramed(@PathParam("registration") String registration, @PathParam("handle") String handle) {
        throw new NotAllowedException("GET");
    }

    /** Without this a HEAD would be answered by the GET, and a link checker would use up the link. */
    @HEAD
    @Path("/pushed/{handle}")
    public Response look(@PathParam("handle") String handle) {
        throw new NotAllowedException("GET");
    }

    private static void refuseTokenInAddress(UriInfo uri) {
        if (uri.getQueryParameters().containsKey("token")) {
            throw new NotAllowedException("POST");
        }
    }
}
