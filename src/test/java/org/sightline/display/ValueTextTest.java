package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ValueTextTest {

    @Test
    void showsQuantitiesDigitForDigitWithComparatorAndUnit() {
        assertEquals(
                "5.40 mmol/L", ValueText.quantity(quantity("5.40", "mmol/L")).head());
        assertEquals(
                "<0.01 ng/mL",
                ValueText.quantity(quantity("0.01", "ng/mL").setComparator(QuantityComparator.LESS_THAN))
                        .head());
        assertEquals("0 mg", ValueText.quantity(quantity("0", "mg")).head());
    }

    @Test
    void neverGuessesAMissingUnitOrValue() {
        assertEquals(
                "7.1 (unit not given)",
                ValueText.quantity(new Quantity().setValueElement(new DecimalType("7.1")))
                        .head());
        assertEquals(
                "Value not given (mg)",
                ValueText.quantity(new Quantity().setUnit("mg")).head());
        assertTrue(ValueText.quantity(new Quantity()).isEmpty());
        assertEquals(
                "1.1", ValueText.quantity(quantity("1.1", null).setCode("1")).head());
    }

    @Test
    void writesReferenceRanges() {
        assertEquals(
                "3.5 to 5.3 mmol/L",
                ValueText.range(quantity("3.5", "mmol/L"), quantity("5.3", "mmol/L"))
                        .head());
        assertEquals(
                "up to 58 mmol/mol",
                ValueText.range(new Quantity(), quantity("58", "mmol/mol")).head());
        assertEquals(
                "1 g to 500 mg",
                ValueText.range(quantity("1", "g"), quantity("500", "mg")).head());
    }

    @Test
    void showsWhatTheClinicianSawBeforeTheTerm() {
        CodeableConcept concept = new CodeableConcept()
                .setText("Penicillin - came out in rash")
                .addCoding(new Coding("http://snomed.info/sct", "294499007", "Allergy to benzylpenicillin"));
        CodedText text = CodedText.of(concept);
        assertEquals("Penicillin - came out in rash", text.text().head());
        assertEquals("Allergy to benzylpenicillin", text.term().head());
        assertEquals(
                "SNOMED CT 294499007 Allergy to benzylpenicillin", text.codes().head());
    }

    @Test
    void prefersTheUserSelectedCodingThenSnomed() {
        CodeableConcept concept = new CodeableConcept()
                .addCoding(new Coding("http://read.info/ctv3", "X", "Read term").setUserSelected(true))
                .addCoding(new Coding("http://snomed.info/sct", "91936005", "Allergy to penicillin"));
        assertEquals("Read term", CodedText.of(concept).text().head());
        assertEquals("Allergy to penicillin", CodedText.of(concept).term().head());
    }

    @Test
    void showsACodeWithoutWordsAsSuch() {
        CodeableConcept concept = new CodeableConcept().addCoding(new Coding("urn:local", "Q9", null));
        assertEquals(
                "Code Q9 (urn:local), no words sent",
                CodedText.of(concept).text().head());
    }

    @Test
    void writesTitresAndOtherRatios() {
        assertEquals(
                "1:128",
                ValueText.of(ratio(quantity("1", null), quantity("128", null))).whole());
        assertEquals(
                "<1:8",
                ValueText.of(ratio(quantity("1", null).setComparator(QuantityComparator.LESS_THAN), quantity("8", "1")))
                        .whole());
        assertEquals(
                "5 mg per mL",
                ValueText.of(ratio(quantity("5", "mg"), quantity("1", "mL"))).whole());
        assertEquals(
                "250 mg per 5 mL",
                ValueText.of(ratio(quantity("250", "mg"), quantity("5", "mL"))).whole());
        assertEquals(
                "1:(not given)",
                ValueText.of(ratio(quantity("1", null), new Quantity())).whole());
        assertTrue(ValueText.of(new Ratio()).isEmpty());
    }

    @Test
    void saysOfASeriesHowManyAndHowToReadThem() {
        SampledData series = new SampledData().setOrigin(quantity("2", "mV")).setData("1 4 E 9");
        series.setPeriod(10).setFactor(new BigDecimal("0.5")).setDimensions(1);
        assertEquals(
                "A series of 4 values, see the source; one every 10 ms, 1 at each time, counted from 2 mV, to be multiplied by 0.5: 1 4 E 9",
                ValueText.of(series).whole());
        assertEquals(
                "A series of values that were not sent, see the source",
                ValueText.of(new SampledData().setOrigin(new Quantity())).whole());
    }

    private static Ratio ratio(Quantity above, Quantity below) {
        return new Ratio().setNumerator(above).setDenominator(below);
    }

    @Test
    void writesNamesByTheCommonUserInterface() {
        HumanName old = new HumanName().setUse(NameUse.MAIDEN).setFamily("Jones");
        HumanName official = new HumanName()
                .setUse(NameUse.OFFICIAL)
                .setFamily("Smith")
                .setGiven(List.of(new StringType("John")))
                .setPrefix(List.of(new StringType("Mr")));
        HumanName nick = new HumanName().setUse(NameUse.NICKNAME).setGiven(List.of(new StringType("Jack")));
        PersonName name = PersonName.of(List.of(old, nick, official)).orElseThrow();
        assertEquals("SMITH, John (Mr)", name.name().head());
        assertEquals("Jack", name.preferred().head());
        assertTrue(PersonName.of(List.of(old)).isEmpty());
    }

    private static Quantity quantity(String value, String unit) {
        return new Quantity().setValueElement(new DecimalType(value)).setUnit(unit);
    }
}
