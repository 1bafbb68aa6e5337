package org.sightline.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.CallerSource;
import org.sightline.database.StorageUnavailableException;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.WindowNeededException;
import org.sightline.policy.objection.ObjectionsUnavailableException;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.session.Framing;
import org.sightline.visit.Attempts;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.TooMuchAskedException;

/** Turns every exception that leaves a resource into the page for people, or a few JSON fields for programs. */
class ExceptionPages {

    private static final Logger LOG = Logger.getLogger(ExceptionPages.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Set<Stop> WAIT =
            EnumSet.of(Stop.BUSY, Stop.UNAVAILABLE, Stop.OBJECTIONS_UNAVAILABLE, Stop.POLICY_UNREADABLE);
    private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final Set<String> OF_PROGRAMS = Set.of("/launch/pushed", "/objections/intake");

    private final CallerSource caller;
    private final Framing framing;
    private final LaunchConfigSource config;
    private final Attempts attempts;
    private final CurrentVertxRequest current;

    @Inject
    ExceptionPages(
            CallerSource caller,
            Framing framing,
            LaunchConfigSource config,
            Attempts attempts,
            CurrentVertxRequest current) {
        this.current = current;
        this.attempts = attempts;
        this.caller = caller;
        this.framing = framing;
        this.config = config;
    }

    /** No failure: the launch goes on at a click. */
    @ServerExceptionMapper
    Response windowNeeded(WindowNeededException e) {
        framing.allow(e.framedBy());
        return Response.ok(new WindowPage(e.address()).render(), StoppedPage.MEDIA_TYPE)
                .build();
    }

    @ServerExceptionMapper
    Response refused(LaunchRefusedException e, ContainerRequestContext request) {
        return answer(
                stopOf(e.reason())
                        .page()
                        .withObjections(config.current().objections())
                        .withReference(e.reference())
                        .withServiceDesk(e.serviceDesk().orElse(null)),
                request);
    }

    @ServerExceptionMapper
    Response notShown(RecordNotShownException e, ContainerRequestContext request) {
        Stop stop = switch (e.reason()) {
            case NO_SESSION -> Stop.NO_SESSION;
            case FORM_OF_ANOTHER_PAGE -> {
                attempts.atLaunch(request.getUriInfo().getPath(), AttemptReason.FORM_OF_ANOTHER_PAGE, caller.current());
                yield Stop.NO_SESSION;
            }
            case SESSION_ENDED -> Stop.SESSION_ENDED;
            case ROLE_NOT_PERMITTED -> Stop.ROLE_NOT_PERMITTED;
            case PATIENT_OBJECTED -> Stop.PATIENT_OBJECTED;
            case RECORD_RESTRICTED -> Stop.RECORD_RESTRICTED;
            case OUTSIDE_NETWORK -> Stop.OUTSIDE_NETWORK;
            case NO_RELATIONSHIP -> Stop.NO_RELATIONSHIP;
            case PATIENT_DIED -> Stop.PATIENT_DIED;
            case POLICY_UNREADABLE -> Stop.POLICY_UNREADABLE;
        };
        return answer(
                stop.page()
                        .withWay(e.way().orElse(""))
                        .withSources(e.notHeard())
                        .withObjections(config.current().objections())
                        .withServiceDesk(e.serviceDesk().orElse(null)),
                request);
    }

    @ServerExceptionMapper
    Response objectionsUnavailable(ObjectionsUnavailableException e, ContainerRequestContext request) {
        return answer(
                Stop.OBJECTIONS_UNAVAILABLE
                        .page()
                        .withReference(caller.current().requestId()),
                request);
    }

    @ServerExceptionMapper
    Response tooMuchAsked(TooMuchAskedException e, ContainerRequestContext request) {
        return answer(
                Stop.BUSY
                        .page()
                        .withStatus(
                                e.isOfOneLaunch()
                                        ? TOO_MANY_REQUESTS
                                        : Stop.BUSY.page().status()),
                request);
    }

    @ServerExceptionMapper
    Response formRefused(FormRefusedException e, ContainerRequestContext request) {
        return answer(Stop.FORM_REFUSED.page(), request);
    }

    @ServerExceptionMapper({AuditUnavailableException.class, StorageUnavailableException.class})
    Response databaseUnavailable(Exception e, ContainerRequestContext request) {
        String id = caller.current().requestId();
        Throwable storage = e.getCause() instanceof StorageUnavailableException cause ? cause : e;
        LOG.errorf("Request %s answered 503: %s", id, storage.getMessage());
        return answer(Stop.UNAVAILABLE.page().withReference(id), request);
    }

    @ServerExceptionMapper
    Response byStatus(WebApplicationException e, ContainerRequestContext request) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return unexpected(e, request);
        }
        return answer(Stop.of(status).page().withStatus(status), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, ContainerRequestContext request) {
        String id = caller.current().requestId();
        if (ClientLimits.isGone(current.getCurrent(), e)) {
            LOG.debugf("Request %s was given up: %s", id, e.getMessage());
            current.getCurrent().request().connection().close();
            return Response.status(Stop.NOT_UNDERSTOOD.page().status()).build();
        }
        if (isOfAForm(e)) {
            LOG.infof("The form of request %s cannot be read: %s", id, e.getMessage());
            return answer(Stop.NOT_UNDERSTOOD.page(), request);
        }
        LOG.errorf(e, "Request %s failed", id);
        return answer(Stop.FAILED.page().withReference(id), request);
    }

    /** The framework has no exception of its own for a form with too many fields, or one that is none. */
    private static boolean isOfAForm(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(FORM_PARSER);
    }

    private static Stop stopOf(RefusalReason reason) {
        return switch (reason) {
            case TEST_PATIENT_NOT_FICTIONAL -> Stop.TEST_LAUNCH_REFUSED;
            case PATIENT_OBJECTED -> Stop.PATIENT_OBJECTED;
            default -> Stop.LAUNCH_REFUSED;
        };
    }

    private Response answer(StoppedPage shown, ContainerRequestContext request) {
        StoppedPage page = shown.isFault() ? shown.withSources(namesOfSources()) : shown;
        ResponseBuilder response = Response.status(page.status());
        if (WAIT.contains(page.stop())) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return isProgram(request)
                ? response.type(MediaType.APPLICATION_JSON).entity(fields(page)).build()
                : response.type(StoppedPage.MEDIA_TYPE).entity(page.render()).build();
    }

    /** Those that every launch is shown: whose user it is may not be known where the database is away. */
    private List<String> namesOfSources() {
        return config.current().feeds().stream()
                .filter(feed -> feed.data().onlyForOrNull() == null)
                .map(FeedRegistration::name)
                .sorted()
                .toList();
    }

    /** The pushed door and the intake are for an organisation's server; elsewhere whoever asks for JSON first gets it. */
    private static boolean isProgram(ContainerRequestContext request) {
        MediaType wanted = request.getAcceptableMediaTypes().getFirst();
        return OF_PROGRAMS.contains(request.getUriInfo().getPath())
                || (wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !wanted.isWildcardType());
    }

    private static Map<String, Object> fields(StoppedPage page) {
        String code = page.stop().name().toLowerCase(Locale.ROOT);
        return page.reference()
                .<Map<String, Object>>map(reference -> Map.of("error", code, "reference", reference))
                .orElse(Map.of("error", code));
    }
}
