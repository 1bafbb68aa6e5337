package org.sightline.oversight;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.ReferenceNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.HiddenCharacters;
import org.sightline.display.ShownText;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.oversight.ReportCaseView.StepLine;
import org.sightline.report.ReportState;
import org.sightline.report.ReportSteps;
import org.sightline.report.ReportSteps.NewStep;

/** One report of the officer's own organisation: looked at, answered, closed. */
@Path("/office/reports/{reference}")
@RunOnVirtualThread
@NeedsDuty({Duty.DATA_QUALITY, Duty.PRIVACY_OFFICER})
class ReportCaseResource {

    private final OfficeVisit visit;
    private final ReportsRead reports;
    private final ReportSteps steps;
    private final ReportsComposer composer;
    private final CallerSource caller;

    ReportCaseResource(
            OfficeVisit visit, ReportsRead reports, ReportSteps steps, ReportsComposer composer, CallerSource caller) {
        this.visit = visit;
        this.reports = reports;
        this.steps = steps;
        this.composer = composer;
        this.caller = caller;
    }

    @GET
    public Response one(@PathParam("reference") String reference) {
        return page(200, reference, "", "");
    }

    @POST
    public Response take(
            @PathParam("reference") String reference,
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("step") @DefaultValue("") String code,
            @FormParam("words") @DefaultValue("") String typed) {
        visit.checkForm(formToken);
        String words = HiddenCharacters.makeVisible(typed.strip().replace("\r\n", "\n"));
        @Nullable
        ReportState state =
                ReportState.ofCode(code).filter(one -> one != ReportState.NEW).orElse(null);
        if (state == null || words.length() > ReportSteps.MOST_WORDS) {
            return page(
                    422, reference, "Nothing was kept yet: choose what was done, in no more words than fit.", typed);
        }
        if (state == ReportState.ANSWERED && words.isEmpty()) {
            return page(422, reference, "Nothing was kept yet: write the answer.", "");
        }
        String told = state == ReportState.LOOKED_AT ? "" : words;
        String said =
                switch (steps.take(visit.officer(), new NewStep(known(reference), state, told), caller.current())) {
                    case TAKEN -> "Kept: " + state.words().toLowerCase(Locale.ROOT) + ".";
                    case CLOSED_BEFORE -> "Nothing was kept: it is closed.";
                    case NOT_THERE -> throw new NotFoundException();
                };
        return page(200, reference, said, "");
    }

    private Response page(int status, String reference, String said, String typed) {
        StoredReport report =
                reports.one(visit.officer(), known(reference), caller.current()).orElseThrow(NotFoundException::new);
        List<StepLine> lines = steps.of(report.reference()).stream()
                .map(step -> new StepLine(
                        ClinicalDate.of(step.at()),
                        step.state().words(),
                        ShownText.of(step.words()),
                        ShownText.of(step.officer())))
                .toList();
        ReportCaseView view = new ReportCaseView(
                composer.row(report),
                ShownText.prose(report.words()),
                lines,
                said,
                typed,
                report.state() != ReportState.CLOSED);
        return OfficeAnswers.page(status, Templates.reportCase(visit.frame(), view));
    }

    private static String known(String reference) {
        return ReferenceNumber.parse(reference).map(ReferenceNumber::value).orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reportCase(OfficeFrame frame, ReportCaseView view);
    }
}
