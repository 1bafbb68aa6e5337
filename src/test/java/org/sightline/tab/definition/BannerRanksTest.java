package org.sightline.tab.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.BannerLine.Danger;
import org.sightline.tab.panel.BannerLine.Kind;

/** The ranking of dangers as the tab files give it. */
class BannerRanksTest {

    private static final String TAB = """
            title: X
            help: {holds: a, holdsNot: b, from: c}
            banner:
              room: 100
              dangers:
                - {of: severe-allergy, source: here}
                - {of: alert, words: [Clozapine], source: here}
                - {of: cpr-decision, source: here}
                - {of: pregnancy%s, source: here}
            panels:
              - {id: a, kind: allergies, title: A, searches: [{type: AllergyIntolerance}], codes: {}}
            """;

    private final BannerRanks shipped = new TabCatalogue().ranks();

    @Test
    @DisplayName("a dangerous treatment stands before what is merely unsafe, and that before arrangements")
    void theShippedRankingPutsTreatmentBeforeArrangements() {
        List<Integer> places = List.of(
                shipped.of(new Danger(Kind.SEVERE_ALLERGY, List.of()), "Penicillin: Anaphylaxis"),
                shipped.of(Danger.CPR_DECISION, "Not for attempted CPR"),
                alert("Clinical", "Clozapine: any fever or sore throat needs a blood count the same day"),
                shipped.of(Danger.PREGNANCY, "Pregnant"),
                alert("Safety", "At increased risk for falls"),
                shipped.of(new Danger(Kind.ALLERGY, List.of()), "Latex"),
                alert("Clinical", "Delirium in hospital"),
                alert("Anything else", "Anything else"),
                alert("Reasonable adjustment", "Double appointment"));
        assertEquals(places.stream().sorted().distinct().toList(), places);
    }

    @Test
    @DisplayName("an alert that a word makes grave is so in whatever category it comes")
    void aGraveWordCountsInEveryCategory() {
        assertEquals(alert("Clinical", "On clozapine"), alert("Reasonable adjustment", "On CLOZAPINE"));
    }

    @Test
    void eachKindOfDangerHasARank() {
        TabFileException e = assertThrows(TabFileException.class, () -> catalogue(TAB.formatted(", words: [x]")));
        List<String> problems = e.getMessage().lines().toList();
        for (String problem : List.of(
                "banner: no rank takes whatever else is a danger of: allergy",
                "banner: no rank takes whatever else is a danger of: alert",
                "banner: no rank takes whatever else is a danger of: pregnancy",
                "only alerts are told apart by categories or words")) {
            assertTrue(problems.stream().anyMatch(line -> line.contains(problem)), e.getMessage());
        }
    }

    private int alert(String category, String words) {
        return shipped.of(new Danger(Kind.ALERT, List.of(new CodeableConcept().setText(category))), words);
    }

    private static TabCatalogue catalogue(String tab) {
        Map<String, String> files = Map.of("order.yaml", "tabs: [x]\n", "x.yaml", tab);
        return new TabCatalogue(
                file -> Optional.ofNullable(files.get(file)), SearchParameters.ofFhir(), () -> TabSetup.NONE);
    }
}
