package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.launch.TestLaunches;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeVisit;

/** The page of the launch doctor on which an administrator tries a launch with a fictional patient, step by step. */
@Path("/office/test-launch")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class TestLaunchResource {

    private static final String PAGE = "/office/test-launch";

    /** Comes along when another site's page posts a launch token, and when an authorization server sends back. */
    private static final String COOKIE = "%s=%s; Path=%s; Max-Age=%d; Secure; HttpOnly; SameSite=None";

    private final OfficeVisit visit;
    private final OwnRegistration own;
    private final TestLaunches tests;
    private final TestViews views;

    @Inject
    TestLaunchResource(OfficeVisit visit, OwnRegistration own, TestLaunches tests, TestViews views) {
        this.visit = visit;
        this.own = own;
        this.tests = tests;
        this.views = views;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.testLaunch(
                tests.latest(own.current().id(), visit.officer().user())
                        .map(test -> views.of(visit.frame(), own.current(), test))
                        .orElseGet(() -> TestView.none(visit.frame())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        String secret = tests.begin(own.current().id(), visit.officer().user());
        return back(secret, TestLaunches.LIFETIME.toSeconds());
    }

    @POST
    @Path("/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response stop(@FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        tests.stop(own.current().id(), visit.officer().user());
        return back("", 0);
    }

    private static Response back(String secret, long seconds) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PAGE)
                .header(HttpHeaders.SET_COOKIE, COOKIE.formatted(TestLaunches.TOKEN_COOKIE, secret, "/launch", seconds))
                .header(HttpHeaders.SET_COOKIE, COOKIE.formatted(TestLaunches.SMART_COOKIE, secret, "/smart", seconds))
                .build();
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance testLaunch(TestView page);
    }
}
