package org.sightline.oversight.roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.sightline.context.Duty;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.definition.TabTitles;

/** What each role is shown in launches of the officer's organisation, as a page and as a file. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class RolesResource {

    private final OfficeVisit visit;
    private final LaunchConfigSource config;
    private final TabTitles tabs;

    RolesResource(OfficeVisit visit, LaunchConfigSource config, TabTitles tabs) {
        this.visit = visit;
        this.config = config;
        this.tabs = tabs;
    }

    @GET
    @Path("/roles")
    @Produces("text/html;charset=UTF-8")
    public String page() {
        return Templates.roles(visit.frame(), matrix()).render();
    }

    @GET
    @Path("/roles.csv")
    public Response file() {
        return OfficeAnswers.csv("roles.csv", matrix().csv());
    }

    private RoleMatrix matrix() {
        return RoleMatrix.of(config.current().access(), visit.officer().registration(), tabs.titles());
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance roles(OfficeFrame frame, RoleMatrix view);
    }
}
