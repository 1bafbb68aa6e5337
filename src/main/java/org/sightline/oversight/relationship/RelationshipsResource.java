package org.sightline.oversight.relationship;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.policy.relationship.Relationships;
import org.sightline.policy.relationship.StatedRelationship;

/** Relationships that users of the officer's own organisation stated, the latest first. */
@Path(RelationshipsResource.HERE)
@RunOnVirtualThread
@NeedsDuty(Duty.PRIVACY_OFFICER)
class RelationshipsResource {

    static final String HERE = "/office/relationships";

    private final OfficeVisit visit;
    private final Relationships relationships;
    private final CallerSource caller;

    RelationshipsResource(OfficeVisit visit, Relationships relationships, CallerSource caller) {
        this.visit = visit;
        this.relationships = relationships;
        this.caller = caller;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public String page(@QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        long after = ListPages.after(from);
        ListPart<Line> lines = relationships
                .ofOrganisation(visit.officer(), after, caller.current())
                .map(Line::of);
        return Templates.relationships(visit.frame(), new View(lines.rows(), ListPages.of(HERE, after, lines)))
                .render();
    }

    /** One of them. */
    record Line(String reference, String nhsNumber, ClinicalDate stated, ShownText user, String words) {

        static Line of(StatedRelationship stated) {
            return new Line(
                    stated.reference(),
                    stated.patient().formatted(),
                    ClinicalDate.of(stated.statedAt()),
                    ShownText.of(stated.user()),
                    stated.words());
        }
    }

    /** The page. */
    record View(List<Line> lines, ListPages pages) {}

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance relationships(OfficeFrame frame, View view);
    }
}
