package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MedicineDetailsTest {

    @Test
    void saysWhatAMedicineIsMadeOfWithItsStrengths() {
        String medication =
                "{'resourceType':'Medication','id':'m','contained':[{'resourceType':'Substance','id':'s','code':{'text':'Substancethree'}}],NAME'form':{'text':'Oral suspension'},'amount':{'numerator':{'value':100,'unit':'mL'},'denominator':{'value':1,'unit':'bottle'}},'batch':{'lotNumber':'LOT7'},'ingredient':[{'itemCodeableConcept':{'text':'Ingredientone'},'strength':{'numerator':{'value':250,'unit':'mg'},'denominator':{'value':5,'unit':'mL'}}},{'itemCodeableConcept':{'text':'Ingredienttwo'},'isActive':false},{'itemReference':{'reference':'#s'},'strength':{'numerator':{'value':5,'unit':'mg'},'denominator':{'value':1,'unit':'mL'}}}]}";
        String parts = "Ingredientone (250 mg per 5 mL); Ingredienttwo (not active); Substancethree (5 mg per mL)";
        Row named = row(
                "'medicationReference':{'reference':'Medication/m'}",
                medication.replace("NAME", "'code':{'text':'Zeltamol'},"));
        assertEquals("Zeltamol", named.what().text().whole());
        assertEquals(List.of(parts), details(named, "Contains"));
        assertEquals(List.of("Oral suspension"), details(named, "Form"));
        assertEquals(List.of("100 mL per bottle"), details(named, "Amount in the pack"));
        assertEquals(List.of("LOT7"), details(named, "Batch"));
        Row nameless = row("'medicationReference':{'reference':'Medication/m'}", medication.replace("NAME", ""));
        assertEquals(parts.replace(";", " +"), nameless.what().text().whole());
    }

    @Test
    void saysHowAMedicineIsSupplied() {
        Row row = row(
                "'medicationCodeableConcept':{'text':'Zeltamol'},'dispenseRequest':{'quantity':{'value':56,'unit':'tablet'},'expectedSupplyDuration':{'value':28,'unit':'d'},'numberOfRepeatsAllowed':3,'validityPeriod':{'start':'2026-11-01','end':'2027-11-01'},'initialFill':{'quantity':{'value':14,'unit':'tablet'},'duration':{'value':1,'unit':'wk'}},'dispenseInterval':{'value':14,'unit':'d'},'performer':{'display':'Northgate Pharmacy'}},'substitution':{'allowedBoolean':false,'reason':{'text':'brand only'}}");
        assertEquals(
                List.of(
                        "Quantity: 56 tablets",
                        "Supply for: 28 days",
                        "Repeats allowed: 3",
                        "First supply: 14 tablets for 1 week",
                        "Least time between supplies: 14 days",
                        "Prescription valid from: 01-Nov-2026",
                        "Prescription valid until: 01-Nov-2027",
                        "To be supplied by: Northgate Pharmacy",
                        "Another product may be given: No",
                        "Why another product, or why not: brand only"),
                row.frame().details().stream()
                        .map(detail -> detail.label() + ": " + detail.value())
                        .dropWhile(line -> !line.startsWith("Quantity"))
                        .takeWhile(line -> !line.startsWith("Last") && !line.startsWith("Source"))
                        .toList());
    }

    @Test
    void saysWhyAndHowUrgently() {
        Row row = row(
                "'medicationCodeableConcept':{'text':'Zeltamol'},'priority':'stat','category':[{'text':'Community'}],'courseOfTherapyType':{'text':'Seasonal'},'reasonCode':[{'text':'Hay fever'}],'reasonReference':[{'reference':'Condition/c'},{'display':'Wheeze'}],'statusReason':{'text':'Out of stock'},'reportedBoolean':true",
                "{'resourceType':'Condition','id':'c','code':{'text':'Asthma'}}");
        assertEquals(List.of("Hay fever", "Asthma, Wheeze"), details(row, "Reason"));
        assertEquals(List.of("Out of stock"), details(row, "Why in this state"));
        assertEquals(List.of("Seasonal"), details(row, "Course of therapy"));
        assertEquals(List.of("Community"), details(row, "Category"));
        assertEquals(List.of("somebody else, not first-hand"), details(row, "Reported by"));
        assertEquals(
                List.of("At once"),
                row.chips().stream()
                        .map(chip -> chip.text().whole())
                        .filter("At once"::equals)
                        .toList());
    }

    private static Row row(String parts, String... others) {
        String request =
                "{'resourceType':'MedicationRequest','id':'1','status':'active','intent':'order'," + parts + "}";
        return Shown.open(Given.medicines()
                        .source(
                                "GP",
                                Stream.concat(Stream.of(request), Stream.of(others))
                                        .toArray(String[]::new))
                        .show())
                .getFirst();
    }

    private static List<String> details(Row row, String label) {
        return row.frame().details().stream()
                .filter(detail -> detail.label().equals(label))
                .map(detail -> detail.value().whole())
                .toList();
    }
}
