package org.sightline.oversight.feeds;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.sightline.context.Duty;
import org.sightline.context.Officer;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.oversight.feeds.FeedsComposer.Question;

/** How feeds answered users of the officer's own organisation, or of all for a region's officer. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty({Duty.DATA_QUALITY, Duty.ADMINISTRATOR, Duty.REGIONAL_PRIVACY_OFFICER})
class FeedsResource {

    private final OfficeVisit visit;
    private final FeedsComposer composer;

    FeedsResource(OfficeVisit visit, FeedsComposer composer) {
        this.visit = visit;
        this.composer = composer;
    }

    @GET
    @Path("/feeds")
    @Produces("text/html;charset=UTF-8")
    public String page(
            @QueryParam("days") @DefaultValue("") String days, @QueryParam("feed") @DefaultValue("") String feed) {
        Officer officer = visit.officer();
        String whose = officer.has(Duty.REGIONAL_PRIVACY_OFFICER)
                ? "in the region"
                : "by users of " + officer.organisationName();
        FeedsView view = composer.page(question(days, feed));
        return Templates.feeds(visit.frame(), view, whose, officer.has(Duty.DATA_QUALITY))
                .render();
    }

    @GET
    @Path("/feeds.csv")
    public Response file(@QueryParam("days") @DefaultValue("") String days) {
        return OfficeAnswers.csv("feeds.csv", composer.file(question(days, "")));
    }

    private Question question(String days, String feed) {
        int chosen = FeedsComposer.CHOICES.stream()
                .filter(choice -> days.equals(choice.toString()))
                .findFirst()
                .orElse(FeedsComposer.CHOICES.getFirst());
        Officer officer = visit.officer();
        return new Question(
                officer.has(Duty.REGIONAL_PRIVACY_OFFICER) ? "" : officer.registration(),
                officer.registration(),
                chosen,
                feed);
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance feeds(OfficeFrame frame, FeedsView view, String whose, boolean seesCodes);
    }
}
