package org.sightline.officer;

import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.sightline.context.Duty;

/** Resources of the office that only tests ask. */
@Path("/office/probe")
public class OfficeProbeResource {

    private final OfficeVisit visit;

    @Inject
    public OfficeProbeResource(OfficeVisit visit) {
        this.visit = visit;
    }

    @GET
    @Path("privacy")
    @NeedsDuty(Duty.PRIVACY_OFFICER)
    public String privacy() {
        return visit.officer().registration() + " " + visit.frame().formToken();
    }

    @POST
    @Path("privacy")
    @NeedsDuty(Duty.PRIVACY_OFFICER)
    public String change(@FormParam("formToken") String formToken) {
        visit.checkForm(formToken);
        return "changed";
    }

    /** Its author forgot to say whom it is for. */
    @GET
    @Path("forgotten")
    public String forgotten() {
        return "never shown";
    }
}
