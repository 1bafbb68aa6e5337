package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** The panels of the Frailty tab: findings told by words, falls, and how many medicines. */
class FrailtyKindsTest {

    private static final String EFI = "713634000";

    @Test
    @DisplayName("eFI and eFI2 share a code and are never one measure")
    void tellsVersionsOfAnIndexApartByNameOrMethod() {
        Panel view = named("named-findings")
                .source(
                        "GP",
                        score("1", EFI, "Index", "2026-01-01", "0.29", "'method':{'text':'eFI, first version'},"),
                        score("2", EFI, "Index", "2026-02-01", "0.21", "'method':{'text':'EFI2'},"),
                        score("3", EFI, "Index", "2026-03-01", "0.31", "'note':[{'text':'eFI2 not available'}],"),
                        score("4", EFI, "Index", "2025-03-01", "0.2", "'method':{'text':'notefi2x'},"),
                        score("5", "000", "Walking aid", "2025-03-01", "1", ""))
                .show();

        assertEquals(
                List.of(
                        "Version not said: 0.31 | Recorded as: Index | Severe differs",
                        "eFI2: 0.21 | Recorded as: Index",
                        "eFI: 0.29 | Recorded as: Index | Severe from 0.36"),
                rows(view.tables().getFirst()));
        assertEquals("1 earlier", view.tables().getLast().title());
    }

    @Test
    void findsByNameWhatHasNoCodeAndListsTheOthersWhereTheKindSaysSo() {
        Panel view = named("frailty-scores")
                .source(
                        "GP",
                        score("1", "000", "4AT <i>score</i>", "2026-01-01", "5", ""),
                        score("2", "001", "Score 14AT", "2026-01-01", "7", ""),
                        score("3", "217082002", "Fall", "2026-01-01", "1", ""))
                .failed("Hospital")
                .show();

        assertEquals(
                List.of("4AT (found by its name): 5 | Recorded as: 4AT <i>score</i>", "Score 14AT: 7"),
                rows(view.tables().getFirst()));
        assertEquals(1, view.frame().notices().size());
        assertTrue(named("frailty-scores")
                .failed("GP")
                .<Panel>show()
                .frame()
                .empty()
                .contains("unavailable"));
    }

    @Test
    void countsEntriesAboutFallsAndNamesTheLast() {
        Panel view = falls().source(
                        "GP",
                        score("1", "217082002", "Fall", "2026-10-02", "1", ""),
                        score("2", "217082002", "Fall", "2025-11-21", "1", ""),
                        score("3", "217082002", "Fall", "2025-11-20", "1", ""),
                        score("4", "217082002", "Fall", "2026-11-01", "1", "").replace("'final'", "'entered-in-error'"))
                .show();

        assertEquals(
                "2 entries about falls in the last 12 months; the last one: 02-Oct-2026. One fall may stand in several"
                        + " entries, and one entry may tell of several falls.",
                view.tables().getFirst().title());
        assertEquals(2, view.tables().get(1).rows().size());
        assertEquals("1 older than 12 months", view.tables().get(2).title());
    }

    @Test
    void saysWhichKindOfEmptyTheFallsAre() {
        assertEquals(
                "No coded falls recorded by GP, the only source.",
                falls().source("GP").<Panel>show().frame().empty());
        assertTrue(falls().source("GP")
                .failed("Hospital")
                .<Panel>show()
                .frame()
                .empty()
                .contains("not the whole"));
        assertTrue(falls().failed("GP").<Panel>show().frame().empty().contains("unavailable"));
    }

    @Test
    void countsMedicinesByNameAndSaysHowAndWhatWasCounted() {
        Given given = medicines()
                .source(
                        "GP",
                        medicine("1", "Metformin", "active"),
                        medicine("2", "Ramipril", "active"),
                        medicine("3", "Aspirin", "stopped"),
                        score("4", "1239511000000100", "Structured medication review", "2026-08-01", "1", ""))
                .source("Hospital", medicine("5", "METFORMIN", "active"));
        Panel view = given.show();

        assertEquals(
                "2 medicines by name, in 3 current entries.",
                view.tables().getFirst().title());
        assertEquals("3 current, counted here", view.tables().get(1).title());
        assertEquals(
                "1 more entry is no current treatment, and not counted.",
                view.tables().get(2).title());
        assertEquals(1, view.tables().get(3).rows().size());
        assertEquals(5, view.placed().distinct().count(), "each entry of it stands in it");
        assertEquals("How it is counted", view.frame().window());
        Panel partial = medicines()
                .source("GP", medicine("1", "Metformin", "active"))
                .failed("Hospital")
                .show();
        assertEquals(
                "1 medicine by name, in 1 current entry of what was received: there may be more.",
                partial.tables().getFirst().title());
        assertEquals(
                "No review of the medicines found under the one code this panel knows, in what was received.",
                partial.tables().getLast().title());
        assertEquals(
                "No medicines or reviews of them recorded by GP, the only source.",
                medicines().source("GP").<Panel>show().frame().empty());
    }

    private static List<String> rows(Table table) {
        return table.rows().stream().map(Shown::finding).toList();
    }

    private static Given named(String kind) {
        Map<String, List<ReviewedCode>> codes = new LinkedHashMap<>();
        codes.put("Version not said", codes(EFI));
        codes.put("elsewhere", codes("217082002"));
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("eFI2", List.of("eFI2"));
        words.put("eFI", List.of("eFI, first version"));
        words.put("4AT (found by its name)", List.of("4AT", "4 A's test"));
        return given(
                kind,
                codes,
                Map.of(),
                new PanelRules(
                        words, Map.of("Version not said", "Severe differs", "eFI", "Severe from 0.36"), List.of()),
                "Observation");
    }

    private static Given falls() {
        return given(
                "falls", Map.of("falls", codes("217082002")), Map.of("counted", 12), PanelRules.NONE, "Observation");
    }

    private static Given medicines() {
        return given(
                "medicine-count",
                Map.of("reviews", codes("1239511000000100")),
                Map.of("stopped", 6, "acute", 3),
                new PanelRules(Map.of(), Map.of("about", "How it is counted"), List.of()),
                "MedicationStatement",
                "Observation");
    }

    private static Given given(
            String kind,
            Map<String, List<ReviewedCode>> codes,
            Map<String, Integer> windows,
            PanelRules rules,
            String... types) {
        return Given.of(new PanelDefinition(
                kind,
                kind,
                kind,
                Stream.of(types).map(SearchNeed::all).toList(),
                codes,
                new Excerpt(windows, 0, ""),
                rules));
    }

    private static List<ReviewedCode> codes(String code) {
        return List.of(new ReviewedCode("http://snomed.info/sct", code, "term", "source"));
    }

    private static String medicine(String id, String name, String status) {
        return "{'resourceType':'MedicationStatement','id':'" + id + "','status':'" + status
                + "','dateAsserted':'2026-11-01','effectivePeriod':{'start':'2020-01-01'},'medicationCodeableConcept':{'text':'"
                + name + "'}}";
    }

    private static String score(String id, String code, String name, String date, String value, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','effectiveDateTime':'" + date + "'," + more
                + "'status':'final','code':{'text':'" + name + "','coding':[{'system':'http://snomed.info/sct','code':'"
                + code + "'}]},'valueQuantity':{'value':" + value + ",'code':'1'}}";
    }
}
