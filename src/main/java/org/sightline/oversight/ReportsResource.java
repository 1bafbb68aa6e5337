package org.sightline.oversight;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** What users of the officer's organisation reported, as a page and as a file. */
@Path("/office")
@RunOnVirtualThread
@NeedsDuty({Duty.DATA_QUALITY, Duty.PRIVACY_OFFICER})
class ReportsResource {

    private final OfficeVisit visit;
    private final ReportsRead reports;
    private final ReportsComposer composer;
    private final ReportsCsv csv;
    private final CallerSource caller;

    ReportsResource(
            OfficeVisit visit, ReportsRead reports, ReportsComposer composer, ReportsCsv csv, CallerSource caller) {
        this.visit = visit;
        this.reports = reports;
        this.composer = composer;
        this.csv = csv;
        this.caller = caller;
    }

    /** The filters in the address. */
    static final class Asked {
        @QueryParam("kind")
        @DefaultValue("")
        public String kind = "";

        @QueryParam("state")
        @DefaultValue("")
        public String state = "";

        @QueryParam("tab")
        @DefaultValue("")
        public String tab = "";

        @QueryParam("feed")
        @DefaultValue("")
        public String feed = "";

        @QueryParam("from")
        @DefaultValue("")
        public String from = "";

        @QueryParam("to")
        @DefaultValue("")
        public String to = "";

        @QueryParam(ListPages.AFTER)
        @DefaultValue("")
        public String after = "";

        ReportFilter filter() {
            return ReportFilter.of(kind, tab, feed, from, to).in(state);
        }
    }

    @GET
    @Path("/reports")
    public Response page(@BeanParam Asked asked) {
        ReportFilter filter = asked.filter();
        boolean understood = filter.problems().isEmpty();
        long after = ListPages.after(asked.after);
        ReportsRead.Found found = understood
                ? reports.page(visit.officer(), filter, after, caller.current())
                : new ReportsRead.Found(new ListPart<>(List.of(), 0), 0);
        ReportsView view = composer.view(filter, found, after);
        return OfficeAnswers.page(understood ? 200 : 422, Templates.reports(visit.frame(), view));
    }

    /** All that match. The first part is on the audit trail before the answer begins. */
    @GET
    @Path("/reports.csv")
    public Response file(@BeanParam Asked asked) {
        ReportFilter filter = asked.filter();
        if (!filter.problems().isEmpty()) {
            throw new BadRequestException();
        }
        Officer officer = visit.officer();
        AuditTrail.Caller from = caller.current();
        List<StoredReport> first = reports.further(officer, filter, Long.MAX_VALUE, from);
        StreamingOutput file = out -> csv.write(out, first, before -> reports.further(officer, filter, before, from));
        return OfficeAnswers.csv(csv.fileName(), file);
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reports(OfficeFrame frame, ReportsView view);
    }
}
