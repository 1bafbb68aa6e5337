package org.sightline.oversight.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.sightline.context.Duty;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.trail.WhoseUsers;

/** How much the viewer is used by the officer's own organisation, or by all for a region's officer. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.ADMINISTRATOR, Duty.REGIONAL_PRIVACY_OFFICER})
class UsageResource {

    private final OfficeVisit visit;
    private final UsageComposer composer;

    UsageResource(OfficeVisit visit, UsageComposer composer) {
        this.visit = visit;
        this.composer = composer;
    }

    /** The filters in the address. */
    static final class UsageAsked {
        @QueryParam("weeks")
        @DefaultValue("")
        public String weeks = "";

        @QueryParam("organisation")
        @DefaultValue("")
        public String organisation = "";

        @QueryParam("role")
        @DefaultValue("")
        public String role = "";

        @QueryParam("tab")
        @DefaultValue("")
        public String tab = "";

        UsageFilter filter() {
            return UsageFilter.of(weeks, organisation, role, tab);
        }
    }

    @GET
    @Path("/usage")
    @Produces("text/html;charset=UTF-8")
    public String page(@BeanParam UsageAsked asked) {
        return Templates.usage(visit.frame(), composer.page(own(), asked.filter()))
                .render();
    }

    @GET
    @Path("/usage.csv")
    public Response file(@BeanParam UsageAsked asked, @QueryParam("show") @DefaultValue("days") String show) {
        String lines = composer.file(own(), asked.filter(), show);
        if (lines.isEmpty()) {
            throw new NotFoundException();
        }
        return OfficeAnswers.csv("usage-" + show + ".csv", lines);
    }

    private String own() {
        return Objects.requireNonNullElse(WhoseUsers.of(visit.officer()).registrationOrNull(), "");
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance usage(OfficeFrame frame, UsageView view);
    }
}
