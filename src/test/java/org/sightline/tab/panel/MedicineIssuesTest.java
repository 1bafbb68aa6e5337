package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;

class MedicineIssuesTest {

    private static final String REQUEST =
            "{'resourceType':'MedicationRequest','id':'ID','status':'active','intent':'plan','courseOfTherapyType':{'coding':[{'code':'KIND'}]},'medicationCodeableConcept':{'text':'Metformin'},'authoredOn':'DATE','dosageInstruction':[{'text':'One a day'}]MORE}";
    private static final String REPEATS =
            ",'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation','extension':[{'url':'numberOfRepeatPrescriptionsIssued','valueUnsignedInt':ISSUED},{'url':'authorisationExpiryDate','valueDateTime':'REVIEW'}]}],'dispenseRequest':{'quantity':{'value':28,'unit':'tablets'},'numberOfRepeatsAllowed':6,'expectedSupplyDuration':{'value':28,'unit':'days'}}";

    @Test
    void saysHowOftenAMedicineWasAndMayBeIssuedAndWhenItIsToBeReviewed() {
        Row row = first(given(request(
                "continuous", "2024-01-15", REPEATS.replace("ISSUED", "4").replace("REVIEW", "2027-02-01"))));
        assertEquals(List.of("One a day", "28 tablets for 28 days"), lines(row, 0));
        assertEquals(List.of("Issued 4 of 6 times", "Review by 01-Feb-2027"), lines(row, 1));
        assertEquals("15-Jan-2024", row.frame().recorded().text());
        assertEquals(List.of("Repeat"), chips(row));
    }

    @Test
    void warnsOfUsedUpIssuesAndAnOverdueReview() {
        Row row = first(given(request(
                "continuous", "2024-01-15", REPEATS.replace("ISSUED", "6").replace("REVIEW", "2026-10-01"))));
        assertEquals(List.of("Repeat", "All issues used", "Review overdue"), chips(row));
        Row stopped = first(given(request(
                        "continuous",
                        "2024-01-15",
                        REPEATS.replace("ISSUED", "6").replace("REVIEW", "2026-10-01"))
                .replace("'active'", "'stopped'")));
        assertTrue(chips(stopped).stream().noneMatch(chip -> chip.contains("overdue")), "a stopped one has no review");
    }

    @Test
    void partsRepeatFromAcuteAndFoldsWhatIsOver() {
        Panel view = given(
                request("continuous", "2024-01-15", ""),
                request("acute", "2026-10-01", "")
                        .replace("'active'", "'completed'")
                        .replace("'ID'", "'2'"),
                request("acute", "2024-10-01", "")
                        .replace("'active'", "'completed'")
                        .replace("'ID'", "'3'"),
                request("continuous", "2020-01-15", "")
                        .replace("'active'", "'stopped'")
                        .replace("'ID'", "'4'"),
                request("", "2025-01-15", "").replace("'ID'", "'5'").replace("'plan'", "'order'"));
        assertEquals(
                List.of(
                        "Repeat",
                        "Current, not said to be repeat or acute",
                        "Acute, the last 12 months",
                        "1 repeat, stopped or finished",
                        "1 acute, more than 12 months ago"),
                view.tables().stream().map(Table::title).toList());
    }

    @Test
    void saysNothingOfIssuesThatTheSourceDoesNotTell() {
        assertEquals(List.of(), lines(first(given(request("continuous", "2024-01-15", ""))), 1));
        assertEquals(
                "No medicines recorded by GP, the only source.", given().frame().empty());
        assertEquals(
                "Medicines unavailable: no source answered.",
                Given.of(definition()).failed("GP").<Panel>show().frame().empty());
    }

    private static String request(String kind, String date, String more) {
        return REQUEST.replace("KIND", kind)
                .replace("{'coding':[{'code':''}]}", "{'text':''}")
                .replace("'courseOfTherapyType':{'text':''},", "")
                .replace("DATE", date)
                .replace("MORE", more);
    }

    private static Panel given(String... resources) {
        return Given.of(definition()).source("GP", resources).show();
    }

    private static PanelDefinition definition() {
        return new PanelDefinition(
                "gp-medicines",
                "medicine-issues",
                "Medicines",
                List.of(SearchNeed.all("MedicationRequest")),
                Map.of(),
                new Excerpt(Map.of("acute", 12), 0, ""),
                PanelRules.NONE);
    }

    private static Row first(Panel view) {
        return view.tables().getFirst().rows().getFirst();
    }

    private static List<String> lines(Row row, int cell) {
        return row.cells().get(cell).lines().stream().map(CellLine::whole).toList();
    }

    private static List<String> chips(Row row) {
        return Stream.of(row.chips())
                .flatMap(List::stream)
                .map(chip -> chip.text().whole())
                .toList();
    }
}
