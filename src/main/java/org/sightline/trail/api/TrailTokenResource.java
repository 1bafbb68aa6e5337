package org.sightline.trail.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.sightline.audit.CallerSource;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.token.RequestRefusedException;
import org.sightline.launch.token.SignedRequests;
import org.sightline.registration.TokenRegistration.Use;
import org.sightline.visit.Attempts;

/**
 * Client credentials with a signed assertion, for systems that search the trail.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART: Backend Services</a>
 */
@Path("/fhir/token")
@RunOnVirtualThread
class TrailTokenResource {

    static final String SCOPE = "system/AuditEvent.rs";

    private static final Logger LOG = Logger.getLogger(TrailTokenResource.class);
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final SignedRequests requests;
    private final AccessTokens tokens;
    private final Attempts attempts;
    private final CallerSource caller;
    private final SignedRequests.Kind kind;

    TrailTokenResource(
            SignedRequests requests,
            AccessTokens tokens,
            Attempts attempts,
            CallerSource caller,
            ViewerAddress address) {
        this.requests = requests;
        this.tokens = tokens;
        this.attempts = attempts;
        this.caller = caller;
        this.kind = new SignedRequests.Kind("JWT", address.trailTokenUrl(), Use.AUDIT_SEARCH);
    }

    /** As RFC 6749, section 5.1, has it. */
    public record Given(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long seconds,
            @JsonProperty("scope") String scope) {}

    /** As RFC 6749, section 5.2, has it; why stands in the log. */
    public record NotGiven(@JsonProperty("error") String error) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response give(
            @FormParam("grant_type") @DefaultValue("") String grant,
            @FormParam("scope") @DefaultValue("") String scope,
            @FormParam("client_assertion_type") @DefaultValue("") String type,
            @FormParam("client_assertion") @DefaultValue("") String assertion) {
        if (!grant.equals("client_credentials")) {
            return answer(400, new NotGiven("unsupported_grant_type"));
        }
        if (!scope.equals(SCOPE)) {
            return answer(400, new NotGiven("invalid_scope"));
        }
        if (!type.equals(ASSERTION)) {
            return answer(401, new NotGiven("invalid_client"));
        }
        try {
            String token = tokens.give(requests.sender(assertion, kind));
            return answer(200, new Given(token, "Bearer", AccessTokens.LIFETIME.toSeconds(), SCOPE));
        } catch (RequestRefusedException refused) {
            RefusedRequests.note(attempts, "/fhir/token", refused, caller.current());
            LOG.infof("No token to search the trail: %s", refused.reason());
            return answer(401, new NotGiven("invalid_client"));
        }
    }

    private static Response answer(int status, Object json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(json)
                .build();
    }
}
