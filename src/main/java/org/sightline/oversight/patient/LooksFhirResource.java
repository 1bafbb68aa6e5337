package org.sightline.oversight.patient;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.audit.CallerSource;
import org.sightline.audit.TrailReading.Form;
import org.sightline.context.Duty;
import org.sightline.display.ClinicalDate;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeVisit;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.fhir.TrailEvents;

/** A patient's entries as FHIR: a Bundle of AuditEvents, written part by part and never held as a whole. */
@Path("/office/patient/fhir")
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class LooksFhirResource {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final OfficeVisit visit;
    private final PatientLooks looks;
    private final CallerSource caller;
    private final String publicUrl;

    LooksFhirResource(
            OfficeVisit visit,
            PatientLooks looks,
            CallerSource caller,
            @ConfigProperty(name = "sightline.public-url") String publicUrl) {
        this.visit = visit;
        this.looks = looks;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    @POST
    public Response file(@BeanParam LooksForm form) {
        visit.checkForm(form.formToken);
        if (!form.problem().isEmpty()) {
            throw new BadRequestException();
        }
        TrailQuestion question = looks.file(visit.officer(), form, Form.FHIR, caller.current());
        StreamingOutput bundle = out -> write(out, question);
        LocalDate day = LocalDate.ofInstant(question.until(), ClinicalDate.ZONE);
        return OfficeAnswers.file("who-looked-" + day + ".json", "application/fhir+json;charset=UTF-8", bundle);
    }

    private void write(OutputStream out, TrailQuestion question) throws IOException {
        TrailEvents events = new TrailEvents(publicUrl);
        IParser parser = FHIR.newJsonParser();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":\"" + question.until()
                + "\",\"entry\":[");
        String[] between = {""};
        LooksCsv.each(question.until(), (at, sequence) -> looks.further(question, at, sequence), row -> {
            writer.write(between[0] + "{\"fullUrl\":\"" + publicUrl + "/fhir/AuditEvent/" + row.sequence()
                    + "\",\"resource\":" + parser.encodeResourceToString(events.of(row)) + "}");
            between[0] = ",";
        });
        writer.write("]}");
        writer.flush();
    }
}
