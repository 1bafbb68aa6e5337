package org.sightline.tab;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.session.FormToken;
import org.sightline.session.Framing;
import org.sightline.session.LaunchCookie;
import org.sightline.session.LaunchCookie.Place;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.tab.RecordNotShownException.Reason;

/** The record's own addresses: its tabs and its end. */
@Path("/record/{launchId}")
@RunOnVirtualThread
class RecordResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final TabOpener opener;
    private final SessionGate gate;
    private final ViewerSessions sessions;
    private final AuditTrail audit;
    private final CallerSource caller;
    private final RecordPages pages;
    private final Framing framing;

    RecordResource(
            TabOpener opener,
            SessionGate gate,
            ViewerSessions sessions,
            AuditTrail audit,
            CallerSource caller,
            RecordPages pages,
            Framing framing) {
        this.opener = opener;
        this.gate = gate;
        this.sessions = sessions;
        this.audit = audit;
        this.caller = caller;
        this.pages = pages;
        this.framing = framing;
    }

    /**
     * The tab's frame, which fills as feeds answer; with {@code complete} the whole of it in one piece, for print and
     * for browsers and networks that do not take pieces.
     */
    @GET
    @Path("/{tab}")
    public Response open(
            @PathParam("launchId") String launchId,
            @PathParam("tab") String tab,
            @QueryParam("complete") @DefaultValue("") String complete,
            @QueryParam("print") @DefaultValue("") String print,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret) {
        TabRequest request = request(launchId, secret, tab);
        if (!print.isEmpty()) {
            return Response.ok(opener.whole(request, Delivery.PRINTED), HTML).build();
        }
        String page = complete.isEmpty() ? opener.frame(request) : opener.whole(request, Delivery.WHOLE_PAGE);
        return Response.ok(page, HTML).build();
    }

    /** Every tab the role opens, for paper. */
    @GET
    @Path("/print")
    public Response print(
            @PathParam("launchId") String launchId, @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret) {
        return Response.ok(opener.print(parsed(launchId), secret, caller.current()), HTML)
                .build();
    }

    /** A browser's word that the page on its screen is being printed. */
    @POST
    @Path("/{tab}/printed")
    public Response printed(
            @PathParam("launchId") String launchId,
            @PathParam("tab") String tab,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret,
            @FormParam("token") @DefaultValue("") String token) {
        if (!opener.printed(request(launchId, secret, tab), token)) {
            throw notThere();
        }
        return Response.noContent().build();
    }

    /** One panel with every row it has. */
    @GET
    @Path("/{tab}/{panel}")
    public Response openAlone(
            @PathParam("launchId") String launchId,
            @PathParam("tab") String tab,
            @PathParam("panel") String panel,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret) {
        return Response.ok(opener.alone(request(launchId, secret, tab), panel), HTML)
                .build();
    }

    /** The tab's pieces as feeds answer, each for its place on the page, and {@code end} after the last. */
    @GET
    @Path("/stream/{tab}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public void stream(
            @PathParam("launchId") String launchId,
            @PathParam("tab") String tab,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret,
            @Context SseEventSink sink,
            @Context Sse sse) {
        EventPieces pieces = new EventPieces(sink, sse);
        try {
            if (opener.stream(request(launchId, secret, tab), pieces)) {
                pieces.send("end", "");
            }
        } finally {
            pieces.close();
        }
    }

    /** As {@link #noHead}. */
    @HEAD
    @Path("/print")
    public Response noHeadOfPrint() {
        return getOnly();
    }

    /** An opening whose page nobody gets would be a row without a reader: a tab is opened by GET only. */
    @HEAD
    @Path("/{tab}")
    public Response noHead() {
        return getOnly();
    }

    /** As {@link #noHead}. */
    @HEAD
    @Path("/{tab}/{panel}")
    public Response noHeadAlone() {
        return getOnly();
    }

    /** As {@link #noHead}. */
    @HEAD
    @Path("/stream/{tab}")
    public Response noHeadOfStream() {
        return getOnly();
    }

    private static Response getOnly() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header("Allow", "GET")
                .build();
    }

    /** Only this launch's cookie goes: {@code Clear-Site-Data: "cookies"} would end the launches of other windows. */
    @POST
    @Path("/close")
    public Response close(
            @PathParam("launchId") String launchId,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret,
            @FormParam("token") @DefaultValue("") String token) {
        LaunchId id = parsed(launchId);
        ViewerSession session = gate.enter(id, secret, caller.current());
        if (!FormToken.matches(token, id, secret)) {
            throw notThere();
        }
        audit.record(new AuditEvent.SignedOut(id, session.launch()), caller.current());
        sessions.end(id, "signed-out");
        String registration = session.launch().registration();
        boolean framed = !gate.framedBy(registration).isEmpty();
        Response.ResponseBuilder closed = Response.seeOther(
                        URI.create("/record/" + id + "/closed" + (framed ? "?of=" + registration : "")))
                .header("Clear-Site-Data", "\"cache\"")
                .header("Set-Cookie", LaunchCookie.expired(id, Place.WINDOW));
        return (framed ? closed.header("Set-Cookie", LaunchCookie.expired(id, Place.FRAME)) : closed).build();
    }

    /**
     * Says that the record is closed; it knows nothing of whose it was.
     *
     * @param registration whose pages may have framed it
     */
    @GET
    @Path("/closed")
    public Response closed(@QueryParam("of") @DefaultValue("") String registration) {
        framing.allow(gate.framedBy(registration));
        return Response.ok(pages.closed(), HTML)
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    private TabRequest request(String launchId, String secret, String tab) {
        LaunchId id = parsed(launchId);
        if (!TabId.isValid(tab)) {
            throw notThere();
        }
        return new TabRequest(id, secret, new TabId(tab), caller.current());
    }

    private static LaunchId parsed(String launchId) {
        return LaunchId.parse(launchId).orElseThrow(RecordResource::notThere);
    }

    private static RecordNotShownException notThere() {
        return new RecordNotShownException(Reason.NO_SESSION, Optional.empty());
    }
}
