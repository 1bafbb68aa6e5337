package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.RowFrame.Detail;

class ImmunisationsTest {

    private static final String FLU = """
            {'resourceType':'Immunization','id':'1','meta':{'versionId':'3'},'status':'completed',
             'identifier':[{'system':'https://gp.example/Id','value':'77'}],
             'vaccineCode':{'coding':[{'system':'http://snomed.info/sct','code':'822851000000102','display':'Seasonal influenza vaccination'}],'text':'Flu jab'},
             'patient':{'reference':'Patient/1'},'occurrenceDateTime':'2026-10-02','recorded':'2026-10-03',
             'manufacturer':{'display':'Fictional Vaccines'},'lotNumber':'B12','location':{'display':'Greenfield Surgery'},
             'performer':[{'actor':{'display':'Nurse Kim Lowe'}}],'protocolApplied':[{'doseNumberPositiveInt':2}]}""";

    @Test
    void showsWhatWasGivenAndWhenWithTheDoseAndItsDetails() {
        Panel view =
                Given.kind("immunisations", "Immunization").source("GP", FLU).show();

        Row row = view.tables().getFirst().rows().getFirst();
        assertEquals("Flu jab", row.what().text().whole());
        assertEquals("02-Oct-2026", row.frame().recorded().text());
        assertEquals("2", row.cells().getFirst().lines().getFirst().whole());
        assertEquals(List.of("gp/Immunization/1@3"), view.references());
        assertEquals("""
                Coded as: Seasonal influenza vaccination
                Codes: SNOMED CT 822851000000102 Seasonal influenza vaccination
                Status: Completed
                Recorded: 03-Oct-2026
                Manufacturer: Fictional Vaccines
                Batch: B12
                Given at: Greenfield Surgery
                Given by: Nurse Kim Lowe
                Identifier: 77 (https://gp.example/Id)
                Source: GP, read 21-Nov-2026 09:02
                """, lines(row.frame().details()));
    }

    @Test
    void saysInTheDetailsThatNoDoseIsRecorded() {
        Panel view = Given.kind("immunisations", "Immunization")
                .source("GP", FLU.replace(",'protocolApplied':[{'doseNumberPositiveInt':2}]", ""))
                .show();

        String details =
                lines(view.tables().getFirst().rows().getFirst().frame().details());
        assertTrue(details.contains("\nDose: Not recorded\n"), details);
    }

    @Test
    void keepsWhatWasNotGivenApartAndNeverShowsWhatWasEnteredInError() {
        Panel view = Given.kind("immunisations", "Immunization")
                .source(
                        "GP",
                        FLU.replace("completed", "not-done")
                                .replace("'recorded'", "'statusReason':{'text':'Declined'},'recorded'"),
                        FLU.replace("'id':'1'", "'id':'2'").replace("completed", "entered-in-error"))
                .show();

        assertEquals(1, view.tables().size());
        Table notGiven = view.tables().getFirst();
        assertTrue(notGiven.folded());
        assertEquals("1 not given", notGiven.title());
        assertEquals(
                "Declined",
                notGiven.rows().getFirst().cells().getFirst().lines().getFirst().whole());
        assertEquals("No immunisation given, in what was received.", view.nothing());
    }

    @Test
    void saysWhatIsCutAndShowsAllOfItWhenOpenedAlone() {
        PanelDefinition five = new PanelDefinition(
                "immunisations",
                "immunisations",
                "Immunisations",
                List.of(org.sightline.feed.SearchNeed.all("Immunization")),
                java.util.Map.of(),
                new Excerpt(java.util.Map.of(), 5, ""),
                PanelRules.NONE);
        String[] many = IntStream.range(0, 12)
                .mapToObj(i -> FLU.replace("'id':'1'", "'id':'" + i + "'").replace("'77'", "'" + i + "'"))
                .toArray(String[]::new);

        Panel cut = Given.of(five).source("GP", many).show();
        Panel whole = Given.of(five).source("GP", many).alone().show();

        assertEquals(5, cut.tables().getFirst().rows().size());
        assertEquals(12, cut.tables().getFirst().total());
        assertEquals(12, cut.frame().count());
        assertTrue(cut.tables().getFirst().isCut());
        assertEquals(12, whole.tables().getFirst().rows().size());
    }

    @Test
    void saysWhomItIsWaitingFor() {
        Panel view = Given.kind("immunisations", "Immunization")
                .source("GP")
                .awaited("Council")
                .show();

        assertEquals(
                "1 of 2 sources has answered; waiting for Council", view.frame().sources());
        assertEquals("Nothing yet: waiting for Council.", view.frame().empty());
    }

    private static String lines(List<Detail> details) {
        return String.join(
                "",
                details.stream()
                        .map(d -> d.label() + ": " + d.value().whole() + "\n")
                        .toList());
    }
}
