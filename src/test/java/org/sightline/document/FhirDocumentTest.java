package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirDocumentTest {

    private static final String DOCUMENT = """
            {"resourceType": "Bundle", "type": "document", "entry": [
             {"fullUrl": "urn:uuid:c", "resource": {"resourceType": "Composition", "status": "final",
              "type": {"text": "Patient summary"}, "title": "Summary of Ivy Bell", "date": "2026-11-21",
              "subject": {"reference": "Patient/p"}, "author": [{"reference": "urn:uuid:d"}], "confidentiality": "R",
              "section": [
               {"title": "Medicines", "text": {"status": "generated",
                "div": "<div xmlns='http://www.w3.org/1999/xhtml'><p>Ramipril <del>10</del> 5 mg<!-- no --></p>\
            <p style='display:none'>old</p><p onclick='x()'>daily</p></div>"},
                "section": [{"title": "Stopped", "emptyReason": {"text": "not asked"}}]},
               {"code": {"text": "Results"}, "entry": [{"reference": "Observation/o"}, {"reference": "urn:uuid:a"},
                {"reference": "Observation/gone", "display": "Potassium"}]}]}},
             {"fullUrl": "https://example.org/fhir/Patient/p", "resource": {"resourceType": "Patient", "id": "p",
              "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "%s"}],
              "name": [{"given": ["Ivy"], "family": "Bell"}]}},
             {"fullUrl": "urn:uuid:d", "resource": {"resourceType": "Organization", "name": "Northgate Hospital"}},
             {"fullUrl": "https://example.org/fhir/Observation/o", "resource": {"resourceType": "Observation", "id": "o",
              "status": "final", "code": {"text": "Sodium"}, "effectiveDateTime": "2026-11-20",
              "valueQuantity": {"value": 138, "unit": "mmol/l"}}},
             {"fullUrl": "urn:uuid:a", "resource": {"resourceType": "AllergyIntolerance",
              "clinicalStatus": {"text": "active"}, "code": {"text": "Penicillin"},
              "patient": {"reference": "Patient/p"}, "reaction": [{"manifestation": [{"text": "Rash"}]}]}}]}
            """;

    @Test
    @DisplayName("FHD-1 a FHIR document is a page of sections with their narrative, and entries where there is none")
    void isAPageOfSections() {
        Rendering.Laid laid = laid(String.format(DOCUMENT, "999 000 0018"));
        String text = Jsoup.parse(laid.page()).body().text();
        assertTrue(
                text.startsWith("Summary of Ivy Bell Kind Patient summary Status Final Date 21-Nov-2026 Patient "),
                text);
        assertTrue(
                text.contains("Author Northgate Hospital Confidentiality Restricted Medicines Ramipril 10 5 mg"), text);
        assertTrue(
                text.contains(
                        "[hidden in the original: old] daily Stopped Nothing is written in this section (not asked)."),
                text);
        assertTrue(
                text.endsWith("Results This section has no narrative. Its entries: Observation: Sodium: 138 mmol/l,"
                        + " 20-Nov-2026, status final Allergy intolerance: Penicillin: Rash, status active"
                        + " Potassium (not in the file)"),
                text);
        assertTrue(laid.page().contains("<del>10</del>"));
        assertFalse(laid.page().contains("onclick"));
        assertEquals(2, laid.leftOut().size(), laid.leftOut().toString());
    }

    @Test
    @DisplayName("FHD-1 the same document in XML is the same page")
    void xmlIsTheSamePage() {
        var context = FhirContext.forR4Cached();
        String json = String.format(DOCUMENT, "9990000018");
        String xml = context.newXmlParser()
                .encodeResourceToString(context.newJsonParser().parseResource(json));
        assertEquals(
                Jsoup.parse(laid(json).page()).body().text(),
                Jsoup.parse(laid("\uFEFF" + xml).page()).body().text());
    }

    @Test
    @DisplayName("FHD-2 a FHIR document of another patient is not shown, nor is FHIR that is no document")
    void anotherPatientsIsNotShown() {
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(String.format(DOCUMENT, "9990000026")));
        assertTrue(laid(String.format(DOCUMENT, ""))
                .leftOut()
                .contains("It does not give the patient’s NHS number: check whom it is about."));
        for (String none : new String[] {
            "{\"resourceType\": \"Patient\"}",
            "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}",
            "{\"resourceType\": \"Bundle\", \"type\": \"document\"}",
            "{\"resourceType\": \"Bund",
            "{\"resourceType\": 1}"
        }) {
            assertInstanceOf(Rendering.NotHere.class, rendered(none), none);
        }
    }

    @Test
    @DisplayName("FHD-2 whose a document is says its subject, however many patients it holds")
    void isItsSubjects() {
        String child = withPatient("9990000018", String.format(DOCUMENT, "9990000026"));
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(child));
        laid(withPatient("9990000026", String.format(DOCUMENT, "9990000018")));
        String byNumber =
                "\"subject\": {\"identifier\": {\"system\": \"https://fhir.nhs.uk/Id/nhs-number\", \"value\": \"9990000026\"}}";
        String logical = String.format(DOCUMENT, "9990000018")
                .replaceFirst("\"subject\": \\{\"reference\": \"Patient/p\"}", byNumber);
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(logical));
    }

    @ParameterizedTest
    @DisplayName("FHD-2 another patient's number is heard by whatever name its system goes")
    @ValueSource(
            strings = {
                "http://fhir.nhs.net/Id/nhs-number",
                "http://fhir.nhs.uk/Id/nhs-number/",
                "HTTPS://fhir.nhs.uk/id/NHS-number",
                "urn:oid:2.16.840.1.113883.2.1.4.1"
            })
    void anotherPatientsNumberIsHeardByAnyName(String system) {
        String other =
                String.format(DOCUMENT, "999\u00a0000-0026").replace("https://fhir.nhs.uk/Id/nhs-number", system);
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(other));
    }

    @ParameterizedTest
    @DisplayName(
            "FHD-2 a FHIR document is one wherever it says so, and whatever stands before it or its sender calls it")
    @ValueSource(strings = {"text/plain", "", "application/json", "application/fhir+json"})
    void isOneWhereverItSaysSo(String declared) {
        String late =
                String.format(DOCUMENT, "9990000026").replaceFirst("\\{", "{\"id\": \"" + "x".repeat(100_000) + "\", ");
        Rendering rendering = Rendering.of(late.getBytes(StandardCharsets.UTF_8), declared, Letters.CHECKS);
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendering);
    }

    @Test
    @DisplayName("FHD-1 an entry about another patient than the document's is said to be")
    void entriesAboutOthersAreSaidToBe() {
        String others = withPatient("9990000026", String.format(DOCUMENT, "9990000018"))
                .replace("\"patient\": {\"reference\": \"Patient/p\"}", "\"patient\": {\"reference\": \"Patient/m\"}");
        String text = Jsoup.parse(laid(others).page()).body().text();
        assertTrue(text.contains("About another patient, BELL, Mary: Allergy intolerance: Penicillin"), text);
        assertTrue(text.contains("Its entries: Observation: Sodium"), text);
    }

    @ParameterizedTest
    @DisplayName("FHD-3 what is at another server is not taken for what has the same id here")
    @CsvSource({
        "Patient/p, Allergy intolerance: Penicillin",
        "https://example.org/fhir/Patient/p, Allergy intolerance: Penicillin",
        "http://example.org/fhir/Patient/p/_history/2, Allergy intolerance: Penicillin",
        "https://other.example/fhir/Patient/p, About a patient who is not in the file: Allergy intolerance: Penicillin",
        "https://example.org/fhir/Patient/m, 'About another patient, BELL, Mary: Allergy intolerance: Penicillin'"
    })
    void anotherServersIsNotTakenForThisOnes(String reference, String expected) {
        String document = withPatient("9990000026", String.format(DOCUMENT, "9990000018"))
                .replace(
                        "\"patient\": {\"reference\": \"Patient/p\"}",
                        "\"patient\": {\"reference\": \"" + reference + "\"}");
        String text = Jsoup.parse(laid(document).page()).body().text();
        assertTrue(text.contains("status final " + expected), text);
    }

    @Test
    @DisplayName("FHD-3 a relative reference is meant from where its holder is")
    void aRelativeReferenceIsMeantFromItsHolder() {
        String elsewhere = String.format(DOCUMENT, "9990000018")
                .replace("\"urn:uuid:a\"", "\"https://other.example/fhir/AllergyIntolerance/a\"");
        String text = Jsoup.parse(laid(elsewhere).page()).body().text();
        assertTrue(text.contains("About a patient who is not in the file: Allergy intolerance: Penicillin"), text);
        String theirs = String.format(DOCUMENT, "9990000026")
                .replace("\"fullUrl\": \"urn:uuid:c\"", "\"fullUrl\": \"https://example.org/fhir/Composition/c\"")
                .replace("https://example.org/fhir/Observation", "https://other.example/fhir/Observation");
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(theirs));
        String gone = theirs.replace("9990000026", "9990000018");
        assertTrue(Jsoup.parse(laid(gone).page()).body().text().contains("An entry that is not in the file"), gone);
    }

    @Test
    @DisplayName("FHD-1 an entry that is a proposal says so")
    void aProposalSaysSo() {
        String proposed = String.format(DOCUMENT, "9990000018")
                .replaceFirst(
                        "\"resourceType\": \"Observation\", \"id\": \"o\",\\s+\"status\": \"final\"",
                        "\"resourceType\": \"ServiceRequest\", \"id\": \"o\", \"status\": \"active\", \"intent\": \"proposal\"")
                .replace("Observation/o", "ServiceRequest/o");
        String text = Jsoup.parse(laid(proposed).page()).body().text();
        assertTrue(text.contains("Service request: Sodium, status active; proposal"), text);
    }

    private static String withPatient(String number, String document) {
        int at = document.lastIndexOf("]}");
        return document.substring(0, at) + """
                , {"fullUrl": "https://example.org/fhir/Patient/m", "resource": {"resourceType": "Patient", "id": "m",
                 "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "%s"}],
                 "name": [{"given": ["Mary"], "family": "Bell"}]}}""".formatted(number) + document.substring(at);
    }

    private static Rendering.Laid laid(String text) {
        return assertInstanceOf(Rendering.Laid.class, rendered(text));
    }

    private static Rendering rendered(String text) {
        return Rendering.of(text.getBytes(StandardCharsets.UTF_8), "application/fhir+json", Letters.CHECKS);
    }
}
