package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.context.Coded;
import org.sightline.context.Identifier;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.UkZone;
import org.sightline.json.StrictJson;
import org.sightline.launch.PartialDate;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.registration.LaunchRegistration;

/** Reads the claims of a launch token, each held to its rule. ClaimSet that are not named here are ignored. */
final class LaunchClaims {

    private static final int LONGEST_REFERRAL = 200;

    private static final Pattern TOKEN_ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MOST_IDENTIFIERS = 10;

    private final LaunchRegistration registration;
    private final String audience;
    private final Instant now;

    LaunchClaims(LaunchRegistration registration, String audience, Instant now) {
        this.registration = registration;
        this.audience = audience;
        this.now = now;
    }

    void checkAudience(JsonNode members) throws StepRefusedException {
        if (!audience.equals(members.path("aud").textValue())) {
            throw new StepRefusedException(
                    RefusalReason.AUDIENCE_WRONG,
                    "expected aud " + audience + " as one text, came " + audienceOf(members.path("aud")));
        }
    }

    /** One or several, and most often it is the address of another environment. */
    private static String audienceOf(JsonNode aud) {
        return aud instanceof ArrayNode list
                ? "a list of " + list.size() + ": "
                        + Quoted.all(list.valueStream().map(JsonNode::asText).toList())
                : Quoted.of(aud);
    }

    String tokenId(JsonNode members) throws StepRefusedException {
        ClaimSet claims = new ClaimSet(members, RefusalReason.TOKEN_ID_MALFORMED);
        String tokenId = claims.text("jti");
        if (!TOKEN_ID.matcher(tokenId).matches()) {
            throw claims.refused("expected a jti of 1 to 128 visible ASCII characters, came " + Quoted.kind(tokenId));
        }
        return tokenId;
    }

    String subject(JsonNode members) throws StepRefusedException {
        return new ClaimSet(members, RefusalReason.SUBJECT_MALFORMED).text("sub");
    }

    PatientIdentity patient(JsonNode members) throws StepRefusedException {
        ClaimSet patient = new ClaimSet(members, RefusalReason.PATIENT_MALFORMED).object("patient");
        NhsNumber number = nhsNumber(members);
        return new PatientIdentity(number, birthDate(patient.about(RefusalReason.BIRTH_DATE_INVALID)));
    }

    NhsNumber nhsNumber(JsonNode members) throws StepRefusedException {
        ClaimSet patient = new ClaimSet(members, RefusalReason.PATIENT_MALFORMED).object("patient");
        if (!NhsNumber.SYSTEM.equals(patient.text("system"))) {
            throw patient.refused("expected the patient's system " + NhsNumber.SYSTEM + ", came "
                    + Quoted.of(patient.members().path("system")));
        }
        return NhsNumber.parse(patient.text("value"))
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.NHS_NUMBER_INVALID,
                        "expected ten digits that pass Modulus 11, came "
                                + digits(patient.members().path("value").asText())));
    }

    private static String digits(String text) {
        return text.matches("[0-9]+")
                ? text.length() + " digits" + (text.length() == 10 ? " that do not pass" : "")
                : Quoted.kind(text) + " that are not digits alone";
    }

    private LocalDate birthDate(ClaimSet patient) throws StepRefusedException {
        String text = patient.text("birthDate");
        try {
            LocalDate date = DATE.matcher(text).matches() ? LocalDate.parse(text) : LocalDate.MAX;
            if (!date.isAfter(LocalDate.ofInstant(now, UkZone.ID))) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw patient.refused("birthDate is not a day of the calendar");
        }
        throw patient.refused("expected birthDate as a past date of the form yyyy-mm-dd, came "
                + (DATE.matcher(text).matches()
                        ? "one in the future"
                        : PartialDate.of(text).orElseGet(() -> Quoted.kind(text))));
    }

    Practitioner practitioner(JsonNode members, String subject) throws StepRefusedException {
        ClaimSet practitioner = new ClaimSet(members, RefusalReason.PRACTITIONER_MALFORMED).object("practitioner");
        List<Identifier> identifiers = new ArrayList<>();
        for (ClaimSet identifier : practitioner.objects("identifier", MOST_IDENTIFIERS)) {
            identifiers.add(new Identifier(system(identifier), identifier.text("value")));
        }
        ClaimSet role = practitioner.object("role");
        Coded coded = new Coded(
                system(role), role.text("code"), role.optionalText("display").orElse(""));
        return new Practitioner(subject, identifiers, practitioner.text("name"), coded);
    }

    private static String system(ClaimSet claims) throws StepRefusedException {
        String system = claims.text("system");
        try {
            if (new URI(system).isAbsolute()) {
                return system;
            }
        } catch (URISyntaxException e) {
            throw claims.refused("expected system as a whole URI, came " + Quoted.of(system));
        }
        throw claims.refused("expected system as a whole URI, came " + Quoted.of(system));
    }

    OdsCode organisation(JsonNode members) throws StepRefusedException {
        ClaimSet claims = new ClaimSet(members, RefusalReason.ORGANISATION_NOT_REGISTERED);
        String code = claims.object("organization").text("ods");
        return registration.odsCodes().stream()
                .filter(own -> own.value().equals(code))
                .findFirst()
                .orElseThrow(() -> claims.refused("expected one of "
                        + Quoted.all(registration.odsCodes().stream()
                                .map(OdsCode::value)
                                .toList())
                        + ", came " + Quoted.of(code)));
    }

    PurposeOfUse purpose(JsonNode members) throws StepRefusedException {
        ClaimSet claims = new ClaimSet(members, RefusalReason.PURPOSE_NOT_ACCEPTED);
        String code = claims.text("purpose_of_use");
        return PurposeOfUse.ofCode(code)
                .orElseThrow(() -> claims.refused(
                        "expected one of " + List.of(PurposeOfUse.values()) + ", came " + Quoted.of(code)));
    }

    Optional<String> encounter(JsonNode members) throws StepRefusedException {
        return new ClaimSet(members, RefusalReason.ENCOUNTER_MALFORMED).optionalText("encounter");
    }

    /** The tab asked for, if it is at least the name of one; a wish that cannot be read opens Summary. */
    static Optional<TabId> view(JsonNode members) {
        return StrictJson.text(members, "view").filter(TabId::isValid).map(TabId::new);
    }

    /** The referral named, if it is a short text; what is none counts for nothing. */
    static Optional<String> referral(JsonNode members) {
        return StrictJson.text(members, "referral").filter(text -> text.length() <= LONGEST_REFERRAL);
    }
}
