package org.sightline.demo.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The demo feeds over HTTP, each as well or as badly behaved as the trainer wants it. */
@Path("/demo/feeds/{feed}/fhir")
@RunOnVirtualThread
public final class FeedResource {

    private static final String LOOK_UP = "Patient";
    private static final MediaType FHIR_JSON = new MediaType("application", "fhir+json", "utf-8");

    private final DemoFeeds feeds;
    private final FeedFaults faults;

    FeedResource(DemoFeeds feeds, FeedFaults faults) {
        this.feeds = feeds;
        this.faults = faults;
    }

    /** What a feed would answer if nothing were wrong with it. */
    private record Answer(int status, String json) {}

    @GET
    @Path("metadata")
    public Response metadata(@PathParam("feed") String feed, @Context HttpServerRequest request)
            throws InterruptedException {
        Answer answer = feeds.isFeed(feed)
                ? new Answer(200, feeds.json(capabilities(feed)))
                : outcome(404, OperationOutcome.IssueType.NOTFOUND, "there is no such feed");
        return sent(feed, LOOK_UP, answer, request);
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}")
    public Response search(
            @PathParam("feed") String feed,
            @PathParam("type") String type,
            @Context UriInfo uri,
            @Context HttpServerRequest request)
            throws InterruptedException {
        return sent(feed, type, found(feed, type, uri), request);
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    public Response read(
            @PathParam("feed") String feed,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @Context HttpServerRequest request)
            throws InterruptedException {
        Answer answer = feeds.read(feed, type, id)
                .map(json -> new Answer(200, json))
                .orElseGet(() -> outcome(404, OperationOutcome.IssueType.NOTFOUND, type + "/" + id + " is not known"));
        return sent(feed, type, answer, request);
    }

    private Answer found(String feed, String type, UriInfo uri) {
        if (!feeds.isFeed(feed) || !ServedParameters.knows(type)) {
            return outcome(404, OperationOutcome.IssueType.NOTSUPPORTED, type + " is not held here");
        }
        try {
            return new Answer(200, feeds.search(feed, type, new TreeMap<>(uri.getQueryParameters())));
        } catch (BadSearchException e) {
            return outcome(400, OperationOutcome.IssueType.INVALID, e.diagnostics());
        }
    }

    private CapabilityStatement capabilities(String feed) {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(Enumerations.PublicationStatus.ACTIVE)
                .setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE)
                .setFhirVersion(Enumerations.FHIRVersion._4_0_1);
        statement
                .getImplementation()
                .setDescription("Sightline demo feed " + feed)
                .setUrl(feeds.base(feed));
        statement.getFormat().add(new CodeType("application/fhir+json"));
        var rest = statement.addRest().setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        for (String type : ServedParameters.types()) {
            var resource = rest.addResource().setType(type);
            resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.READ);
            resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.SEARCHTYPE);
            ServedParameters.namesOf(type)
                    .forEach(name -> resource.addSearchParam().setName(name));
        }
        return statement;
    }

    private Answer outcome(int status, OperationOutcome.IssueType type, String what) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(what);
        return new Answer(status, feeds.json(outcome));
    }

    /** The answer as the feed sends it today. A reading begins by asking whom the feed knows: that can be slow or right. */
    private Response sent(String feed, String type, Answer answer, HttpServerRequest request)
            throws InterruptedException {
        boolean lookUp = type.equals(LOOK_UP);
        return switch (faults.of(feed)) {
            case NONE -> response(answer.status(), answer.json());
            case SLOW -> {
                if (lookUp) {
                    faults.waitWhileSlow(feed);
                }
                yield response(answer.status(), answer.json());
            }
            case DOWN -> {
                HangUp.on(request.connection());
                yield response(503, "");
            }
            case GARBLED -> response(answer.status(), FaultyAnswer.brokenOff(answer.json()));
            case WRONG_PATIENT ->
                response(answer.status(), lookUp ? answer.json() : FaultyAnswer.ofAnotherPatient(answer.json()));
        };
    }

    private static Response response(int status, String json) {
        return Response.status(status).entity(json).type(FHIR_JSON).build();
    }
}
