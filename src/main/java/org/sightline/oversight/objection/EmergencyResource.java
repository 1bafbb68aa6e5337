package org.sightline.oversight.objection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.display.ClinicalDate;
import org.sightline.display.HiddenCharacters;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.policy.objection.Emergencies;
import org.sightline.policy.objection.Emergencies.Emergency;

/** Where an officer declares an emergency, which lifts every objection for a time, and ends it. */
@Path(EmergencyResource.HERE)
@RunOnVirtualThread
@NeedsDuty(Duty.OBJECTIONS)
class EmergencyResource {

    static final String HERE = "/office/objections/emergency";

    private final OfficeVisit visit;
    private final Emergencies emergencies;
    private final CallerSource caller;

    EmergencyResource(OfficeVisit visit, Emergencies emergencies, CallerSource caller) {
        this.visit = visit;
        this.emergencies = emergencies;
        this.caller = caller;
    }

    @GET
    public Response page(@QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        return answer(200, "", ListPages.after(from));
    }

    @POST
    @Path("/declare")
    public Response declare(
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("reason") @DefaultValue("") String typed,
            @FormParam("hours") @DefaultValue("") String hours,
            @FormParam("sure") @DefaultValue("") String sure) {
        visit.checkForm(formToken);
        String reason = HiddenCharacters.oneLine(typed);
        boolean whole = hours.matches("[1-9][0-9]?") && Integer.parseInt(hours) <= Emergencies.MOST_HOURS;
        if (reason.isEmpty() || reason.length() > Emergencies.MOST_REASON || !whole || sure.isEmpty()) {
            return answer(
                    422,
                    "Nothing was declared yet: give a reason, 1 to " + Emergencies.MOST_HOURS
                            + " hours, and say that you are sure.",
                    0);
        }
        emergencies.declare(visit.officer(), reason, Integer.parseInt(hours), caller.current());
        return answer(200, "The emergency is declared: objections are lifted.", 0);
    }

    @POST
    @Path("/end")
    public Response end(
            @FormParam("formToken") @Nullable String formToken, @FormParam("number") @DefaultValue("") String number) {
        visit.checkForm(formToken);
        boolean ended = number.matches("[0-9]{1,18}")
                && emergencies.end(visit.officer(), Long.parseLong(number), caller.current());
        return answer(200, ended ? "The emergency is over: objections are in force again." : "It was over already.", 0);
    }

    private Response answer(int status, String said, long after) {
        ListPart<Line> lines = emergencies.recent(after).map(Line::of);
        View view = new View(said, lines.rows(), ListPages.of(HERE, after, lines));
        return OfficeAnswers.page(status, Templates.objectionEmergency(visit.frame(), view));
    }

    /** One emergency. */
    record Line(long number, ShownText reason, ClinicalDate from, ClinicalDate until, ShownText by, boolean inForce) {

        static Line of(Emergency emergency) {
            return new Line(
                    emergency.number(),
                    ShownText.of(emergency.reason()),
                    ClinicalDate.of(emergency.from()),
                    ClinicalDate.of(emergency.until()),
                    ShownText.of(emergency.by()),
                    emergency.inForce());
        }
    }

    /**
     * The page.
     *
     * @param said what was done just now, or why not; empty if nothing was sent
     */
    record View(String said, List<Line> lines, ListPages pages) {

        public int mostHours() {
            return Emergencies.MOST_HOURS;
        }
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance objectionEmergency(OfficeFrame frame, View view);
    }
}
