package org.sightline.oversight.alert;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.CaseVerdict;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.context.Duty;
import org.sightline.context.ReferenceNumber;
import org.sightline.display.HiddenCharacters;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.watch.AlertCases;
import org.sightline.watch.AlertCases.CaseFile;
import org.sightline.watch.AlertCases.Filter;
import org.sightline.watch.AlertCases.Which;

/** Cases of the officer's own organisation's users, or of all for a region's officer. */
@Path(AlertsView.HERE)
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class AlertsResource {

    private final OfficeVisit visit;
    private final AlertCases cases;
    private final AlertsComposer composer;
    private final CallerSource caller;

    AlertsResource(OfficeVisit visit, AlertCases cases, AlertsComposer composer, CallerSource caller) {
        this.visit = visit;
        this.cases = cases;
        this.composer = composer;
        this.caller = caller;
    }

    @GET
    public Response list(
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("rule") @DefaultValue("") String rule,
            @QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        Filter filter = new Filter(Which.ofCode(state).orElse(Which.OPEN), composer.ruleOrAny(rule));
        long after = ListPages.after(from);
        AlertCases.Page found = cases.page(visit.officer(), filter, after, caller.current());
        return OfficeAnswers.page(200, Templates.alerts(visit.frame(), composer.list(filter, found, after)));
    }

    @GET
    @Path("/figures")
    public Response figures() {
        return OfficeAnswers.page(
                200, Templates.alertFigures(visit.frame(), AlertsComposer.months(cases.figures(visit.officer()))));
    }

    @GET
    @Path("/figures.csv")
    public Response figuresAsFile() {
        return OfficeAnswers.csv(
                "alerts.csv", AlertsComposer.csv(AlertsComposer.months(cases.figures(visit.officer()))));
    }

    @GET
    @Path("/{reference}")
    public Response one(
            @PathParam("reference") String reference, @QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        return answer(200, reference, ListPages.after(from), "");
    }

    @POST
    @Path("/{reference}")
    public Response judge(
            @PathParam("reference") String reference,
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("outcome") @DefaultValue("") String code,
            @FormParam("words") @DefaultValue("") String typed) {
        visit.checkForm(formToken);
        String words = HiddenCharacters.oneLine(typed);
        Optional<Outcome> outcome = Outcome.ofCode(code);
        if (outcome.isEmpty() || words.isEmpty() || words.length() > CaseVerdict.MOST_WORDS) {
            return answer(422, reference, 0, "Nothing was closed yet: choose an outcome, and say what you found.");
        }
        AlertCases.Judgement came =
                cases.judge(visit.officer(), new CaseVerdict(known(reference), outcome.get(), words), caller.current());
        String said = switch (came) {
            case CLOSED -> "The case is closed.";
            case PROPOSED -> "Your verdict is recorded. The case closes when another officer comes to the same.";
            case NEEDS_ANOTHER -> "Nothing was recorded: it takes another officer than who judged last.";
            case NOT_OPEN -> "Nothing was closed: there is no such open case.";
        };
        return answer(200, reference, 0, said);
    }

    private Response answer(int status, String reference, long after, String said) {
        CaseFile file = cases.read(visit.officer(), known(reference), after, caller.current())
                .orElseThrow(NotFoundException::new);
        return OfficeAnswers.page(status, Templates.alert(visit.frame(), composer.one(file, after, said)));
    }

    private static String known(String reference) {
        return ReferenceNumber.parse(reference).map(ReferenceNumber::value).orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance alerts(OfficeFrame frame, AlertsView view);

        static native TemplateInstance alert(OfficeFrame frame, AlertsView.OneCase view);

        static native TemplateInstance alertFigures(OfficeFrame frame, List<AlertsView.Month> months);
    }
}
