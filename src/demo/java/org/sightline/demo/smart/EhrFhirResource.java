package org.sightline.demo.smart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.sightline.demo.feed.BadSearchException;
import org.sightline.demo.feed.DemoFeeds;

/** The FHIR base of each EHR: with a launch's token its patient, its user, and what the organisation holds of the patient. */
@Path("/demo/smart/{ehr}/fhir")
@RunOnVirtualThread
public final class EhrFhirResource {

    private static final MediaType FHIR_JSON = new MediaType("application", "fhir+json", "utf-8");
    private static final String BEARER = "Bearer ";

    private final DemoFeeds records;
    private final EhrTokens tokens;
    private final EhrAddresses addresses;
    private final SmartDescription description;

    EhrFhirResource(DemoFeeds records, EhrTokens tokens, EhrAddresses addresses, SmartDescription description) {
        this.records = records;
        this.tokens = tokens;
        this.addresses = addresses;
        this.description = description;
    }

    @GET
    @Path(".well-known/smart-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> smartConfiguration(@PathParam("ehr") String ehr) {
        return description.of(known(ehr));
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    public Response read(
            @PathParam("ehr") String ehr,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        return with(known(ehr), authorization, access -> {
            // a document's file comes with the leave to read the document
            if (!access.scope().mayRead(type.equals("Binary") ? "DocumentReference" : type)) {
                return outcome(403, IssueType.FORBIDDEN, "the token was not granted " + type);
            }
            return found(access.launch(), type, id)
                    .map(EhrFhirResource::sent)
                    .orElseGet(() -> outcome(404, IssueType.NOTFOUND, type + "/" + id + " is not known"));
        });
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}")
    public Response search(
            @PathParam("ehr") String ehr,
            @PathParam("type") String type,
            @Context UriInfo uri,
            @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        return with(known(ehr), authorization, access -> {
            if (!access.scope().maySearch(type)) {
                return outcome(403, IssueType.FORBIDDEN, "the token was not granted searches for " + type);
            }
            try {
                return type.equals("PractitionerRole")
                        ? roles(access.launch(), uri)
                        : searched(access.launch(), type, uri);
            } catch (BadSearchException e) {
                return outcome(400, IssueType.INVALID, e.diagnostics());
            }
        });
    }

    private static SmartEhr known(String ehr) {
        return SmartEhr.byId(ehr).orElseThrow(NotFoundException::new);
    }

    private Response with(SmartEhr ehr, String authorization, Function<EhrTokens.Access, Response> answer) {
        return Optional.of(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.find(ehr, header.substring(BEARER.length())))
                .map(answer)
                .orElseGet(() -> Response.fromResponse(
                                outcome(401, IssueType.LOGIN, "an access token of a launch is needed"))
                        .header("WWW-Authenticate", "Bearer")
                        .build());
    }

    private Optional<String> found(EhrLaunch launch, String type, String id) {
        boolean isUser = type.equals("Practitioner") && id.equals(launch.user().id());
        return isUser
                ? Optional.of(records.json(Staffing.practitioner(launch.user())))
                : records.readOf(launch.ehr().id(), launch.patientId(), type, id);
    }

    private Response roles(EhrLaunch launch, UriInfo uri) {
        boolean isUser = uri.getQueryParameters()
                .getOrDefault("practitioner", List.of())
                .equals(List.of("Practitioner/" + launch.user().id()));
        return isUser
                ? sent(records.json(Staffing.roles(launch.user(), addresses.fhirBase(launch.ehr()))))
                : outcome(403, IssueType.FORBIDDEN, "the token shows the roles of its own user only");
    }

    /** A token is for one patient: a search has to name that patient, and no other. */
    private Response searched(EhrLaunch launch, String type, UriInfo uri) {
        Map<String, List<String>> query = new TreeMap<>(uri.getQueryParameters());
        boolean ofPatient = query.getOrDefault("patient", List.of()).stream()
                .map(patient -> patient.replaceFirst("^Patient/", ""))
                .toList()
                .equals(List.of(launch.patientId()));
        if (!ofPatient) {
            return outcome(403, IssueType.FORBIDDEN, "the token shows its own patient only");
        }
        return sent(records.search(launch.ehr().id(), addresses.fhirBase(launch.ehr()), type, query));
    }

    private static Response sent(String json) {
        return Response.ok(json).type(FHIR_JSON).build();
    }

    private Response outcome(int status, IssueType type, String what) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(what);
        return Response.status(status)
                .entity(records.json(outcome))
                .type(FHIR_JSON)
                .build();
    }
}
