package org.sightline.officer;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.sightline.audit.CallerSource;
import org.sightline.registration.LaunchConfigSource;

/** The office's first page, and the way out. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty
class OfficeResource {

    private final OfficeVisit visit;
    private final OfficeGate gate;
    private final CallerSource callers;
    private final LaunchConfigSource config;
    private final List<OfficePlace> places;

    @Inject
    OfficeResource(
            OfficeVisit visit,
            OfficeGate gate,
            CallerSource callers,
            LaunchConfigSource config,
            @All List<OfficePlace> places) {
        this.visit = visit;
        this.gate = gate;
        this.callers = callers;
        this.config = config;
        this.places =
                places.stream().sorted(Comparator.comparing(OfficePlace::title)).toList();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance home() {
        List<OfficePlace> own = places.stream()
                .filter(place -> place.duties().stream().anyMatch(visit.officer()::has))
                .toList();
        return Templates.home(
                visit.frame(), own, SensitiveGap.of(config.current().withheld()));
    }

    /** Where the provider sends the browser back to; the page first asked for follows by itself. */
    @GET
    @Path("signed-in")
    public Response signedIn() {
        return Response.seeOther(URI.create("/office")).build();
    }

    /** The sign-out is a form: somebody who types or bookmarks its address gets the office. */
    @GET
    @Path("sign-out")
    public Response askedToSignOut() {
        return Response.seeOther(URI.create("/office")).build();
    }

    /** For everybody who has signed in, also whoever was refused then: they may want to sign in as somebody else. */
    @POST
    @Path("sign-out")
    @PermitAll
    public Response signOut(@Context HttpHeaders request) {
        gate.leave(OfficeCookies.secret(request.getCookies()), callers.current());
        return OfficeCookies.cleared(Response.seeOther(URI.create("/office/signed-out")), request)
                .build();
    }

    @GET
    @Path("signed-out")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance signedOut() {
        return Templates.signedOut();
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(OfficeFrame frame, List<OfficePlace> places, List<SensitiveGap> gaps);

        static native TemplateInstance signedOut();
    }
}
