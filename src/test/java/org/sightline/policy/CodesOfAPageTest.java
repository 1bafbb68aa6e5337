package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.CodeTerms;
import org.sightline.display.CompletedCodes;
import org.sightline.display.SentCodes;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.reading.ReaderUnderTest;

/** A page's codes spare looking at each of its entries, and hide none. */
class CodesOfAPageTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String CODE = "5011000999101";

    private final FhirJson fhir = new FhirJson(new ReaderUnderTest().settings());

    @TempDir
    Path folder;

    @Test
    @DisplayName("F19-PAGE a code that came in a page hides in no element of no type")
    void findsACodeInEveryPlaceOfEveryType() throws Exception {
        WithheldData list = SensitiveFolder.withList(folder, CODE);
        CodeableConcept listed = new CodeableConcept(new Coding(SNOMED, CODE, null));
        Bundle page = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        List<CodePlaces.Place> places = CodePlaces.of(listed).stream()
                // of patients each is read by itself; the library's type has the other, R4's does not
                .filter(place -> !place.name().startsWith("Patient."))
                .filter(place -> !place.name().equals("CompartmentDefinition.jurisdiction"))
                .toList();
        for (CodePlaces.Place place : places) {
            page.addEntry().setResource(place.resource());
        }
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(page);
        List<Resource> sent = fhir.searchset(json.getBytes(StandardCharsets.UTF_8)).bundle().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        assertEquals(places.size(), sent.size());
        assertTrue(sent.size() > 1000, () -> sent.size() + " places");
        for (int i = 0; i < sent.size(); i++) {
            Resource resource = sent.get(i);
            assertNotNull(SentCodes.of(resource));
            assertEquals(
                    json(resource).contains(CODE),
                    list.withholds(resource),
                    places.get(i).name());
        }
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    @ParameterizedTest
    @DisplayName("F19-PAGE however the code is written in the page")
    @ValueSource(
            strings = {
                "\"" + CODE + "\"",
                "\"\\u0035011000999101\"",
                "\" " + CODE + " \"",
                "\"404684003 |Clinical finding|:47429007=" + CODE + " |Made up|\"",
                CODE
            })
    void howeverTheCodeIsWritten(String written) throws Exception {
        assertTrue(SensitiveFolder.withList(folder, CODE).withholds(condition(written)), written);
        assertFalse(SensitiveFolder.shipped().withholds(condition(written)), written);
    }

    @Test
    @DisplayName("F19-PAGE a code that a map adds is looked for as well")
    void looksForWhatAMapAdds() throws Exception {
        WithheldData list = SensitiveFolder.withList(folder, CODE);
        Resource condition = condition("\"X1\"");
        assertFalse(list.withholds(condition));
        new CompletedCodes((_, _) -> List.of(new MappedCode(CODE, "a map", "1")), CodeTerms.NONE).in(condition);
        assertNull(SentCodes.of(condition));
        assertTrue(list.withholds(condition));

        Resource several = condition("\"X1\"");
        new CompletedCodes(
                        (_, _) -> List.of(new MappedCode("73211009", "a map", "1"), new MappedCode(CODE, "a map", "1")),
                        CodeTerms.NONE)
                .in(several);
        assertFalse(list.withholds(several));
        assertTrue(CompletedCodes.isSoMeaningAll(several, list::withholds));
    }

    private Resource condition(String code) throws Exception {
        String system = code.contains("X1") ? "http://read.info/readv2" : SNOMED;
        String page = """
                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","id":"1",
                "subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"%s","code":%s}]}}}]}
                """.formatted(system, code);
        return fhir.searchset(page.getBytes(StandardCharsets.UTF_8))
                .bundle()
                .getEntryFirstRep()
                .getResource();
    }
}
