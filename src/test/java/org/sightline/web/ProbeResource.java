package org.sightline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.audit.Opener;
import org.sightline.context.TabId;
import org.sightline.database.StorageUnavailableException;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.ServiceDesk;
import org.sightline.testing.Launches;
import org.sightline.visit.RecordNotShownException;

/** Ends a request in every way there is, and opens the audit trail as a tab does. */
@Path("/probe")
@RunOnVirtualThread
public class ProbeResource {

    private static final Logger LOG = Logger.getLogger(ProbeResource.class);
    static final ServiceDesk DESK =
            new ServiceDesk("Northgate <b>desk</b>", "01604 555 0100", "desk@northgate.example");

    private final AuditTrail trail;
    private final CallerSource caller;

    @Inject
    ProbeResource(AuditTrail trail, CallerSource caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Path("caller")
    public String caller() {
        LOG.info("probed");
        AuditTrail.Caller current = caller.current();
        return current.ip() + "|" + current.userAgent() + "|" + current.requestId();
    }

    /** What a tab does: nothing clinical without a receipt. */
    @GET
    @Path("opening")
    public String opening() {
        long sequence = trail.opening(
                        Opener.of(Launches.newId(), Launches.ritaOpensIvy()), TabId.SUMMARY, caller.current())
                .sequence();
        return "Allergy to penicillin, after row " + sequence;
    }

    @POST
    @Path("form")
    public String form(@FormParam("field") String field) {
        return "changed " + field;
    }

    @GET
    @Path("end/{kind}")
    @Produces("*/*")
    public String end(@PathParam("kind") String kind) throws Exception {
        throw switch (kind) {
            case "refused" -> new LaunchRefusedException(RefusalReason.TOKEN_MISSING, "K7-M2-Q9", DESK);
            case "no-session" -> new RecordNotShownException(RecordNotShownException.Reason.NO_SESSION, null);
            case "ended" -> new RecordNotShownException(RecordNotShownException.Reason.SESSION_ENDED, DESK);
            case "role" -> new RecordNotShownException(RecordNotShownException.Reason.ROLE_NOT_PERMITTED, DESK);
            case "storage" -> new StorageUnavailableException("away");
            default -> new IllegalStateException("secret detail");
        };
    }
}
