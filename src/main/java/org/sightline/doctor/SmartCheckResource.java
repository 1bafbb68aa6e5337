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
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.launch.Verification;
import org.sightline.launch.smart.check.SmartServerCheck;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/** The page of the launch doctor on which an administrator has their own SMART server asked what a launch asks it. */
@Path("/office/smart-check")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class SmartCheckResource {

    private final OfficeVisit visit;
    private final SmartServerCheck server;
    private final OwnRegistration own;
    private final CheckPace pace;

    @Inject
    SmartCheckResource(OfficeVisit visit, SmartServerCheck server, OwnRegistration own, CheckPace pace) {
        this.visit = visit;
        this.server = server;
        this.own = own;
        this.pace = pace;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.smartCheck(
                visit.frame(), new View(own.current().smart().orElse(null), null, false));
    }

    /** The answers are shown and not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance check(@FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        LaunchRegistration registration = own.current();
        SmartRegistration ehr = registration.smart().orElse(null);
        boolean tooSoon = ehr != null && !pace.mayGo(registration.id());
        Verification verification = ehr == null || tooSoon ? null : server.check(registration, ehr);
        return Templates.smartCheck(visit.frame(), new View(ehr, verification, tooSoon));
    }

    /**
     * @param ehr what the registration says of SMART, if it has such a door
     * @param tooSoon whether the server was asked a moment ago and is left alone
     */
    record View(@Nullable SmartRegistration ehr, @Nullable Verification verification, boolean tooSoon) {

        public long pauseSeconds() {
            return CheckPace.PAUSE.toSeconds();
        }
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance smartCheck(OfficeFrame frame, View view);
    }
}
