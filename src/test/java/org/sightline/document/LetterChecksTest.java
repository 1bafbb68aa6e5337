package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterChecksTest {

    private static final String TRACED = "<id root='2.16.840.1.113883.2.1.4.1' extension='%s'/>";
    private static final String UNTRACED = "<id root=' urn:oid:2.16.840.1.113883.2.1.3.2.4.18.23' extension='%s'/>";
    private static final String LOCAL = "<id root='2.16.840.1.113883.2.1.3.2.4.18.24' extension='%s'/>";

    @ParameterizedTest
    @DisplayName("F04-WHO a clinical document that names another patient by number, birth date or name is not shown")
    @CsvSource({
        "traced, 9990000026, '', ''",
        "untraced, 999 000 0026, '', ''",
        "traced, 9990000018, 19450308, Ivy Bell",
        "local, 1, 19540307, Ivy Bell",
        "local, 1, 1946, ''",
        "local, 1, 194504, Ivy Bell",
        "local, 1, 194503081200+0000, ''",
        "local, 1, '', Mary Marlow"
    })
    void anotherPatientsIsNotShown(String kind, String number, String born, String name) {
        assertInstanceOf(Rendering.OfAnotherPatient.class, cda(kind, number, born, name));
        if (!kind.equals("untraced")) {
            assertInstanceOf(Rendering.OfAnotherPatient.class, fhir(kind, number, born, name));
        }
    }

    @ParameterizedTest
    @DisplayName("F04-WHO what may be this patient's is shown, with what to check beside it")
    @CsvSource({
        "traced, 999-000-0018, 19450307, Mrs Ivy BELL, ''",
        "traced, 9990000018, 1945, Íris Bell, ''",
        "untraced, 9990000018, 194503, '', ''",
        "traced, 9990000018, '', Mrs Mary Marlow, NAME",
        "local, 1, 19450307000000+0100, Ivy Marlow, NUMBER",
        "local, 1, unknown, Ivy, NUMBER",
        "local, 1, 19450307, Mary Marlow, NUMBER NAME",
        "local, 1, '', '', NUMBER"
    })
    void whatMayBeThisPatientsIsShown(String kind, String number, String born, String name, String cautions) {
        assertEquals(cautions, cautions(cda(kind, number, born, name)));
        if (!kind.equals("untraced")) {
            assertEquals(cautions, cautions(fhir(kind, number, born, name)));
        }
    }

    private static String cautions(Rendering rendering) {
        List<String> said = assertInstanceOf(Rendering.Laid.class, rendering).leftOut();
        String number =
                said.contains("It does not give the patient’s NHS number: check whom it is about.") ? "NUMBER" : "";
        String name = said.contains("The name in it is not the patient’s name at the source: check whom it is about.")
                ? "NAME"
                : "";
        return (number + " " + name).strip();
    }

    private static Rendering cda(String kind, String number, String born, String name) {
        String id = (kind.equals("traced") ? TRACED : kind.equals("untraced") ? UNTRACED : LOCAL).formatted(number);
        return rendered("<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>" + id
                + "<patient><name>" + name.replace(" ", "<given/> ") + "</name>"
                + (born.isEmpty() ? "" : "<birthTime value='" + born + "'/>")
                + "</patient></patientRole></recordTarget></ClinicalDocument>");
    }

    private static Rendering fhir(String kind, String number, String born, String name) {
        String system = kind.equals("traced") ? "https://fhir.nhs.uk/Id/nhs-number" : "https://local.example";
        String date = CdaTime.day(born);
        return rendered("""
                {"resourceType": "Bundle", "type": "document", "entry": [
                 {"resource": {"resourceType": "Composition", "subject": {"reference": "Patient/p"}}},
                 {"resource": {"resourceType": "Patient", "id": "p", "identifier": [{"system": "%s", "value": "%s"}]%s%s}}]}
                """.formatted(
                        system,
                        number,
                        name.isEmpty() ? "" : ", \"name\": [{\"text\": \"" + name + "\"}]",
                        date.isEmpty() ? "" : ", \"birthDate\": \"" + date + "\""));
    }

    private static Rendering rendered(String text) {
        return Rendering.of(text.getBytes(StandardCharsets.UTF_8), "", Letters.CHECKS);
    }
}
