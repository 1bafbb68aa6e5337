package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.Identifier;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;

class LaunchClaimsTest {

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    void turnsASoundTokenIntoItsLaunchContext() {
        String token = epr.with("jti", "id-1")
                .with("encounter", "visit-7")
                .with("view", "medicines")
                .token();
        assertEquals(
                new LaunchContext(
                        "northgate",
                        new Voucher.SignedToken("https://epr.northgate.example/launch", "2026-11", "id-1", Door.TOKEN),
                        new PatientIdentity(new NhsNumber("9990000018"), LocalDate.of(1945, 3, 2)),
                        new Practitioner(
                                "rita",
                                List.of(new Identifier("https://fhir.nhs.uk/Id/sds-user-id", "999000000001")),
                                "Rita Okafor",
                                new Coded(
                                        "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                                        "R8001",
                                        "Nurse Access Role")),
                        new Workplace(new OdsCode("RNG01"), "Northgate Hospital"),
                        PurposeOfUse.TREAT,
                        new Circumstances("visit-7", new TabId("medicines"), null)),
                viewer.accepts(token));
    }

    @Test
    void ignoresClaimsItDoesNotKnow() {
        viewer.accepts(epr.with("scope", "everything").with("patient_2", "x").token());
    }

    @Test
    @DisplayName("J12 refuses an audience that is another, a prefix, longer, of another case, or a list")
    void refusesAnotherAudience() {
        for (Object audience : Arrays.asList(
                "https://other.example.nhs.uk/launch",
                "https://viewer.example.nhs.uk",
                Epr.AUDIENCE + "/",
                Epr.AUDIENCE + "/pushed",
                "https://VIEWER.example.nhs.uk/launch",
                "https://viewer.example.nhs.uk:443/launch",
                "",
                null,
                List.of(Epr.AUDIENCE),
                List.of(Epr.AUDIENCE, "https://other.example"))) {
            viewer.refuses(
                    RefusalReason.AUDIENCE_WRONG,
                    Epr.northgate().with("aud", audience).token());
        }
        viewer.refuses(RefusalReason.AUDIENCE_WRONG, epr.without("aud").token());
    }

    @Test
    @DisplayName("J13 refuses an issuer with a slash, another case or look-alike letters")
    void refusesALookAlikeIssuer() {
        for (Object issuer : Arrays.asList(
                epr.issuer() + "/",
                epr.issuer().toUpperCase(java.util.Locale.ROOT),
                "https://EPR.northgate.example/launch",
                epr.issuer().replace('a', 'а'),
                "https://epr.northgate.example:443/launch",
                epr.issuer() + " ",
                "http://epr.northgate.example/launch",
                "",
                null,
                7,
                List.of(epr.issuer()))) {
            viewer.refuses(
                    RefusalReason.ISSUER_UNKNOWN,
                    Epr.northgate().with("iss", issuer).token());
        }
        viewer.refuses(RefusalReason.ISSUER_UNKNOWN, epr.without("iss").token());
    }

