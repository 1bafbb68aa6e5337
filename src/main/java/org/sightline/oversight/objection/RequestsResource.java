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
import org.sightline.display.HiddenCharacters;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.policy.objection.ObjectionQueue;
import org.sightline.policy.objection.ObjectionQueue.Answer;
import org.sightline.registration.LaunchConfigSource;

/** Requests of online forms: an officer accepts or refuses each, with a reason. */
@Path(RequestsResource.HERE)
@RunOnVirtualThread
@NeedsDuty(Duty.OBJECTIONS)
class RequestsResource {

    static final String HERE = "/office/objections/requests";

    private final OfficeVisit visit;
    private final ObjectionQueue queue;
    private final LaunchConfigSource config;
    private final CallerSource caller;

    RequestsResource(OfficeVisit visit, ObjectionQueue queue, LaunchConfigSource config, CallerSource caller) {
        this.visit = visit;
        this.queue = queue;
        this.config = config;
        this.caller = caller;
    }

    @GET
    public Response page(@QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        return answer(200, "", ListPages.after(from));
    }

    @POST
    public Response decide(
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("number") @DefaultValue("") String number,
            @FormParam("answer") @DefaultValue("") String answer,
            @FormParam("reason") @DefaultValue("") String typed) {
        visit.checkForm(formToken);
        String reason = HiddenCharacters.oneLine(typed);
        if (!number.matches("[0-9]{1,18}") || !List.of("accept", "refuse").contains(answer)) {
            return answer(422, "Nothing was answered: the form was not whole.", 0);
        }
        if (reason.isEmpty() || reason.length() > ObjectionQueue.MOST_REASON) {
            return answer(
                    422,
                    "Nothing was answered yet: give a reason, in at most " + ObjectionQueue.MOST_REASON
                            + " characters.",
                    0);
        }
        boolean accepted = answer.equals("accept");
        boolean now =
                queue.answer(visit.officer(), new Answer(Long.parseLong(number), accepted, reason), caller.current());
        String done = accepted ? "The request was accepted and is in force." : "The request was refused.";
        return answer(200, now ? done : "Nothing was answered: the request was answered before.", 0);
    }

    private Response answer(int status, String said, long after) {
        PartChoices parts = PartChoices.of(config.current());
        ListPart<RequestLine> lines =
                queue.waiting(visit.officer(), after, caller.current()).map(request -> RequestLine.of(request, parts));
        View view = new View(said, lines.rows(), ListPages.of(HERE, after, lines));
        return OfficeAnswers.page(status, Templates.objectionRequests(visit.frame(), view));
    }

    /**
     * The page.
     *
     * @param said what was done just now, or why not; empty if nothing was sent
     */
    record View(String said, List<RequestLine> lines, ListPages pages) {}

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance objectionRequests(OfficeFrame frame, View view);
    }
}
