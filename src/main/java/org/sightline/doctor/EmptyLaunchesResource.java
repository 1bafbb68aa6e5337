package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.sightline.context.Duty;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** The launches of the officer's organisation that succeeded and showed nothing. */
@Path("/office/launches/empty")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class EmptyLaunchesResource {

    private final OfficeVisit visit;
    private final OwnRegistration own;
    private final EmptyLaunches empty;

    @Inject
    EmptyLaunchesResource(OfficeVisit visit, OwnRegistration own, EmptyLaunches empty) {
        this.visit = visit;
        this.own = own;
        this.empty = empty;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance launches() {
        return Templates.emptyLaunches(visit.frame(), empty.of(own.current()));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance emptyLaunches(OfficeFrame frame, List<EmptyLaunches.Line> lines);
    }
}
