package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.context.SentIdentifier;
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
        LocalDate today = LocalDate.ofInstant(now, UkZone.ID);
        return new PatientIdentity(nhsNumber(patient, ehr, today), birthDate(patient, today));
    }

    /** A former number is not the patient's any more; two that are in use leave open whose record this is. */
    private static NhsNumber nhsNumber(JsonNode patient, SmartRegistration ehr, LocalDate today)
            throws StepRefusedException {
        Map<String, SentIdentifier> current = new TreeMap<>();
        Set<String> systems = new TreeSet<>();
        for (JsonNode node : patient.path("identifier")) {
            SentIdentifier identifier = sent(node);
            systems.add(identifier.system().isEmpty() ? "no system" : identifier.system());
            if (identifier.isNhsNumber(ehr.patientIdentifierSystem()) && !identifier.isFormer(today)) {
                current.put(identifier.digits(), identifier);
            }
        }
        if (current.size() != 1) {
            throw unidentified("expected one identifier of " + ehr.patientIdentifierSystem() + ", came "
                    + current.size() + " among identifiers of " + Quoted.all(systems));
        }
        SentIdentifier only = current.values().iterator().next();
        return only.nhsNumber()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.NHS_NUMBER_INVALID,
                        "expected ten digits that pass Modulus 11, came " + Quoted.kind(only.digits())));
    }

    private static SentIdentifier sent(JsonNode identifier) {
        return new SentIdentifier(
                identifier.path("system").asText(),
                identifier.path("value").asText(),
                identifier.path("use").asText(),
                identifier.path("period").path("end").asText());
    }

    private static LocalDate birthDate(JsonNode patient, LocalDate today) throws StepRefusedException {
        try {
            LocalDate date = LocalDate.parse(patient.path("birthDate").asText());
            if (!date.isAfter(today)) {
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
