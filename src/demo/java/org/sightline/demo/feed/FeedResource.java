package org.sightline.demo.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** The demo feeds over HTTP. */
@Path("/demo/feeds/{feed}/fhir")
@RunOnVirtualThread
public final class FeedResource {

    private static final MediaType FHIR_JSON = new MediaType("application", "fhir+json", "utf-8");

    private final DemoFeeds feeds;

    FeedResource(DemoFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("metadata")
    public Response metadata(@PathParam("feed") String feed) {
        if (!feeds.isFeed(feed)) {
            return outcome(404, OperationOutcome.IssueType.NOTFOUND, "there is no such feed");
        }
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
        for (String type : SearchParameters.types()) {
            var resource = rest.addResource().setType(type);
            resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.READ);
            resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.SEARCHTYPE);
            SearchParameters.namesOf(type)
                    .forEach(name -> resource.addSearchParam().setName(name));
        }
        return answer(200, feeds.json(statement));
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}")
    public Response search(@PathParam("feed") String feed, @PathParam("type") String type, @Context UriInfo uri) {
        if (!feeds.isFeed(feed) || !SearchParameters.knows(type)) {
            return outcome(404, OperationOutcome.IssueType.NOTSUPPORTED, type + " is not held here");
        }
        try {
            return answer(200, feeds.search(feed, type, new TreeMap<>(uri.getQueryParameters())));
        } catch (BadSearchException e) {
            return outcome(400, OperationOutcome.IssueType.INVALID, e.diagnostics());
        }
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    public Response read(@PathParam("feed") String feed, @PathParam("type") String type, @PathParam("id") String id) {
        return feeds.read(feed, type, id)
                .map(json -> answer(200, json))
                .orElseGet(() -> outcome(404, OperationOutcome.IssueType.NOTFOUND, type + "/" + id + " is not known"));
    }

    private Response outcome(int status, OperationOutcome.IssueType type, String what) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(what);
        return answer(status, feeds.json(outcome));
    }

    private static Response answer(int status, String json) {
        return Response.status(status).entity(json).type(FHIR_JSON).build();
    }
}
