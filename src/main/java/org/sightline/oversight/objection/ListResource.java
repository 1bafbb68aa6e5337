package org.sightline.oversight.objection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.UkZone;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.oversight.objection.ListView.Counts;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.registration.LaunchConfigSource;

/** Lists of objections: one from an earlier programme is tried out, then confirmed; those in force are saved. */
@Path("/office/objections")
@RunOnVirtualThread
@NeedsDuty(Duty.OBJECTIONS)
class ListResource {

    private final OfficeVisit visit;
    private final ObjectionRegister register;
    private final LaunchConfigSource config;
    private final CallerSource caller;
    private final InstantSource clock;

    ListResource(
            OfficeVisit visit,
            ObjectionRegister register,
            LaunchConfigSource config,
            CallerSource caller,
            InstantSource clock) {
        this.visit = visit;
        this.register = register;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Says what would become of the list; nothing of it is kept. */
    @POST
    @Path("/list")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response tryOut(
            @FormParam("formToken") @Nullable String formToken, @RestForm("file") @Nullable FileUpload file) {
        visit.checkForm(formToken);
        String csv = file == null ? "" : text(file);
        String formId = ObjectionForm.newId();
        CarriedList list = CarriedList.of(csv, formId, today(), config.current()::knows);
        register.triedOut(visit.officer(), list.lines(), list.bad().size(), caller.current());
        return list.isSound() ? answer(200, sound(list, csv, formId)) : answer(422, refused(list));
    }

    /** Takes the list as a whole, after checking it as if for the first time, or nothing of it. */
    @POST
    @Path("/list/confirm")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response confirm(
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("csv") @DefaultValue("") String csv,
            @FormParam("form") @DefaultValue("") String form) {
        visit.checkForm(formToken);
        ObjectionForm page = new ObjectionForm();
        page.formId = form;
        CarriedList list = CarriedList.of(csv, page.formIdOrNew(), today(), config.current()::knows);
        if (!list.isSound()) {
            return answer(422, refused(list));
        }
        int added = register.recordAll(visit.officer(), list.entries(), caller.current());
        return answer(200, new ListView("", "", list.bad(), new Counts(list.lines(), 0, added), true));
    }

    /** Those in force. The look-up is on the audit trail before the answer begins. */
    @GET
    @Path("/in-force.csv")
    public Response file() {
        LocalDate today = today();
        return OfficeAnswers.csv(
                "objections-" + today + ".csv", ObjectionsCsv.of(register.export(visit.officer(), caller.current())));
    }

    private ListView sound(CarriedList list, String csv, String formId) {
        int already = register.objecting(
                        list.entries().stream().map(NewEntry::patient).toList())
                .size();
        return new ListView(csv, formId, list.bad(), new Counts(list.lines(), 0, list.lines() - already), false);
    }

    private static ListView refused(CarriedList list) {
        return new ListView(
                "", "", list.bad(), new Counts(list.lines(), list.bad().size(), 0), false);
    }

    private static String text(FileUpload file) {
        try {
            return new String(Files.readAllBytes(file.uploadedFile()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UkZone.ID);
    }

    private Response answer(int status, ListView view) {
        return OfficeAnswers.page(status, Templates.objectionList(visit.frame(), view));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance objectionList(OfficeFrame frame, ListView view);
    }
}
