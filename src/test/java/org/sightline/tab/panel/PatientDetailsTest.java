package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.patient.PatientCautions;

/** What the sources hold of the patient besides the record. */
class PatientDetailsTest {

    private static final String GP = """
            {'resourceType':'Patient','id':'1','meta':{'lastUpdated':'2026-03-01T09:00:00Z'},'gender':'female','birthDate':'1945-03-12',
             'name':[{'use':'official','prefix':['Mrs'],'given':['Ivy'],'family':'Adeyemi'},{'use':'maiden','family':'Cole'}],
             'address':[{'use':'home','line':['1 High Street'],'city':'Northgate','postalCode':'NG1 1AA'},{'use':'old','text':'The Old Mill'}],
             'telecom':[{'system':'phone','value':'01604 555 0100','use':'home'}],
             'maritalStatus':{'text':'Widowed'},'multipleBirthInteger':2,
             'communication':[{'language':{'text':'Yoruba'},'preferred':true}],
             'contact':[{'name':{'text':'Femi Adeyemi'},'relationship':[{'text':'Son'}],'telecom':[{'system':'phone','value':'07700 900 142'}]}],
             'generalPractitioner':[{'display':'Dr Bell'}],'photo':[{'title':'Front','contentType':'image/png','data':'AAAA'}],
             'extension':[
              {'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory','valueCodeableConcept':{'text':'Black African'}},
              {'url':'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired','valueBoolean':true},
              {'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus','extension':[
               {'url':'deathNotificationStatus','valueCodeableConcept':{'text':'Informal'}}]}]}""";

    @Test
    void showsFirstWhatHasToBeKnownBeforeSpeakingAndFoldsTheRest() {
        Panel view = panel().source("GP", GP).show();

        assertEquals("""
                Language: Yoruba (preferred)
                Interpreter: Yes
                Notice of death: Death notification status: Informal
                Next of kin or contact: Femi Adeyemi, Son, 07700 900 142""", rows(view.tables().getFirst()));
        assertEquals("12 further details", view.tables().get(1).title());
        assertEquals("""
                Name: Mrs Ivy Adeyemi (official)
                Former name: Cole (maiden)
                Gender: Female
                Born: 12-Mar-1945
                Marital status: Widowed
                Twin or other multiple birth: 2
                Ethnicity: Black African
                Address: 1 High Street, Northgate, NG1 1AA (home)
                Former address: The Old Mill (no longer used)
                Telephone: 01604 555 0100 (home)
                Registered GP: Dr Bell
                Picture: Held by the source, not shown here: Front, image/png""", rows(view.tables().get(1)));
        assertEquals(
                "1 source, each with all that it holds of the patient",
                view.tables().getLast().title());
        assertEquals(List.of("gp/Patient/1"), view.references());
    }

    @Test
    @DisplayName("H18 an address or a number that sources hold differently is a difference, with who says which")
    void showsDifferencesAsDifferences() {
        Panel view = panel().source("GP", GP)
                .source("Trust", GP.replace("1 High Street", "1 HIGH  STREET").replace("Ivy", "Iva"))
                .source(
                        "Council",
                        GP.replace("1 High Street", "9 Low Road").replace("'maritalStatus':{'text':'Widowed'},", ""))
                .show();

        List<Row> first = view.tables().getFirst().rows();
        Row address = named(first, "Address");
        assertEquals("Sources differ", address.chips().getFirst().text().whole());
        assertEquals(
                List.of(
                        "GP, Trust: 1 High Street, Northgate, NG1 1AA (home)",
                        "Council: 9 Low Road, Northgate, NG1 1AA (home)"),
                address.cells().getFirst().lines().stream()
                        .map(line -> line.name().whole() + " " + line.text().whole())
                        .toList());
        assertEquals(1, named(first, "Name").chips().size());
        Row married = named(view.tables().get(1).rows(), "Marital status");
        assertEquals(List.of(), married.chips());
        assertEquals(List.of("GP", "Trust"), married.frame().sources());
    }

