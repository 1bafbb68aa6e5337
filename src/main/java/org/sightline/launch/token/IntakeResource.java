package org.sightline.launch.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.ReferenceNumber;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.policy.objection.ObjectionQueue;

/**
 * Where the server of an online form hands in what a patient asked for. A request takes effect when an officer accepts
 * it; what is said here is for that server, never for a browser.
 */
@Path("/objections/intake")
@RunOnVirtualThread
class IntakeResource {

    private static final Logger LOG = Logger.getLogger(IntakeResource.class);

    private final IntakeToken tokens;
    private final ObjectionQueue queue;
    private final AuditTrail audit;
    private final CallerSource caller;

    @Inject
    IntakeResource(IntakeToken tokens, ObjectionQueue queue, AuditTrail audit, CallerSource caller) {
        this.tokens = tokens;
        this.queue = queue;
        this.audit = audit;
        this.caller = caller;
    }

    /** Waiting for an officer. */
    public record Waiting(@JsonProperty("state") String state) {}

    /**
     * Not taken.
     *
     * @param reference by which its reason stands on the audit trail
     */
    public record NotTaken(
            @JsonProperty("error") String error,
            @JsonProperty("reference") String reference) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response hand(@FormParam("token") List<String> sent) {
        try {
            if (sent.size() != 1 || sent.getFirst().isEmpty()) {
                throw new StepRefusedException(
                        RefusalReason.TOKEN_MISSING, "expected one field token, came " + sent.size());
            }
            queue.add(tokens.read(sent.getFirst()), caller.current());
        } catch (StepRefusedException refused) {
            return refused(refused);
        }
        return answer(202, new Waiting("waiting"));
    }

    private Response refused(StepRefusedException refused) {
        String reference = ReferenceNumber.random().value();
        audit.record(
                new AuditEvent.OfObjection(new ObjectionEvent.RequestRefused(
                        reference, refused.reason().name(), refused.detail())),
                caller.current());
        LOG.infof("Request of an online form refused: %s, reference %s", refused.reason(), reference);
        return answer(403, new NotTaken("request_refused", reference));
    }

    private static Response answer(int status, Object json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(json)
                .build();
    }
}
