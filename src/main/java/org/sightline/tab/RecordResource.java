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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.tab.RecordNotShownException.Reason;

/** The record's own addresses: its tabs and its end. */
@Path("/record/{launchId}")
@RunOnVirtualThread
class RecordResource {

    static final String COOKIE = "__Secure-sightline";

    private static final String HTML = "text/html;charset=UTF-8";

    private final TabOpener opener;
    private final SessionGate gate;
    private final ViewerSessions sessions;
    private final AuditTrail audit;
    private final CallerSource caller;
    private final RecordPages pages;

    RecordResource(
            TabOpener opener,
            SessionGate gate,
            ViewerSessions sessions,
            AuditTrail audit,
            CallerSource caller,
            RecordPages pages) {
        this.opener = opener;
        this.gate = gate;
        this.sessions = sessions;
        this.audit = audit;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @Path("/{tab}")
    public Response open(
            @PathParam("launchId") String launchId,
            @PathParam("tab") String tab,
            @CookieParam(COOKIE) @DefaultValue("") String secret) {
        if (!TabId.isValid(tab)) {
            throw notThere();
        }
        return Response.ok(opener.open(parsed(launchId), secret, new TabId(tab), caller.current()), HTML)
                .build();
    }

    /** An opening whose page nobody gets would be a row without a reader: a tab is opened by GET only. */
    @HEAD
    @Path("/{tab}")
    public Response noHead() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header("Allow", "GET")
                .build();
    }

    @POST
    @Path("/close")
    public Response close(
            @PathParam("launchId") String launchId,
            @CookieParam(COOKIE) @DefaultValue("") String secret,
            @FormParam("token") @DefaultValue("") String token) {
        LaunchId id = parsed(launchId);
        ViewerSession session = gate.enter(id, secret, caller.current());
        if (!FormToken.matches(token, id, secret)) {
            throw notThere();
        }
        audit.record(new AuditEvent.SignedOut(id, session.launch()), caller.current());
        sessions.end(id, "signed-out");
        return Response.seeOther(URI.create("/record/" + id + "/closed"))
                .header("Clear-Site-Data", "\"cache\"")
                .header("Set-Cookie", expired(id))
                .build();
    }

    /** Says that the record is closed; it knows nothing of whose it was. */
    @GET
    @Path("/closed")
    public Response closed() {
        return Response.ok(pages.closed(), HTML)
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    /** Only this launch's cookie goes: {@code Clear-Site-Data: "cookies"} would end the launches of other windows. */
    private static String expired(LaunchId id) {
        return COOKIE + "=; Path=/record/" + id + "; Max-Age=0; Secure; HttpOnly; SameSite=Lax";
    }

    private static LaunchId parsed(String launchId) {
        return LaunchId.parse(launchId).orElseThrow(RecordResource::notThere);
    }

    private static RecordNotShownException notThere() {
        return new RecordNotShownException(Reason.NO_SESSION, Optional.empty());
    }
}
