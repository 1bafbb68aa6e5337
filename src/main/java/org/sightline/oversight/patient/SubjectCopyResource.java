package org.sightline.oversight.patient;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sightline.audit.CallerSource;
import org.sightline.audit.TrailReading.Form;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** The copy of what is held of a patient: for paper, for a spreadsheet, as JSON. */
@Path("/office/patient/copy")
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class SubjectCopyResource {

    /** How many entries are printed; the files have all. */
    private static final int ON_PAPER = 5_000;

    private final OfficeVisit visit;
    private final SubjectCopy copies;
    private final SubjectCopyFile file;
    private final EntryWords words;
    private final CallerSource caller;

    SubjectCopyResource(
            OfficeVisit visit, SubjectCopy copies, SubjectCopyFile file, EntryWords words, CallerSource caller) {
        this.visit = visit;
        this.copies = copies;
        this.file = file;
        this.words = words;
        this.caller = caller;
    }

    @POST
    public Response paper(@BeanParam LooksForm form) {
        SubjectCopy.Copy copy = made(form, Form.PAPER);
        List<Line> entries = new ArrayList<>();
        List<TrailEntry> part = copies.further(copy, copy.question().until(), 0);
        while (!part.isEmpty() && entries.size() < ON_PAPER) {
            part.stream().map(this::line).forEach(entries::add);
            part = copies.further(copy, part.getLast().at(), part.getLast().sequence());
        }
        View view = new View(
                copy, Section.of(copy), entries, ClinicalDate.of(copy.question().until()));
        return OfficeAnswers.page(200, Templates.patientCopy(visit.frame(), view));
    }

    @POST
    @Path("/csv")
    public Response csv(@BeanParam LooksForm form) {
        SubjectCopy.Copy copy = made(form, Form.CSV);
        return download(
                copy,
                "csv",
                "text/csv;charset=UTF-8",
                out -> file.csv(out, copy, (at, sequence) -> copies.further(copy, at, sequence)));
    }

    @POST
    @Path("/json")
    public Response json(@BeanParam LooksForm form) {
        SubjectCopy.Copy copy = made(form, Form.JSON);
        return download(
                copy,
                "json",
                "application/json",
                out -> file.json(out, copy, (at, sequence) -> copies.further(copy, at, sequence)));
    }

    private SubjectCopy.Copy made(LooksForm form, Form as) {
        visit.checkForm(form.formToken);
        if (form.patient().isEmpty()) {
            throw new BadRequestException();
        }
        return copies.make(visit.officer(), form, as, caller.current());
    }

    private static Response download(SubjectCopy.Copy copy, String ending, String type, StreamingOutput content) {
        LocalDate day = LocalDate.ofInstant(copy.question().until(), ClinicalDate.ZONE);
        return OfficeAnswers.file("copy-of-what-is-held-" + day + "." + ending, type, content);
    }

    private Line line(TrailEntry row) {
        String who = HeldItem.joined(row.person().name(), words.role(row)).replace("; ", ", ");
        return new Line(
                ClinicalDate.of(row.at()),
                ShownText.of(words.of(row)),
                ShownText.of(who),
                ShownText.of(row.place().organisationName()),
                ShownText.of(words.purpose(row)));
    }

    /** One line of the copy. */
    record Line(ClinicalDate at, ShownText what, ShownText who, ShownText organisation, ShownText words) {

        static Line of(HeldItem item) {
            return new Line(
                    ClinicalDate.of(item.at()),
                    ShownText.of(item.what()),
                    ShownText.of(item.who()),
                    ShownText.of(item.organisation()),
                    ShownText.of(item.words()));
        }
    }

    /** One part of it, which may be empty. */
    record Section(String title, List<Line> lines) {

        static List<Section> of(SubjectCopy.Copy copy) {
            return Arrays.stream(HeldItem.Part.values())
                    .map(part -> new Section(
                            part.title(),
                            copy.held().stream()
                                    .filter(item -> item.part() == part)
                                    .map(Line::of)
                                    .toList()))
                    .toList();
        }
    }

    /** The page. */
    record View(SubjectCopy.Copy copy, List<Section> sections, List<Line> entries, ClinicalDate at) {

        public String number() {
            return copy.patient().formatted();
        }

        public List<String> others() {
            return copy.question().numbers().stream()
                    .skip(1)
                    .map(NhsNumber::formatted)
                    .toList();
        }

        public String notHeld() {
            return SubjectCopyFile.NOT_HELD;
        }

        public List<String> holders() {
            return copy.holders();
        }

        public boolean cut() {
            return entries.size() < copy.entries();
        }

        public long all() {
            return copy.entries();
        }
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance patientCopy(OfficeFrame frame, View view);
    }
}
