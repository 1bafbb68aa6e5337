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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.launch.smart.check.SmartExamination;
import org.sightline.launch.smart.check.SmartExaminer;
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
    private final SmartExaminer examiner;
    private final OwnRegistration own;
    private final CheckPace pace;

    @Inject
    SmartCheckResource(OfficeVisit visit, SmartExaminer examiner, OwnRegistration own, CheckPace pace) {
        this.visit = visit;
        this.examiner = examiner;
        this.own = own;
        this.pace = pace;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.smartCheck(visit.frame(), new View(own.current().smart(), Optional.empty(), false));
    }

    /** The answers are shown and not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance check(@FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        LaunchRegistration registration = own.current();
        Optional<SmartRegistration> ehr = registration.smart();
        boolean tooSoon = ehr.isPresent() && !pace.mayGo(registration.id());
        return Templates.smartCheck(
                visit.frame(),
                new View(
                        ehr, ehr.filter(_ -> !tooSoon).map(server -> examiner.examine(registration, server)), tooSoon));
    }

    /**
     * @param ehr what the registration says of SMART; empty if it has no such door
     * @param tooSoon whether the server was asked a moment ago and is left alone
     */
    record View(Optional<SmartRegistration> ehr, Optional<SmartExamination> examination, boolean tooSoon) {

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
