package org.sightline.oversight.patient;

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
import org.sightline.audit.CallerSource;
import org.sightline.audit.TrailReading.Form;
import org.sightline.context.Duty;
import org.sightline.display.ClinicalDate;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.trail.TrailQuestion;

/** Who looked at a patient's record. Every question is posted: the NHS number stands in no address. */
@Path("/office/patient")
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class LooksResource {

    private final OfficeVisit visit;
    private final PatientLooks looks;
    private final LooksComposer composer;
    private final LooksCsv csv;
    private final CallerSource caller;

    LooksResource(OfficeVisit visit, PatientLooks looks, LooksComposer composer, LooksCsv csv, CallerSource caller) {
        this.visit = visit;
        this.looks = looks;
        this.composer = composer;
        this.csv = csv;
        this.caller = caller;
    }

    @GET
    public Response blank() {
        return page(200, new LooksView(new LooksForm(), "", null));
    }

    @POST
    public Response find(@BeanParam LooksForm form) {
        visit.checkForm(form.formToken);
        if (!form.problem().isEmpty()) {
            return page(422, new LooksView(form, form.problem(), null));
        }
        PatientLooks.Found found = looks.page(visit.officer(), form, caller.current());
        return page(200, new LooksView(form, "", composer.view(found, form.number(), PatientLooks.OF_A_PAGE)));
    }

    @POST
    @Path("/paper")
    public Response paper(@BeanParam LooksForm form) {
        checked(form);
        PatientLooks.Found found = looks.paper(visit.officer(), form, caller.current());
        LooksView view = new LooksView(form, "", composer.view(found, 1, PatientLooks.ON_PAPER));
        ClinicalDate at = ClinicalDate.of(found.until());
        return OfficeAnswers.page(200, Templates.patientPaper(visit.frame(), view, at));
    }

    @POST
    @Path("/csv")
    public Response file(@BeanParam LooksForm form) {
        checked(form);
        TrailQuestion question = looks.file(visit.officer(), form, Form.CSV, caller.current());
        StreamingOutput file =
                out -> csv.write(out, question.until(), (at, sequence) -> looks.further(question, at, sequence));
        return OfficeAnswers.csv(csv.fileName(), file);
    }

    private void checked(LooksForm form) {
        visit.checkForm(form.formToken);
        if (!form.problem().isEmpty()) {
            throw new BadRequestException();
        }
    }

    private Response page(int status, LooksView view) {
        return OfficeAnswers.page(status, Templates.patient(visit.frame(), view));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance patient(OfficeFrame frame, LooksView view);

        static native TemplateInstance patientPaper(OfficeFrame frame, LooksView view, ClinicalDate at);
    }
}
