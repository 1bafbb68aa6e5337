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
import org.sightline.audit.CallerSource;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.OnwardForms;
import org.sightline.launch.RecordRedirect;
import org.sightline.launch.TestLaunches;
import org.sightline.launch.ViewerAddress;

/**
 * Pushed launches: an organisation's server posts the token, a desktop opens the link. Whatever only fetches the link,
 * such as a mail scanner, a preview or an image, uses nothing up: the page posts itself, and that opens the record.
 */
@Path("/launch/pushed")
@RunOnVirtualThread
class PushedLinkResource {

    /** As RFC 7636 calls it; the desktop gives it after a {@code #}, which no server and no log of addresses sees. */
    private static final String VERIFIER = "code_verifier";

    private final TokenDoor door;
    private final RecordRedirect redirect;
    private final OnwardForms forms;
    private final ViewerAddress address;
    private final CallerSource caller;

    @Inject
    PushedLinkResource(
            TokenDoor door, RecordRedirect redirect, OnwardForms forms, ViewerAddress address, CallerSource caller) {
        this.door = door;
        this.redirect = redirect;
        this.forms = forms;
        this.address = address;
        this.caller = caller;
    }

    /** The answer to a pushed launch. */
    public record PushedLink(
            @JsonProperty("launch_url") String launchUrl,
            @JsonProperty("expires_in") long expiresIn) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public PushedLink push(
            @FormParam("token") List<String> tokens,
            @FormParam("code_challenge") @DefaultValue("") String challenge,
            @Context UriInfo uri) {
        LaunchResource.refuseTokenInAddress(uri);
        String handle = door.push(tokens, challenge, LaunchRequest.by(caller.current()));
        return new PushedLink(address.linkOf(handle), PushedLaunches.LIFETIME.toSeconds());
    }

    @GET
    @Path("/{handle}")
    public Response offer(@PathParam("handle") String handle, @Context HttpHeaders headers, @Context UriInfo uri) {
        LaunchResource.refuseTokenInAddress(uri);
        return LinkFetch.isOfAPage(headers)
                ? forms.toOurselves(uri.getPath(), VERIFIER).build()
                : Response.noContent().build();
    }

    /** Only from our own page, as every form. */
    @POST
    @Path("/{handle}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @PathParam("handle") String handle,
            @FormParam(VERIFIER) @DefaultValue("") String verifier,
            @CookieParam(TestLaunches.TOKEN_COOKIE) @DefaultValue("") String test,
            @Context UriInfo uri) {
        LaunchResource.refuseTokenInAddress(uri);
        LaunchRequest request = new LaunchRequest(caller.current(), test, false);
        return redirect.to(door.open(handle, verifier, request), null).build();
    }

    /** Link checkers are told no more than that it is a link. */
    @HEAD
    @Path("/{handle}")
    public Response look(@PathParam("handle") String handle) {
        throw new NotAllowedException("GET");
    }
}
