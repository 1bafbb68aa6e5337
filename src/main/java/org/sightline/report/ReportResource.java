package org.sightline.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
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
import java.util.Optional;
import org.sightline.audit.CallerSource;
import org.sightline.context.LaunchId;
import org.sightline.context.ReferenceNumber;
import org.sightline.report.ProblemReports.Outcome;
import org.sightline.report.ReportForm.Checked;
import org.sightline.report.ReportForm.Field;
import org.sightline.report.ReportView.State;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;
import org.sightline.tab.RecordNotShownException;
import org.sightline.tab.RecordNotShownException.Reason;
import org.sightline.tab.SessionGate;

/** The addresses of a report: the form, and the page with its reference number. No feed is read for either. */
@Path("/record/{launchId}/report")
@RunOnVirtualThread
class ReportResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final SessionGate gate;
    private final ProblemReports reports;
    private final ReportComposer composer;
    private final CallerSource caller;

    ReportResource(SessionGate gate, ProblemReports reports, ReportComposer composer, CallerSource caller) {
        this.gate = gate;
        this.reports = reports;
        this.composer = composer;
        this.caller = caller;
    }

    @GET
    public Response form(
            @PathParam("launchId") String launchId,
            @QueryParam("tab") @DefaultValue("") String tab,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret) {
        ViewerSession session = enter(launchId, secret);
        return page(
                session, secret, State.ASKED_FOR, ReportForm.blank(tab, composer.choices(session.launch())), Map.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("launchId") String launchId,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret,
            @BeanParam ReportForm form) {
        ViewerSession session = enter(launchId, secret);
        if (!FormToken.matches(form.token, session.launchId(), secret)) {
            throw notThere();
        }
        Checked checked = form.check(session, composer.choices(session.launch()));
        if (checked.report().isEmpty()) {
            return page(session, secret, State.TO_BE_CORRECTED, form, checked.problems());
        }
        return switch (reports.keep(checked.report().get(), caller.current())) {
            case Outcome.Kept kept ->
                Response.seeOther(URI.create("/record/" + session.launchId() + "/report/" + kept.reference()))
                        .build();
            case Outcome.TooMany _ -> page(session, secret, State.TOO_MANY, form, Map.of());
            case Outcome.NotKept _ -> page(session, secret, State.NOT_KEPT, form, Map.of());
        };
    }

    @GET
    @Path("/{reference}")
    public Response kept(
            @PathParam("launchId") String launchId,
            @PathParam("reference") String reference,
            @CookieParam(SessionGate.COOKIE) @DefaultValue("") String secret) {
        ViewerSession session = enter(launchId, secret);
        ProblemReports.Receipt receipt = ReferenceNumber.parse(reference)
                .flatMap(number -> reports.find(session.launchId(), number))
                .orElseThrow(ReportResource::notThere);
        return Response.ok(
                        ReportPages.reportKept(composer.receipt(session, receipt))
                                .render(),
                        HTML)
                .build();
    }

    private Response page(
            ViewerSession session, String secret, State state, ReportForm form, Map<Field, String> problems) {
        Choices choices = composer.choices(session.launch());
        ReportView view = composer.form(session, secret, choices, state, form, problems);
        Response.ResponseBuilder page = Response.status(state.status())
                .type(HTML)
                .entity(ReportPages.report(view).render());
        return state == State.NOT_KEPT
                ? page.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : page.build();
    }

    private ViewerSession enter(String launchId, String secret) {
        LaunchId id = LaunchId.parse(launchId).orElseThrow(ReportResource::notThere);
        return gate.enter(id, secret, caller.current());
    }

    private static RecordNotShownException notThere() {
        return new RecordNotShownException(Reason.NO_SESSION, Optional.empty());
    }
}
