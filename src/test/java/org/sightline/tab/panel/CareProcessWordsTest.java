package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Care.details;
import static org.sightline.tab.panel.Care.hba1c;
import static org.sightline.tab.panel.Care.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.Care.Judged;

/** What a care process says of its target, its rule and the row it rests on. */
class CareProcessWordsTest {

    @Test
    void comparesWithATargetOnlyInItsUnit() {
        assertEquals(
                "GOOD Within target: at most 58 mmol/mol (NDA, 2026)", target(hba1c("2026-10-01", "mmol/mol", "58")));
        assertEquals(
                "WARNING Above target: at most 58 mmol/mol (NDA, 2026)",
                target(hba1c("2026-10-01", "mmol/mol", "58.1")));
        assertEquals(
                "PLAIN Not compared with target: at most 58 mmol/mol (NDA, 2026)",
                target(hba1c("2026-10-01", "%", "9.5")));
        assertEquals(
                "PLAIN Not compared with target: at most 58 mmol/mol (NDA, 2026)",
                target(hba1c("2026-10-01", "mmol/mol", "60").replace("'value'", "'comparator':'<','value'")));
        assertEquals("PLAIN Target: at most 58 mmol/mol (NDA, 2026)", target());
    }

    @Test
    void explainsEachStateByRuleCodesAndTheRowItRestsOn() {
        Judged row = row("HbA1c", hba1c("2026-10-01", "mmol/mol", "52"));

        String details = details(row);
        assertTrue(details.contains("Rule: Rule of HbA1c"), details);
        assertTrue(details.contains("Lasts: 12 months; due in the last 2 of them (Test rule, 2026)"), details);
        assertTrue(details.contains("Rests on: HbA1c <b>: 52 mmol/mol (01-Oct-2026, GP)"), details);
        assertTrue(details.contains("Codes that count: term 999791000000106"), details);
        assertEquals(List.of("gp/Observation/h"), row.row().frame().references());
    }

    private static String target(String... resources) {
        return row("HbA1c", resources).target();
    }
}
