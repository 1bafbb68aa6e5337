package org.sightline.oversight.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.CaseVerdict;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.display.ClinicalDate;
import org.sightline.display.HiddenCharacters;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.policy.override.Overrides;
import org.sightline.policy.override.StoredOverride;

/** Overrides of the officer's own organisation: those without a review first, each to be closed with an outcome. */
@Path("/office/overrides")
@RunOnVirtualThread
@NeedsDuty(Duty.PRIVACY_OFFICER)
class OverridesResource {

    private final OfficeVisit visit;
    private final Overrides overrides;
    private final CallerSource caller;

    OverridesResource(OfficeVisit visit, Overrides overrides, CallerSource caller) {
        this.visit = visit;
        this.overrides = overrides;
        this.caller = caller;
    }

    @GET
    public Response page(@QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        return answer(200, "", ListPages.after(from));
    }

    @POST
    public Response close(
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("reference") @DefaultValue("") String reference,
            @FormParam("outcome") @DefaultValue("") String code,
            @FormParam("words") @DefaultValue("") String typed) {
        visit.checkForm(formToken);
        String words = HiddenCharacters.oneLine(typed);
        Optional<Outcome> outcome = Outcome.ofCode(code);
        if (outcome.isEmpty() || words.isEmpty() || words.length() > CaseVerdict.MOST_WORDS) {
            return answer(422, "Nothing was closed yet: choose an outcome, and say what you found.", 0);
        }
        boolean now =
                overrides.review(visit.officer(), new CaseVerdict(reference, outcome.get(), words), caller.current());
        return answer(200, now ? "The review is closed." : "Nothing was closed: there is no such open review.", 0);
    }

    private Response answer(int status, String said, long after) {
        ListPart<Line> lines = overrides
                .ofOrganisation(visit.officer(), after, caller.current())
                .map(Line::of);
        View view = new View(
                said,
                open(overrides.openOf(visit.officer())),
                lines.rows(),
                ListPages.of("/office/overrides", after, lines));
        return OfficeAnswers.page(status, Templates.overrides(visit.frame(), view));
    }

    private static String open(int counted) {
        return ListPages.inAll(counted) + (counted == 1 ? " open review" : " open reviews");
    }

    /** One override. */
    record Line(
            String reference,
            String nhsNumber,
            ClinicalDate begun,
            ShownText user,
            String reason,
            ShownText words,
            ShownText verdict) {

        static Line of(StoredOverride stored) {
            return new Line(
                    stored.reference(),
                    stored.patient().formatted(),
                    ClinicalDate.of(stored.begunAt()),
                    ShownText.of(stored.user()),
                    stored.reason(),
                    ShownText.of(stored.words()),
                    ShownText.of(stored.verdict()));
        }
    }

    /**
     * The page.
     *
     * @param said what was done just now, or why not; empty if nothing was sent
     * @param open how many wait for their review, on all pages
     */
    record View(String said, String open, List<Line> lines, ListPages pages) {

        public List<Outcome> outcomes() {
            return List.of(Outcome.values());
        }
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overrides(OfficeFrame frame, View view);
    }
}
