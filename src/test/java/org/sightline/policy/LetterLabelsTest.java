package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.document.LetterChecks;
import org.sightline.document.Rendering;

/** The labels in letters, and the rules that are shipped. */
class LetterLabelsTest {

    private static final LetterChecks CHECKS = new LetterChecks(
            new PatientIdentity(NhsNumber.parse("9990000018").orElseThrow(), LocalDate.of(1945, 3, 7)),
            List.of(),
            SensitiveFolder.shipped()::withholds);

    @ParameterizedTest
    @DisplayName(
            "F19-LETTER a label anywhere in a clinical document withholds it as one of its DocumentReference would")
    @CsvSource(
            delimiter = '|',
            value = {
                "<confidentialityCode code='N' codeSystem='2.16.840.1.113883.5.25'/>|false",
                "<confidentialityCode code='R' codeSystem='2.16.840.1.113883.5.25'/>|true",
                "<confidentialityCode code='V'/>|true",
                "<confidentialityCode code='R' codeSystem='1.2.3'/>|false",
                "<confidentialityCode nullFlavor='NI'/>|false",
                "<component><structuredBody><component><section><confidentialityCode code='R' codeSystem='2.16.840.1.113883.5.25'/></section></component></structuredBody></component>|true",
                "<component><structuredBody><component><section><entry><organizer><component><observation><code code='SECCLASSOBS'/><value code='V' codeSystem='2.16.840.1.113883.5.25'/></observation></component></organizer></entry></section></component></structuredBody></component>|true",
                "<component><structuredBody><component><section><entry><observation><code code='1'/><value code='V' codeSystem='2.16.840.1.113883.5.25'/></observation></entry></section></component></structuredBody></component>|false"
            })
    void labelsInClinicalDocumentsWithhold(String inside, boolean withheld) {
        assertEquals(
                withheld, isWithheld("<ClinicalDocument xmlns='urn:hl7-org:v3'>" + inside + "</ClinicalDocument>"));
    }

    @ParameterizedTest
    @DisplayName(
            "F19-LETTER a label of a FHIR document, its composition or any entry withholds it, however it is written")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"confidentiality\": \"N\"| \"id\": \"o\"|false",
                "\"confidentiality\": \"R\"| \"id\": \"o\"|true",
                "\"id\": \"c\"| \"meta\": {\"security\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\", \"code\": \"HIV\"}]}|true",
                "\"id\": \"c\"| \"unknown\": 1, \"meta\": {\"security\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}]}|true"
            })
    void labelsInFhirDocumentsWithhold(String composition, String entry, boolean withheld) {
        String document =
                "{\"resourceType\": \"Bundle\", \"type\": \"document\", \"entry\": [{\"resource\": {\"resourceType\": \"Composition\", "
                        + composition + "}}, {\"resource\": {\"resourceType\": \"Observation\", " + entry + "}}]}";
        assertEquals(withheld, isWithheld(document));
        assertEquals(withheld, isWithheld(document.replace("\"document\"", "\"collection\"")));
    }

    private static boolean isWithheld(String letter) {
        return Rendering.of(letter.getBytes(StandardCharsets.UTF_8), "", CHECKS) instanceof Rendering.Withheld;
    }
}
