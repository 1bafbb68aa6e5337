package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    @DisplayName("major problems stand first; one whose significance nobody states is not taken for minor")
    void standsBySignificanceThenByDate() {
        Panel view = Given.problems()
                .source(
                        "GP",
                        problem("1", "Hay fever", "2026-05-01", "minor"),
                        problem("2", "Heart failure", "2019-02-01", "major"),
                        problem("3", "Asthma", "2021-02-01", "Major"))
                .source("Hospital", problem("4", "Pulmonary embolism", "2015-03-01", ""))
                .show();

        assertEquals(
                List.of("Asthma", "Heart failure", "Pulmonary embolism", "Hay fever"),
                Shown.open(view).stream().map(row -> row.what().text().whole()).toList());
    }

    @Test
    void keepsPastOnesByDate() {
        String past = "'clinicalStatus':{'coding':[{'code':'resolved'}]},";
        Panel view = Given.problems()
                .source(
                        "GP",
                        problem("1", "Pneumonia", "2011-05-01", "major").replace("'code':{", past + "'code':{"),
                        problem("2", "Sprain", "2020-05-01", "minor").replace("'code':{", past + "'code':{"))
                .show();

        assertEquals(
                List.of("Sprain", "Pneumonia"),
                Shown.folded(view).getFirst().rows().stream()
                        .map(row -> row.what().text().whole())
                        .toList());
    }

    private static String problem(String id, String what, String onset, String significance) {
        String extension = significance.isEmpty() ? "" : """
                'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ProblemSignificance',
                'valueCode':'%s'}],""".formatted(significance);
        return """
                {'resourceType':'Condition','id':'%s',%s'onsetDateTime':'%s','code':{'text':'%s'}}""".formatted(id, extension, onset, what);
    }
}
