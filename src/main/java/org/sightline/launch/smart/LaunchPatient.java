package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.context.UkZone;
import org.sightline.json.StrictJson;
import org.sightline.launch.PartialDate;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.registration.SmartRegistration;

/** Who the launch's patient is, by the Patient resource that the EHR holds; the feeds confirm it once more. */
final class LaunchPatient {

    private LaunchPatient() {}

    static PatientIdentity of(JsonNode patient, SmartRegistration ehr, Instant now) throws StepRefusedException {
        for (JsonNode link : patient.path("link")) {
            if ("replaced-by".equals(link.path("type").asText())) {
                throw unidentified("the EHR's patient was merged into another");
            }
        }
        return new PatientIdentity(nhsNumber(patient, ehr), birthDate(patient, now));
    }

    private static NhsNumber nhsNumber(JsonNode patient, SmartRegistration ehr) throws StepRefusedException {
        Set<String> values = new TreeSet<>();
        Set<String> systems = new TreeSet<>();
        for (JsonNode identifier : patient.path("identifier")) {
            systems.add(identifier.path("system").asText("no system"));
            boolean ours = ehr.patientIdentifierSystem()
                    .equals(identifier.path("system").asText());
            if (ours && !"old".equals(identifier.path("use").asText())) {
                values.add(identifier.path("value").asText().replace(" ", ""));
            }
        }
        if (values.size() != 1) {
            throw unidentified("expected one identifier of " + ehr.patientIdentifierSystem() + ", came " + values.size()
                    + " among identifiers of " + Quoted.all(systems));
        }
        return NhsNumber.parse(values.iterator().next())
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.NHS_NUMBER_INVALID,
                        "expected ten digits that pass Modulus 11, came "
                                + Quoted.kind(values.iterator().next())));
    }

    private static LocalDate birthDate(JsonNode patient, Instant now) throws StepRefusedException {
        try {
            LocalDate date = LocalDate.parse(patient.path("birthDate").asText());
            if (!date.isAfter(LocalDate.ofInstant(now, UkZone.ID))) {
                return date;
            }
        } catch (DateTimeParseException e) {
            String sent = StrictJson.text(patient, "birthDate").orElse(null);
            throw new StepRefusedException(
                    RefusalReason.BIRTH_DATE_INVALID,
                    "expected the patient's birthDate as a whole date, came "
                            + PartialDate.of(sent).orElseGet(() -> Quoted.kind(sent)));
        }
        throw new StepRefusedException(
                RefusalReason.BIRTH_DATE_INVALID,
                "expected the patient's birthDate in the past, came one in the future");
    }

    private static StepRefusedException unidentified(String detail) {
        return new StepRefusedException(RefusalReason.SMART_PATIENT_UNIDENTIFIED, detail);
    }
}
