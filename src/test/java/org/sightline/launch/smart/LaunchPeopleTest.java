package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.launch.RefusalReason.SMART_PATIENT_UNIDENTIFIED;
import static org.sightline.launch.RefusalReason.SMART_USER_MALFORMED;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Practitioner;

/** User and patient of a launch, in whatever form servers name them. */
class LaunchPeopleTest {

    private static final String NHS = "https://fhir.nhs.uk/Id/nhs-number";

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Practitioner/rita-1",
        "Practitioner/rita-1/_history/4",
        "BASE/Practitioner/rita-1",
        "BASE/Practitioner/rita-1/",
        "BASE/Practitioner/rita-1/_history/4",
        "BASE//Practitioner/rita-1",
        "PractitionerRole/role-1",
        "BASE/PractitionerRole/role-1",
        "Person/rita-2"
    })
    void aUserAtTheEhrIsReadThere(String fhirUser) {
        ehr.give("Person", "rita-2", Map.of("name", List.of(Map.of("text", "Rita Okafor"))));
        assertEquals("Rita Okafor", user(fhirUser, Map.of("name", "Somebody")).name());
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/fhir/Practitioner/rita-1",
        "ORIGIN/fhir2/Practitioner/rita-1",
        "ORIGIN/FHIR/Practitioner/rita-1",
        "urn:x/Practitioner/rita-1"
    })
    void aUserElsewhereIsNamedByTheTokenAndNeverFetched(String fhirUser) {
        assertEquals(
                "R. Elsewhere", user(fhirUser, Map.of("name", "R. Elsewhere")).name());
        assertTrue(
                ehr.requests.stream().noneMatch(request -> request.contains("/Practitioner")), ehr.requests::toString);
        assertEquals(SMART_USER_MALFORMED, SmartNode.refusal(() -> user(fhirUser, Map.of())));
    }

    @Test
    void aRoleOfSomebodyElsewhereDoesNotNameWhoeverHasTheirIdHere() {
        ehr.give(
                "PractitionerRole",
                "role-2",
                Map.of(
                        "practitioner",
                        Map.of(
                                "reference",
                                "https://elsewhere.example/Practitioner/rita-1",
                                "display",
                                "R. Elsewhere")));
        assertEquals("R. Elsewhere", user("PractitionerRole/role-2", Map.of()).name());
    }

    @Test
    void aUserIsNamedByWhateverTheTokenNamesThemBy() {
        ehr.resources.remove("/fhir/Practitioner/rita-1");
        Map<String, String> claims = new LinkedHashMap<>(Map.of("preferred_username", "rokafor"));
        assertEquals("rokafor", user("Practitioner/rita-1", claims).name());
        claims.put("family_name", "Okafor");
        assertEquals("Okafor", user("Practitioner/rita-1", claims).name());
        claims.put("given_name", "Rita");
        assertEquals("Rita Okafor", user("Practitioner/rita-1", claims).name());
        claims.put("name", "Dr Rita Okafor");
        assertEquals("Dr Rita Okafor", user("Practitioner/rita-1", claims).name());
    }

    @ParameterizedTest
    @CsvSource({
        NHS + ",999 000 0018",
        NHS + ",999-000-0018",
        "http://fhir.nhs.net/Id/nhs-number,9990000018",
        "http://fhir.nhs.uk/Id/nhs-number/,9990000018",
        "urn:oid:2.16.840.1.113883.2.1.4.1,9990000018"
    })
    void anNhsNumberIsReadInEveryForm(String system, String value) {
        assertEquals("9990000018", number(List.of(identifier(system, value), identifier(NHS, "9990000018"))));
        assertEquals("9990000018", number(List.of(identifier(system, value))));
    }

    @Test
    void aNumberWhosePeriodHasEndedIsNotTheCurrentOne() {
        Map<String, Object> ended = identifier(NHS, "9990000026");
        ended.put("period", Map.of("end", LocalDate.now().minusDays(2).toString()));
        Map<String, Object> old = identifier("http://fhir.nhs.net/Id/nhs-number", "9990000034");
        old.put("use", "old");
        assertEquals("9990000018", number(List.of(ended, old, identifier(NHS, "9990000018"))));
        assertEquals(SMART_PATIENT_UNIDENTIFIED, SmartNode.refusal(() -> number(List.of(ended))));
    }

    @Test
    void twoNumbersInUseAreRefused() {
        List<Map<String, Object>> two =
                List.of(identifier(NHS, "9990000018"), identifier("http://fhir.nhs.net/Id/nhs-number", "9990000026"));
        assertEquals(SMART_PATIENT_UNIDENTIFIED, SmartNode.refusal(() -> number(two)));
    }

    private Practitioner user(String fhirUser, Map<String, String> names) {
        String reference = fhirUser.replace("BASE", ehr.fhirBase()).replace("ORIGIN", ehr.origin());
        ehr.idTokens.claims = claims -> {
            names.forEach(claims::claim);
            return claims.claim("fhirUser", reference);
        };
        return node.launch(ehr).launch().practitioner();
    }

    private String number(List<Map<String, Object>> identifiers) {
        ehr.give("Patient", "ivy-1", Map.of("identifier", identifiers, "birthDate", "1945-03-12"));
        return node.launch(ehr).launch().patient().nhsNumber().digits();
    }

    private static Map<String, Object> identifier(String system, String value) {
        return new LinkedHashMap<>(Map.of("system", system, "value", value));
    }
}