    @Test
    void capitalsAndWhatAnAddressIsUsedForAreNoDifference() {
        Panel view = panel().source("GP", GP)
                .source("Trust", GP.replace("'use':'home','line'", "'line'").replace("Northgate", "NORTHGATE"))
                .source("Council", GP.replace("'use':'home'}]", "'use':'old'}]"))
                .show();
        List<Row> first = view.tables().getFirst().rows();
        assertEquals(
                List.of("Language", "Interpreter", "Notice of death", "Telephone", "Next of kin or contact"),
                Shown.names(first));
        assertEquals(1, named(first, "Telephone").chips().size());
    }

    @Test
    @DisplayName("H15 each source's own entry of the patient stands whole, though it shares its NHS number with others")
    void showsEachSourcesEntryWhole() {
        String number = "'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}],'gender'";
        Panel view = panel().source("GP", GP.replace("'gender'", number))
                .source("Trust", GP.replace("'gender'", number))
                .show();
        Table whole = view.tables().getLast();
        assertEquals(
                List.of("GP", "Trust"),
                Shown.names(whole.rows()).stream().sorted().toList());
        assertTrue(whole.rows().getFirst().frame().details().stream()
                .anyMatch(detail -> detail.value().whole().equals("Black African")));
    }

    @Test
    @DisplayName("H2 a source that did not answer is no source without details")
    void saysWhichSourceDidNotAnswer() {
        Panel view = panel().failed("Trust").show();
        assertEquals(
                "Details of the patient unavailable: no source answered.",
                view.frame().empty());
    }

    @Test
    @DisplayName("H8 an unverified NHS number, a modifier extension and implicit rules are said of the source itself")
    void warnsOfWhatItsSourceHasNotVerifiedOrChangesInMeaning() {
        String status = "{'resourceType':'Patient','identifier':[{'system':'SYSTEM','value':'9990000018','extension':[{"
                + "'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',"
                + "'valueCodeableConcept':{'coding':[{'code':'CODE','display':'Some words'}]}}]}]}";
        String nhs = status.replace("SYSTEM", "https://fhir.nhs.uk/Id/nhs-number");
        assertEquals(
                "The source has not verified the NHS number: Some words",
                cautions(nhs.replace("CODE", "number-present-but-not-traced")));
        assertEquals("", cautions(nhs.replace("CODE", "number-present-and-verified")));
        assertEquals("", cautions(nhs.replace("CODE", "01")));
        assertEquals("", cautions(status.replace("SYSTEM", "https://trust.example/id")));
        assertTrue(cautions("{'resourceType':'Patient','modifierExtension':[{'url':'https://x.example/m'}]}")
                .contains("https://x.example/m"));
        assertTrue(
                cautions("{'resourceType':'Patient','contact':[{'modifierExtension':[{'url':'https://x.example/c'}]}]}")
                        .contains("https://x.example/c"));
        assertTrue(cautions("{'resourceType':'Patient','implicitRules':'https://x.example/rules'}")
                .contains("https://x.example/rules"));
    }

    private static String cautions(String patient) {
        return PatientCautions.of(FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(Patient.class, patient.replace('\'', '"')))
                .stream()
                .map(ShownText::whole)
                .collect(Collectors.joining(" "));
    }

    private static Given panel() {
        return Given.kind("patient-details", "Patient");
    }

    private static Row named(List<Row> rows, String label) {
        return rows.stream()
                .filter(row -> row.what().text().whole().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static String rows(Table table) {
        return table.rows().stream()
                .map(row -> row.what().text() + ": "
                        + row.cells().stream()
                                .flatMap(cell -> Shown.lines(cell).stream())
                                .collect(Collectors.joining(" / ")))
                .collect(Collectors.joining("\n"));
    }
}
