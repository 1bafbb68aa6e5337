package org.sightline.tab;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.context.TabId;
import org.sightline.tab.find.FindQuery;
import org.sightline.tab.find.FindWords;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.Visit;

/** The addresses of a record's tabs. */
@Path("/record/{launchId}")
@RunOnVirtualThread
class RecordResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final int MOST_TYPED = 200;

    private final TabOpener opener;
    private final WholeRecord record;
    private final FindWords words;
    private final CurrentVisit current;

    RecordResource(TabOpener opener, WholeRecord record, FindWords words, CurrentVisit current) {
        this.opener = opener;
        this.record = record;
        this.words = words;
        this.current = current;
    }

    /**
     * The tab's frame, which fills as feeds answer; with {@code complete} the whole of it in one piece, for print and
     * for browsers and networks that do not take pieces.
     */
    @GET
    @Path("/{tab}")
    public Response open(
            @PathParam("tab") String tab,
            @QueryParam("complete") @DefaultValue("") String complete,
            @QueryParam("print") @DefaultValue("") String print) {
        Visit visit = current.get();
        if (!print.isEmpty()) {
            return Response.ok(opener.whole(visit, tab(tab), Delivery.PRINTED), HTML)
                    .build();
        }
        String page =
                complete.isEmpty() ? opener.frame(visit, tab(tab)) : opener.whole(visit, tab(tab), Delivery.WHOLE_PAGE);
        return Response.ok(page, HTML).build();
    }

    /** Every tab the role opens, for paper. */
    @GET
    @Path("/print")
    public Response print() {
        return Response.ok(record.print(current.get()), HTML).build();
    }

    /**
     * What of every tab the role opens holds the words, which stand in no address. Without any word nothing is opened: the
     * reader goes back to the record.
     */
    @POST
    @Path("/find")
    public Response find(
            @FormParam("words") @DefaultValue("") String typed, @FormParam("token") @DefaultValue("") String token) {
        Visit visit = current.get();
        visit.checkForm(token);
        String start = typed.substring(0, Math.min(MOST_TYPED, typed.length()));
        FindQuery query = words.query(start);
        return query.isEmpty()
                ? Response.seeOther(URI.create(record.firstTab(visit))).build()
                : Response.ok(record.find(visit, start, query), HTML).build();
    }

    /** A browser's word that the page on its screen is being printed. */
    @POST
    @Path("/{tab}/printed")
    public Response printed(@PathParam("tab") String tab, @FormParam("token") @DefaultValue("") String token) {
        current.get().checkForm(token);
        opener.printed(current.get(), tab(tab));
        return Response.noContent().build();
    }

    /** One panel with every row it has; with {@code older} those too that are older than its tab asks for. */
    @GET
    @Path("/{tab}/{panel}")
    public Response openAlone(
            @PathParam("tab") String tab,
            @PathParam("panel") String panel,
            @QueryParam("older") @DefaultValue("") String older) {
        return Response.ok(opener.alone(current.get(), tab(tab), panel, !older.isEmpty()), HTML)
                .build();
    }

    /**
     * The tab's pieces as feeds answer, each for its place on the page, and {@code end} after the last; with {@code
     * banner} those of the banner alone.
     */
    @GET
    @Path("/stream/{tab}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public void stream(
            @PathParam("tab") String tab,
            @QueryParam("banner") @DefaultValue("") String banner,
            @Context SseEventSink sink,
            @Context Sse sse) {
        EventStream events = new EventStream(sink, sse);
        try {
            boolean whole = banner.isEmpty()
                    ? opener.stream(current.get(), tab(tab), events)
                    : opener.streamBanner(current.get(), tab(tab), events);
            if (whole) {
                events.send("end", "");
            }
        } catch (RecordNotShownException e) {
            if (!events.hasBegun()) {
                throw e;
            }
            // the stream ends here; whoever asks for it again gets the page that says why
        } finally {
            events.close();
        }
    }

    private static TabId tab(String tab) {
        if (!TabId.isValid(tab)) {
            throw RecordNotShownException.notThere();
        }
        return new TabId(tab);
    }
}
