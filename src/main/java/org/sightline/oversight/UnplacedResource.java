package org.sightline.oversight;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.sightline.context.Duty;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** Which codes sources sent to the officer's organisation that no panel showed, as a page and as a file. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty(Duty.DATA_QUALITY)
class UnplacedResource {

    private final OfficeVisit visit;
    private final UnplacedComposer composer;

    UnplacedResource(OfficeVisit visit, UnplacedComposer composer) {
        this.visit = visit;
        this.composer = composer;
    }

    @GET
    @Path("/unplaced-codes")
    @Produces("text/html;charset=UTF-8")
    public String page() {
        UnplacedView view = composer.page(visit.officer().registration());
        return Templates.unplacedCodes(visit.frame(), view).render();
    }

    @GET
    @Path("/unplaced-codes.csv")
    public Response file() {
        return Response.ok(composer.file(visit.officer().registration()))
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"unplaced-codes.csv\"")
                .build();
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance unplacedCodes(OfficeFrame frame, UnplacedView view);
    }
}
