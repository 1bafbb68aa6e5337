package org.sightline.oversight.objection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.CallerSource;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.UkZone;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeAnswers;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionEntry;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.Reception;
import org.sightline.policy.objection.WrittenReception;
import org.sightline.registration.LaunchConfigSource;

/** One patient's objection: looked up, recorded, reversed. The NHS number travels in forms alone. */
@Path("/office/objections")
@RunOnVirtualThread
@NeedsDuty(Duty.OBJECTIONS)
class ObjectionsResource {

    private final OfficeVisit visit;
    private final ObjectionRegister register;
    private final LaunchConfigSource config;
    private final CallerSource caller;
    private final InstantSource clock;

    ObjectionsResource(
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

    @GET
    public Response page() {
        return answer(200, ObjectionsView.BLANK);
    }

    @POST
    @Path("/look-up")
    public Response lookUp(
            @FormParam("formToken") @Nullable String formToken,
            @FormParam("nhsNumber") @DefaultValue("") String typed) {
        visit.checkForm(formToken);
        return WrittenReception.nhsNumber(typed)
                .map(patient -> answer(200, view(patient, "")))
                .orElseGet(() -> notANumber(typed));
    }

    @POST
    @Path("/record")
    public Response record(@FormParam("formToken") @Nullable String formToken, @BeanParam ObjectionForm form) {
        visit.checkForm(formToken);
        Optional<NhsNumber> patient = WrittenReception.nhsNumber(form.nhsNumber);
        if (patient.isEmpty()) {
            return notANumber(form.nhsNumber);
        }
        WrittenReception.Checked checked = form.written().check(LocalDate.ofInstant(clock.instant(), UkZone.ID));
        Optional<ObjectionScope> scope = form.scopeIn(config.current());
        if (scope.isEmpty()) {
            Map<String, String> problems = new LinkedHashMap<>(checked.problems());
            problems.put("scope", "one source or category at least has to be ticked, or the whole record");
            return toBeCorrected(patient.get(), form, problems);
        }
        return checked.reception()
                .map(reception -> answer(200, view(patient.get(), record(patient.get(), form, scope.get(), reception))))
                .orElseGet(() -> toBeCorrected(patient.get(), form, checked.problems()));
    }

    private String record(NhsNumber patient, ObjectionForm form, ObjectionScope scope, Reception reception) {
        ObjectionChange change = form.asked();
        NewEntry entry = new NewEntry(patient, change, scope, reception, form.formIdOrNew(), 0);
        return switch (register.record(visit.officer(), entry, caller.current())) {
            case RECORDED, RECORDED_BEFORE ->
                change == ObjectionChange.OBJECTED
                        ? "The objection is recorded. From now on "
                                + (scope instanceof ObjectionScope.Whole
                                        ? "nothing of this patient’s record is shown."
                                        : "the parts named below are not shown.")
                        : "The reversal is recorded. From now on this patient’s record is shown again.";
            case STANDS_SO_ALREADY -> "Nothing was recorded: it stands so already, as below.";
        };
    }

    private Response toBeCorrected(NhsNumber patient, ObjectionForm form, Map<String, String> problems) {
        ObjectionsView.Patient found = patient(patient).corrected(form.formIdOrNew(), form.written(), problems);
        return answer(422, new ObjectionsView(patient.formatted(), "", "", found));
    }

    private Response notANumber(String typed) {
        String problem = "This is not an NHS number: ten digits of which the last one checks the others.";
        return answer(422, new ObjectionsView(typed, problem, "", null));
    }

    private ObjectionsView view(NhsNumber patient, String done) {
        return new ObjectionsView(patient.formatted(), "", done, patient(patient));
    }

    private ObjectionsView.Patient patient(NhsNumber patient) {
        List<ObjectionEntry> history = register.lookUp(visit.officer(), patient, caller.current());
        return ObjectionsView.Patient.of(patient, history, PartChoices.of(config.current()));
    }

    private Response answer(int status, ObjectionsView view) {
        return OfficeAnswers.page(status, Templates.objections(visit.frame(), view));
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance objections(OfficeFrame frame, ObjectionsView view);
    }
}
