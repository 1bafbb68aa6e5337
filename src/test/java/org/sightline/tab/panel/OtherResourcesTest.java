package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.tab.panel.kinds.PanelKinds;

/** Entries of types that no other panel shows. */
class OtherResourcesTest {

    private static Stream<String> types() {
        return PanelKinds.named("other-resources").orElseThrow().resourceTypes().stream()
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("H15 an entry of any of its types is a row, and what was sent of it stands in the details")
    void listsAnEntryOfAnyType(String type) {
        Row row = row("{'resourceType':'" + type + "','id':'1','extension':[{'url':'https://x.example/zed',"
                + "'valueString':'Zyxmarker'}]}");
        String nameless = type.equals("FamilyMemberHistory") ? "a relative, not said which" : "not named by the source";
        assertTrue(row.what().text().whole().endsWith(nameless));
        assertTrue(details(row).contains("Zyxmarker"), details(row));
        assertFalse(Shown.lines(row.cells().getFirst()).getFirst().equals(type), "a name of FHIR's own");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("H19 it can only be one that FHIR lets say whom it is about")
    void isAboutSomebody(String type) throws ReflectiveOperationException {
        DomainResource resource = (DomainResource) FhirContext.forR4Cached()
                .getResourceDefinition(type)
                .getImplementingClass()
                .getConstructor()
                .newInstance();
        assertTrue(
                Stream.of("subject", "patient", "for", "beneficiary")
                        .anyMatch(name -> resource.getNamedProperty(name) != null),
                type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Goal; 'lifecycleStatus':'active','description':{'text':'Walk to the shop'},'startDate':'2026-01-02'; Walk to the shop; 02-Jan-2026; Active",
                "MedicationDispense; 'status':'completed','medicationCodeableConcept':{'text':'Zalorin'},'whenHandedOver':'2026-02-03'; Zalorin; 03-Feb-2026; Completed",
                "ImagingStudy; 'status':'available','description':'CT head','started':'2026-03-04'; CT head; 04-Mar-2026; Available",
                "RiskAssessment; 'status':'final','code':{'text':'Falls risk'},'occurrencePeriod':{'start':'2026-04-05'}; Falls risk; 05-Apr-2026; Final",
                "AdverseEvent; 'actuality':'potential','event':{'text':'Near fall'},'date':'2026-05-06'; Near fall; 06-May-2026; Potential",
                "Specimen; 'status':'unavailable','type':{'text':'Blood'},'receivedTime':'2026-06-07'; Blood; 07-Jun-2026; Unavailable"
            })
    void saysWhatWhenAndInWhichStatus(String type, String more, String what, String date, String status) {
        Row row = row("{'resourceType':'" + type + "','id':'1'," + more + "}");
        assertEquals(what, row.what().text().whole());
        assertTrue(
                row.frame().recorded().text().contains(date),
                row.frame().recorded().text());
        assertEquals(List.of(status), Shown.lines(row.cells().getLast()));
    }

    @Test
    @DisplayName("H19 a relative's condition never reads as the patient's own")
    void saysWhoseConditionItIs() {
        String history = "{'resourceType':'FamilyMemberHistory','id':'1','status':'completed',"
                + "RELATION'condition':[{'code':{'text':'Zebra syndrome'}}]}";
        Row mother = row(history.replace("RELATION", "'relationship':{'text':'Mother'},"));
        assertEquals("Mother: Zebra syndrome", mother.what().text().whole());
        assertEquals("About: Mother", mother.chips().getFirst().text().whole());
        Row nobody = row(history.replace("RELATION", ""));
        assertEquals(
                "a relative, not said which: Zebra syndrome",
                nobody.what().text().whole());
    }

    private static Row row(String json) {
        String[] types = types().toArray(String[]::new);
        Panel panel =
                Given.kind("other-resources", types).alone().source("GP", json).show();
        return panel.tables().getFirst().rows().getFirst();
    }

    private static String details(Row row) {
        return row.frame().details().stream()
                .map(detail -> detail.value().whole())
                .collect(Collectors.joining(" "));
    }
}
