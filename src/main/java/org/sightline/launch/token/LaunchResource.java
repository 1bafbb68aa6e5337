package org.sightline.launch.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Optional;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;

/** The HTTP edge of the door. A token travels in a form's body only: in an address it would be logged by others. */
@Path("/launch")
@RunOnVirtualThread
class LaunchResource {

    private static final String COOKIE = "__Secure-sightline=%s; Path=/record/%s; Secure; HttpOnly; SameSite=Lax";

    private final TokenDoor door;
    private final LaunchConfigSource config;
    private final ViewerAddress address;
    private final CallerSource caller;

    @Inject
    LaunchResource(TokenDoor door, LaunchConfigSource config, ViewerAddress address, CallerSource caller) {
        this.door = door;
        this.config = config;
        this.address = address;
        this.caller = caller;
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
            @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        Optional<String> origin = origins.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", origins));
        return toRecord(door.post(tokens, origin, caller.current()));
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
    public Response open(@PathParam("handle") String handle, @Context UriInfo uri) {
        refuseTokenInAddress(uri);
        return toRecord(door.open(handle, caller.current()));
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

    private Response toRecord(ViewerSessions.Opened opened) {
        ViewerSession session = opened.session();
        String record = "/record/" + session.launchId() + "/" + firstTab(session.launch());
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, record)
                .header(HttpHeaders.SET_COOKIE, COOKIE.formatted(opened.secret(), session.launchId()))
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The tab the launch asked for, if its role opens it; Summary otherwise. */
    private TabId firstTab(LaunchContext launch) {
        return launch.view()
                .filter(config.current().access().tabsOf(launch.practitioner().role())::contains)
                .orElse(TabId.SUMMARY);
    }
}
