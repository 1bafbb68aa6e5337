package org.sightline.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.sightline.context.LaunchContext;
import org.sightline.context.ReferenceNumber;
import org.sightline.report.ProblemReports.Outcome;
import org.sightline.report.ReportForm.Checked;
import org.sightline.report.ReportForm.Field;
import org.sightline.report.ReportView.State;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.Visit;

/** The addresses of a report, of feedback and of an idea: the form, and the page with its reference number. No feed is read for either. */
@Path("/record/{launchId}/report")
@RunOnVirtualThread
class ReportResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final CurrentVisit current;
    private final ProblemReports reports;
    private final ReportSteps steps;
    private final ReportComposer composer;

    ReportResource(CurrentVisit current, ProblemReports reports, ReportSteps steps, ReportComposer composer) {
        this.current = current;
        this.reports = reports;
        this.steps = steps;
        this.composer = composer;
    }

    @GET
    public Response form(
            @QueryParam("tab") @DefaultValue("") String tab, @QueryParam("kind") @DefaultValue("") String kind) {
        Visit visit = current.get();
        ReportForm blank = ReportForm.blank(tab, kind, composer.choices(visit.launch()));
        return page(visit, State.ASKED_FOR, blank, Map.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@BeanParam ReportForm form) {
        Visit visit = current.get();
        visit.checkForm(form.token);
        Checked checked = form.check(visit.session(), composer.choices(visit.launch()));
        if (checked.report().isEmpty()) {
            return page(visit, State.TO_BE_CORRECTED, form, checked.problems());
        }
        return switch (reports.keep(checked.report().get(), visit.caller())) {
            case Outcome.Kept kept ->
                Response.seeOther(URI.create(visit.address() + "/report/" + kept.reference()))
                        .build();
            case Outcome.TooMany _ -> page(visit, State.TOO_MANY, form, Map.of());
            case Outcome.NotKept _ -> page(visit, State.NOT_KEPT, form, Map.of());
        };
    }

    @GET
    @Path("/{reference}")
    public Response kept(@PathParam("reference") String reference) {
        Visit visit = current.get();
        ProblemReports.Receipt receipt = ReferenceNumber.parse(reference)
                .flatMap(number -> reports.find(visit.launchId(), number))
                .orElseThrow(RecordNotShownException::notThere);
        return Response.ok(
                        ReportPages.reportKept(composer.receipt(visit, receipt)).render(), HTML)
                .build();
    }

    private Response page(Visit visit, State state, ReportForm form, Map<Field, String> problems) {
        ReportView view = composer.form(visit, composer.choices(visit.launch()), state, form, problems);
        OwnReportsView own = state == State.NOT_KEPT ? OwnReportsView.NONE : own(visit.launch());
        Response.ResponseBuilder page = Response.status(state.status())
                .type(HTML)
                .entity((form.isAboutData() ? ReportPages.report(view, own) : ReportPages.feedback(view, own))
                        .render());
        return state == State.NOT_KEPT
                ? page.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : page.build();
    }

    private OwnReportsView own(LaunchContext launch) {
        return OwnReportsView.of(steps.ofWriter(launch), launch.patient().nhsNumber());
    }
}
