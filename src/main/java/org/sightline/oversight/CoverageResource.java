package org.sightline.oversight;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.sightline.context.Duty;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** Which codes sources sent to the officer's organisation and by what panels found them, as a page and as files. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty(Duty.DATA_QUALITY)
class CoverageResource {

    private final OfficeVisit visit;
    private final CoverageComposer composer;

    CoverageResource(OfficeVisit visit, CoverageComposer composer) {
        this.visit = visit;
        this.composer = composer;
    }

    /** The filters in the address. */
    static final class CoverageAsked {
        @QueryParam("feed")
        @DefaultValue("")
        public String feed = "";

        @QueryParam("tab")
        @DefaultValue("")
        public String tab = "";

        @QueryParam("found")
        @DefaultValue("")
        public String found = "";

        @QueryParam(ListPages.AFTER)
        @DefaultValue("")
        public String after = "";

        @QueryParam(CoverageComposer.TOTALS)
        @DefaultValue("")
        public String totals = "";

        CoverageFilter filter() {
            return CoverageFilter.of(feed, tab, found);
        }

        CoverageComposer.Places places() {
            return new CoverageComposer.Places(ListPages.after(totals), ListPages.after(after));
        }
    }

    @GET
    @Path("/code-coverage")
    @Produces("text/html;charset=UTF-8")
    public String page(@BeanParam CoverageAsked asked) {
        CoverageView view = composer.page(visit.officer().registration(), asked.filter(), asked.places());
        return Templates.codeCoverage(visit.frame(), view).render();
    }

    @GET
    @Path("/code-coverage.csv")
    public Response codes(@BeanParam CoverageAsked asked) {
        return file(composer.codesFile(visit.officer().registration(), asked.filter()), "code-coverage.csv");
    }

    @GET
    @Path("/code-coverage-totals.csv")
    public Response totals(@BeanParam CoverageAsked asked) {
        return file(composer.totalsFile(visit.officer().registration(), asked.filter()), "code-coverage-totals.csv");
    }

    private static Response file(String lines, String name) {
        return OfficeAnswers.csv(name, lines);
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance codeCoverage(OfficeFrame frame, CoverageView view);
    }
}
