package org.sightline.tab;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.sightline.context.LaunchId;
import org.sightline.session.Framing;
import org.sightline.session.LaunchCookie;
import org.sightline.session.LaunchCookie.Place;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.SessionGate;
import org.sightline.visit.ShowsNothing;
import org.sightline.visit.Visit;

/** The end of a record, at its user's word. */
@Path("/record/{launchId}")
@RunOnVirtualThread
class CloseResource {

    private final CurrentVisit current;
    private final SessionGate gate;
    private final RecordPages pages;
    private final Framing framing;

    CloseResource(CurrentVisit current, SessionGate gate, RecordPages pages, Framing framing) {
        this.current = current;
        this.gate = gate;
        this.pages = pages;
        this.framing = framing;
    }

    /** Only this launch's cookie goes: {@code Clear-Site-Data: "cookies"} would end the launches of other windows. */
    @POST
    @Path("/close")
    @ShowsNothing(anywhere = true)
    public Response close(@FormParam("token") @DefaultValue("") String token) {
        Visit visit = current.get();
        visit.checkForm(token);
        LaunchId id = visit.launchId();
        gate.signOut(visit);
        String registration = visit.launch().registration();
        boolean framed = !gate.framedBy(registration).isEmpty();
        Response.ResponseBuilder closed = Response.seeOther(
                        URI.create(visit.address() + "/closed" + (framed ? "?of=" + registration : "")))
                .header("Clear-Site-Data", "\"cache\"")
                .header("Set-Cookie", LaunchCookie.expired(id, Place.WINDOW));
        return (framed ? closed.header("Set-Cookie", LaunchCookie.expired(id, Place.FRAME)) : closed).build();
    }

    /**
     * Says that the record is closed; it knows nothing of whose it was, and is shown after the visit has ended.
     *
     * @param registration whose pages may have framed it
     */
    @GET
    @Path("/closed")
    @PermitAll
    public Response closed(@QueryParam("of") @DefaultValue("") String registration) {
        framing.allow(gate.framedBy(registration));
        return Response.ok(pages.closed(), "text/html;charset=UTF-8")
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }
}
