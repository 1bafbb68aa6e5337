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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.LaunchHistory.RefusedLaunch;
import org.sightline.context.Duty;
import org.sightline.context.LaunchId;
import org.sightline.doctor.TestView.FeedLine;
import org.sightline.doctor.TestView.State;
import org.sightline.launch.TestLaunch;
import org.sightline.launch.TestLaunches;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;

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
    private final LaunchHistory history;
    private final RefusalWords words;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    @Inject
    TestLaunchResource(
            OfficeVisit visit,
            OwnRegistration own,
            TestLaunches tests,
            LaunchHistory history,
            RefusalWords words,
            LaunchConfigSource config,
            InstantSource clock) {
        this.visit = visit;
        this.own = own;
        this.tests = tests;
        this.history = history;
        this.words = words;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.testLaunch(
                tests.latest(own.current().id(), visit.officer().user())
                        .map(this::view)
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

    private TestView view(TestLaunch test) {
        boolean inTime = clock.instant().isBefore(test.expiresAt());
        State state = State.of(test, inTime);
        List<FeedLine> feeds = test.end() instanceof TestLaunch.End.Accepted accepted
                ? feeds(accepted.launchId(), test.begunAt())
                : List.of();
        boolean feedsAwaited = state == State.ACCEPTED && feeds.isEmpty();
        return new TestView(
                visit.frame(),
                state,
                new TestView.Times(UkTime.second(test.begunAt()), UkTime.second(test.expiresAt())),
                inTime && (test.end() == null || feedsAwaited),
                TestSteps.of(test),
                test.end() instanceof TestLaunch.End.Refused refused ? refusal(test, refused) : null,
                feeds);
    }

    private RefusalLine refusal(TestLaunch test, TestLaunch.End.Refused refused) {
        return RefusalLine.of(
                new RefusedLaunch(
                        refused.reference(), test.begunAt(), refused.door().name(), refused.reason(), refused.detail()),
                words);
    }

    private List<FeedLine> feeds(LaunchId launchId, Instant since) {
        return history.feeds(own.current().id(), launchId, since).stream()
                .map(feed -> FeedLine.of(nameOf(feed.feed()), feed.outcome()))
                .toList();
    }

    private String nameOf(String feed) {
        return config.current().feeds().stream()
                .filter(known -> known.id().value().equals(feed))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(own.current()
                        .smart()
                        .flatMap(ehr -> ehr.feed())
                        .filter(known -> known.id().value().equals(feed))
                        .map(FeedRegistration::name)
                        .orElse(feed));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance testLaunch(TestView page);
    }
}