    @Test
    void cutsALongUnprovenIssuerInTheRefusal() {
        Refusal refusal = viewer.refusal(epr.with("iss", "x".repeat(1_000)).token());
        assertEquals(200, refusal.claimedIssuer().length());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"9990000019", "999000001", "99900000180", "999 000 0018", "٩٩٩٠٠٠٠٠١٨"})
    @DisplayName("J18 refuses an NHS number that fails Modulus 11 or is not ten digits")
    void refusesABadNhsNumber(String number) {
        Refusal refusal = viewer.refusal(
                epr.with("patient", Epr.patient(number, "1945-03-02")).token());
        assertEquals(RefusalReason.NHS_NUMBER_INVALID, refusal.reason());
        assertFalse(refusal.detail().contains(number));
    }

    @Test
    @DisplayName("J18 refuses two patients, no patient and a patient of another system")
    void refusesAnythingButOnePatient() {
        Map<String, Object> one = Epr.patient("9990000018", "1945-03-02");
        for (Object patient : Arrays.asList(List.of(one, one), List.of(one), List.of(), "9990000018", null, Map.of())) {
            viewer.refuses(
                    RefusalReason.PATIENT_MALFORMED,
                    Epr.northgate().with("patient", patient).token());
        }
        viewer.refuses(
                RefusalReason.PATIENT_MALFORMED,
                Epr.northgate().without("patient").token());
        Map<String, Object> two = new LinkedHashMap<>(one);
        two.put("value", List.of("9990000018", "9990000026"));
        viewer.refuses(
                RefusalReason.PATIENT_MALFORMED,
                Epr.northgate().with("patient", two).token());
        Map<String, Object> other = new LinkedHashMap<>(one);
        other.put("system", "https://fhir.nhs.uk/Id/nhs-number/");
        viewer.refuses(
                RefusalReason.PATIENT_MALFORMED,
                Epr.northgate().with("patient", other).token());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1945", "1945-03", "02/03/1945", "1945-02-30", "1945-3-2", "2026-11-21", "+11945-03-02"})
    @DisplayName("J18 refuses a birth date that is not a whole past date")
    void refusesABadBirthDate(String birthDate) {
        viewer.refuses(
                RefusalReason.BIRTH_DATE_INVALID,
                epr.with("patient", Epr.patient("9990000018", birthDate)).token());
    }

    @Test
    @DisplayName("J19 accepts an unknown role, which opens the least")
    void givesAnUnknownRoleTheLeast() {
        LaunchContext launch = viewer.accepts(
                epr.with("practitioner", Epr.practitioner("R9999")).token());
        assertEquals(
                Set.of(),
                TokenViewer.ACCESS
                        .profileOf(launch, LocalDate.EPOCH, false)
                        .tabs()
                        .keySet());
        LaunchContext nurse = viewer.accepts(
                epr.with("practitioner", Epr.practitioner("R8001")).token());
        assertEquals(
                Set.of(TabId.SUMMARY),
                TokenViewer.ACCESS
                        .profileOf(nurse, LocalDate.EPOCH, false)
                        .tabs()
                        .keySet());
    }

    @Test
    @DisplayName("J20 refuses an ODS code that is not the registration's")
    void refusesAnotherOrganisation() {
        assertEquals(
                new OdsCode("RNG02"),
                viewer.accepts(epr.with("organization", Map.of("ods", "RNG02")).token())
                        .organisation());
        for (Object organisation : Arrays.asList(
                Map.of("ods", "RQX01"), Map.of("ods", "rng01"), Map.of(), "RNG01", List.of("RNG01"), null)) {
            viewer.refuses(
                    RefusalReason.ORGANISATION_NOT_REGISTERED,
                    Epr.northgate().with("organization", organisation).token());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"BTG", "treat", "HMARKT", "", "TREAT "})
    void refusesAPurposeALaunchMayNotState(String purpose) {
        viewer.refuses(
                RefusalReason.PURPOSE_NOT_ACCEPTED,
                epr.with("purpose_of_use", purpose).token());
    }

    @Test
    void refusesAPractitionerWithoutIdentifierNameOrRole() {
        for (String member : List.of("identifier", "name", "role")) {
            Map<String, Object> practitioner = Epr.practitioner("R8001");
            practitioner.remove(member);
            viewer.refuses(
                    RefusalReason.PRACTITIONER_MALFORMED,
                    Epr.northgate().with("practitioner", practitioner).token());
        }
        Map<String, Object> relative = Epr.practitioner("R8001");
        relative.put("identifier", List.of(Map.of("system", "sds-user-id", "value", "1")));
        viewer.refuses(
                RefusalReason.PRACTITIONER_MALFORMED,
                Epr.northgate().with("practitioner", relative).token());
    }

    @Test
    void refusesATokenIdThatCannotBeKept() {
        for (Object tokenId : Arrays.asList("", " ", "x".repeat(129), "a b", "ключ", 7, null)) {
            viewer.refuses(
                    RefusalReason.TOKEN_ID_MALFORMED,
                    Epr.northgate().with("jti", tokenId).token());
        }
        viewer.refuses(RefusalReason.TOKEN_ID_MALFORMED, epr.without("jti").token());
    }

    @Test
    void refusesATokenWithoutSubject() {
        viewer.refuses(RefusalReason.SUBJECT_MALFORMED, epr.without("sub").token());
    }

    @Test
    void refusesAnEncounterThatIsNoShortText() {
        viewer.refuses(
                RefusalReason.ENCOUNTER_MALFORMED,
                epr.with("encounter", Map.of("id", "1")).token());
    }

    @Test
    void opensSummaryWhenTheViewCannotBeRead() {
        for (Object view : Arrays.asList("../admin", "SUMMARY", "", 7, null, List.of("summary"))) {
            assertEquals(
                    Optional.empty(),
                    viewer.accepts(Epr.northgate().with("view", view).token()).view());
        }
    }
}
