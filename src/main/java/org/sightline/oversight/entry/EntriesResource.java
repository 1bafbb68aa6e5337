package org.sightline.oversight.entry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.oversight.entry.EntriesView.Found;
import org.sightline.oversight.entry.EntriesView.Line;
import org.sightline.oversight.entry.EntriesView.Whose;
import org.sightline.tab.definition.TabTitles;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** Entries of the officer's own organisation's users, or of everybody's for a region's officer, searched for. */
@Path(EntryView.HERE)
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class EntriesResource {

    private static final int OF_A_PAGE = 50;

    private final OfficeVisit visit;
    private final EntryWords words;
    private final EntriesCsv csv;
    private final TabTitles tabs;
    private final EntriesSearch search;

    EntriesResource(OfficeVisit visit, EntryWords words, EntriesCsv csv, TabTitles tabs, EntriesSearch search) {
        this.visit = visit;
        this.words = words;
        this.csv = csv;
        this.tabs = tabs;
        this.search = search;
    }

    @GET
    public Response blank() {
        return page(200, new EntriesForm(), "", null);
    }

    @POST
    public Response find(@BeanParam EntriesForm form) {
        visit.checkForm(form.formToken);
        String problem = form.problem(search.now());
        if (!problem.isEmpty()) {
            return page(422, form, problem, null);
        }
        List<TrailEntry> rows = search.page(visit.officer(), form, OF_A_PAGE + 1);
        List<TrailEntry> shown = rows.stream().limit(OF_A_PAGE).toList();
        String older = rows.size() > OF_A_PAGE ? Long.toString(shown.getLast().sequence()) : "";
        return page(200, form, "", new Found(shown.stream().map(this::line).toList(), older));
    }

    @POST
    @Path("/csv")
    public Response file(@BeanParam EntriesForm form) {
        visit.checkForm(form.formToken);
        if (!form.problem(search.now()).isEmpty()) {
            throw new BadRequestException();
        }
        LongFunction<List<TrailEntry>> further = search.file(visit.officer(), form);
        StreamingOutput file = out -> csv.write(out, Long.MAX_VALUE, further);
        return OfficeAnswers.csv("audit-entries.csv", file);
    }

    private Line line(TrailEntry row) {
        String number = row.subject().nhsNumber();
        return new Line(
                row.sequence(),
                ClinicalDate.of(row.at()),
                ShownText.of(words.of(row)),
                new Whose(
                        ShownText.of(row.person().name()),
                        ShownText.of(words.role(row)),
                        ShownText.of(row.place().organisationName()),
                        number.isEmpty() ? "" : new NhsNumber(number).formatted()),
                row.event().refused());
    }

    private Response page(int status, EntriesForm form, String problem, @Nullable Found found) {
        EntriesView view = new EntriesView(form, problem, tabs.titles(), found);
        return OfficeAnswers.page(status, Templates.entries(visit.frame(), view));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entries(OfficeFrame frame, EntriesView view);
    }
}
