package org.sightline.trail.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.sightline.audit.CallerSource;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.token.RequestRefusedException;
import org.sightline.launch.token.SignedRequests;
import org.sightline.registration.TokenRegistration.Use;
import org.sightline.visit.Attempts;

/**
 * Who looked at one patient's record, in plain words, for an app that the patient is signed in to. The app's server signs
 * each request, and says there which patient it is: so no NHS number stands in an address, and no token can be used twice.
 */
@Path("/access-log")
@RunOnVirtualThread
class AccessLogResource {

    static final String TYPE = "access-log+jwt";

    private static final Logger LOG = Logger.getLogger(AccessLogResource.class);
    private static final String BEARER = "Bearer ";

    private final SignedRequests requests;
    private final AccessLog log;
    private final Attempts attempts;
    private final CallerSource caller;
    private final SignedRequests.Kind kind;

    AccessLogResource(
            SignedRequests requests, AccessLog log, Attempts attempts, CallerSource caller, ViewerAddress address) {
        this.requests = requests;
        this.log = log;
        this.attempts = attempts;
        this.caller = caller;
        this.kind = new SignedRequests.Kind(TYPE, address.accessLogUrl(), Use.ACCESS_LOG);
    }

    /** Why stands in the log. */
    public record NotShown(@JsonProperty("error") String error) {}

    @GET
    public Response page(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("until") @DefaultValue("") String until) {
        if (!page.matches("[1-9][0-9]{0,4}")) {
            return answer(400, new NotShown("page_not_understood"));
        }
        try {
            String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
            Instant end = until.isEmpty() ? Instant.MAX : Instant.parse(until);
            return answer(
                    200, log.page(requests.ofPatient(token, kind), Integer.parseInt(page), end, caller.current()));
        } catch (RequestRefusedException refused) {
            RefusedRequests.note(attempts, "/access-log", refused, caller.current());
            LOG.infof("No access log: %s", refused.reason());
            return answer(401, new NotShown("token_not_accepted"));
        } catch (DateTimeException _) {
            return answer(400, new NotShown("until_not_understood"));
        }
    }

    private static Response answer(int status, Object json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(json)
                .build();
    }
}
