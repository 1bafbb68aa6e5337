package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Result 1                  | SARS-CoV-2 detected
            No asthma                 | Asthma
            ?Asthma                   | Asthma
            FH: breast cancer         | Breast cancer
            Asthma                    | Suspected asthma
            Fracture                  | Fracture of left hip
            Zeltamol 500mg tablets    | Zeltamol 250mg tablets
            Codeine intolerance       | Allergy to codeine
            Heart attack              | Myocardial infarction
            """)
    void putsBesideTheWordsWhatTheCodeSaysElse(String text, String term) {
        CodedText coded = CodedText.of(concept(text, term));
        assertEquals(term, coded.otherwise().whole());
        assertEquals(text + " (coded as: " + term + ")", coded.full().whole());
        assertEquals(coded.full(), ValueText.of(concept(text, term)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asthma                       | asthma
            Asthma                       | Asthma (disorder)
            Zeltamol 500mg tablets       | Zeltamol 500 mg Tablet
            Zeltamol Tablets 500 mg      | Zeltamol 500mg tablets
            Fracture of left hip in 2019 | Fracture of left hip
            Penicillin                   | Allergy to penicillin
            Hip, left - fracture         | Fracture of left hip
            """)
    void repeatsNoCodeThatSaysTheSame(String text, String term) {
        assertEquals(text, CodedText.of(concept(text, term)).full().whole());
    }

    @Test
    void namesEveryCodeThatSaysSomethingElse() {
        CodeableConcept concept = concept("Chest pain", "Chest pain (finding)")
                .addCoding(new Coding("http://read.info/readv2", "G30", "Acute myocardial infarction"))
                .addCoding(new Coding("http://hl7.org/fhir/sid/icd-10", "I21", "Acute myocardial infarction"));
        CodedText coded = CodedText.of(concept);
        assertEquals("Acute myocardial infarction", coded.otherwise().whole());
        CodeableConcept two = new CodeableConcept()
                .addCoding(new Coding(CodeSystems.SNOMED, "1", "Asthma"))
                .addCoding(new Coding("http://read.info/readv2", "2", "Bronchitis"));
        assertEquals("Asthma (coded as: Bronchitis)", CodedText.of(two).full().whole());
    }

    @ParameterizedTest
    @CsvSource({
        "H,,High",
        "H,High,High",
        "H,H,High",
        "H,above what you would expect,'High, above what you would expect'",
        "ZZ,borderline,borderline"
    })
    void saysWhatWasWrittenBesideAFlagsCode(String code, String text, String words) {
        CodeableConcept flag = new CodeableConcept().setText(text);
        flag.addCoding().setCode(code);
        assertEquals(words, Words.interpretation(flag).whole());
    }

    @Test
    void saysEveryFlagOfAConcept() {
        CodeableConcept flag = new CodeableConcept();
        flag.addCoding().setCode("H");
        flag.addCoding().setCode("A");
        assertEquals("High, Abnormal", Words.interpretation(flag).whole());
        CodeableConcept why = new CodeableConcept().setText("tube broken in transit");
        why.addCoding().setCode("error");
        assertEquals(
                "could not be measured, tube broken in transit",
                Words.absent(why).whole());
    }

    private static CodeableConcept concept(String text, String term) {
        return new CodeableConcept().setText(text).addCoding(new Coding(CodeSystems.SNOMED, "1", term));
    }
}
