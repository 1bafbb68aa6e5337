package org.sightline.trail.api;

import ca.uhn.fhir.context.FhirContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.CallerSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.visit.Attempts;

/** RESTful ATNA: a search for AuditEvents, by address or posted so that no NHS number stands in one. */
@Path("/fhir/AuditEvent")
@RunOnVirtualThread
class AuditEventResource {

    private static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";
    private static final String BEARER = "Bearer ";
    private static final String PLACE = "/fhir/AuditEvent";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final AccessTokens tokens;
    private final AuditEventSearch search;
    private final Attempts attempts;
    private final CallerSource caller;

    AuditEventResource(AccessTokens tokens, AuditEventSearch search, Attempts attempts, CallerSource caller) {
        this.tokens = tokens;
        this.search = search;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GET
    public Response byAddress(
            @Context UriInfo address, @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        return answer(address.getQueryParameters(), authorization);
    }

    @POST
    @Path("/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response posted(
            MultivaluedMap<String, String> form, @HeaderParam("Authorization") @DefaultValue("") String authorization) {
        return answer(form, authorization);
    }

    private Response answer(MultivaluedMap<String, String> parameters, String authorization) {
        String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        Optional<LaunchRegistration> system = tokens.owner(token);
        if (system.isEmpty()) {
            tokens.formerOwner(token)
                    .ifPresentOrElse(
                            former -> attempts.ofSystem(PLACE, former, true, caller.current()),
                            () -> attempts.atPlace(PLACE, AttemptReason.TOKEN_NOT_ACCEPTED, caller.current()));
            return Response.fromResponse(fhir(401, outcome(IssueType.LOGIN, "no token that is good")))
                    .header("WWW-Authenticate", "Bearer")
                    .build();
        }
        try {
            return fhir(200, search.of(system.get(), parameters, caller.current()));
        } catch (AuditEventQuery.NotUnderstoodException e) {
            return fhir(400, outcome(IssueType.NOTSUPPORTED, String.valueOf(e.getMessage())));
        }
    }

    private static Response fhir(int status, Resource resource) {
        return Response.status(status)
                .type(FHIR_JSON)
                .entity(FHIR.newJsonParser().encodeResourceToString(resource))
                .build();
    }

    private static OperationOutcome outcome(IssueType type, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(words);
        return outcome;
    }
}
