package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;

/** One row of one thing that several sources hold. */
class UnitedRowsTest {

    private static final String AMLODIPINE = "'medicationCodeableConcept':{'coding':[{'system':'https://dmd.nhs.uk',"
            + "'code':'319283006'}],'text':'Amlodipine 5mg tablets'}";

    @Test
    @DisplayName("one medicine of two sources is one row, with both sources and both entries beneath")
    void oneThingOfSeveralSourcesIsOneRow() {
        Panel panel = Given.medicines()
                .source("GP", order("1", "One in the morning"))
                .source("Trust", order("7", "One in the morning"))
                .show();

        Row row = onlyRow(panel);
        assertEquals(List.of("GP", "Trust"), row.frame().sources());
        assertTrue(row.group().isBeneath());
        assertEquals(1, row.group().rows().size());
        assertEquals(
                List.of("One in the morning"),
                Shown.lines(row.cells().getFirst()),
                "nothing differs: nothing is added");
        assertEquals(2, panel.references().size(), "both are on the trail");
        assertEquals(1, panel.frame().count());
    }

    @Test
    @DisplayName("details in words: a line for each, a tab after its label and before each further line of its value")
    void detailsCanBeOneText() {
        List<RowFrame.Detail> details = List.of(
                new RowFrame.Detail("Note", ShownText.of("One\tline\nand another")),
                new RowFrame.Detail("Status", ShownText.of("Final")));
        assertEquals(
                "Note\tOne line\n\tand another\nStatus\tFinal",
                RowFrame.ofNothing(details).inWords());
        RowFrame cut = RowFrame.ofNothing(List.of(new RowFrame.Detail("Note", ShownText.of("a".repeat(2_001)))));
        assertTrue(cut.isCut(), "the whole of it opens by itself");
    }

    @Test
    @DisplayName("what another source says otherwise stands on the row after its name, and what it warns of")
    void whatASourceSaysOtherwiseStandsOnTheRow() {
        Row medicine = onlyRow(Given.medicines()
                .source("GP", order("1", "One in the morning"))
                .source("Trust", order("7", "Two in the morning"))
                .show());
        assertTrue(
                Shown.lines(medicine.cells().getFirst()).stream()
                        .anyMatch(line -> line.startsWith("Trust: ") && line.contains("Two in the morning")),
                medicine.cells().getFirst().toString());

        Row problem = onlyRow(Given.problems()
                .source("GP", problem("1", "Osteoporosis", ""))
                .source(
                        "Trust",
                        problem("7", "Osteoporosis", ",'modifierExtension':[{'url':'urn:x','valueBoolean':true}]"))
                .show());
        assertTrue(
                problem.frame().cautions().getFirst().whole().startsWith("Trust: The source adds something"),
                problem.frame().cautions().toString());
    }

    @Test
    @DisplayName("two entries of one list of one source stay two: nobody decides which of them another source means")
    void twoEntriesOfOneSourceAreTwoRows() {
        Panel panel = Given.problems()
                .source("GP", problem("1", "Fall", ""), problem("2", "Fall", ""))
                .source("Trust", problem("7", "Fall", ""))
                .show();
        assertEquals(2, Shown.open(panel).size());
        assertEquals(3, panel.references().size());
    }

    @Test
    @DisplayName("a person stands once, with all that they are and every number in use as a link")
    void aPersonStandsOnceWithEveryNumber() {
        String person = "{'resourceType':'RelatedPerson','id':'%s','patient':{'reference':'Patient/1'},'active':true,"
                + "'name':[{'text':'Femi Adeyemi'}],'relationship':[{'text':'%s'}],'telecom':[%s]}";
        Row row = onlyRow(Given.kind("contacts", "RelatedPerson", "CareTeam", "EpisodeOfCare")
                .source("Council", person.formatted("1", "Carer", "{'system':'phone','value':'07700 900 142'}"))
                .source(
                        "Trust",
                        person.formatted(
                                "2",
                                "Son",
                                "{'system':'phone','value':'01604 555 0142','use':'home'},"
                                        + "{'system':'phone','value':'01604 555 0100','use':'old'}"))
                .show());
        List<CellLine> reach = row.cells().getLast().lines();
        assertEquals(
                List.of("07700900142", "016045550142"),
                reach.stream()
                        .filter(line -> line.style() == CellLine.Style.PHONE)
                        .map(line -> line.name().whole())
                        .toList());
        assertTrue(
                reach.stream().anyMatch(line -> line.whole().contains("01604 555 0100 (no longer used)")),
                reach.toString());
        assertTrue(Shown.lines(row.cells().getFirst()).stream().anyMatch(line -> line.contains("Son")));
    }

    private static Row onlyRow(Panel panel) {
        List<Row> rows = Shown.open(panel);
        assertEquals(1, rows.size(), rows.toString());
        return rows.getFirst();
    }

    private static String order(String id, String dose) {
        return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'active','intent':'order'," + AMLODIPINE
                + ",'authoredOn':'2026-09-01','dosageInstruction':[{'text':'" + dose + "'}]}";
    }

    private static String problem(String id, String name, String more) {
        return "{'resourceType':'Condition','id':'" + id + "','clinicalStatus':{'coding':[{'code':'active'}]},"
                + "'code':{'text':'" + name + "'},'recordedDate':'2026-09-01'" + more + "}";
    }
}
