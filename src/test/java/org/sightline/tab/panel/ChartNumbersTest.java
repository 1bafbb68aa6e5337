package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Drawn.assertInside;
import static org.sightline.tab.panel.Drawn.only;
import static org.sightline.tab.panel.Drawn.trend;
import static org.sightline.tab.panel.Drawn.value;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.chart.Chart;

/** Charts of numbers that are many, absurd or not fit to be drawn. */
class ChartNumbersTest {
    @Test
    void leavesOutOfThePictureWhatCannotBeComparedAndSaysSo() {
        Chart chart = only(
                value("1", "2024-05-01", "58", "mmol/mol", ""),
                value("2", "2025-05-01", "62", "mmol/mol", ""),
                value("3", "2026-05-01", "81", "mmol/mol", ""),
                value("4", "", "70", "mmol/mol", ""),
                value("5", "2026-06-01", "71", "mmol/mol", "").replace("'final'", "'preliminary'"),
                value("6", "2026-06-01", "1e300", "mmol/mol", ""),
                value("7", "2026-06-01", "-1e3000", "mmol/mol", ""),
                value("8", "2026-06-02", "72", "mmol/mol", "")
                        .replace("'status'", "'implicitRules':'https://x.example','status'"));

        assertEquals(3, chart.plot().marks().size());
        assertEquals(
                List.of("Not drawn: 1 to be taken with care, 2 too large to draw, 1 not final, 1 without a date."
                        + " The table has them."),
                chart.notes());
    }

    @Test
    void staysInThePictureWhateverTheNumbersAre() {
        List<String[]> all = List.of(
                new String[] {"-5.5", "0", "5.5"},
                new String[] {"0", "0", "0"},
                new String[] {"1000000000", "999999999.999", "1000000000"},
                new String[] {"0.0000001", "0.0000002", "0.0000001"},
                new String[] {"-1000000000", "3", "1000000000"},
                new String[] {"7", "7", "7"});
        for (String[] numbers : all) {
            assertInside(only(
                    value("1", "1901-01-01", numbers[0], "u", ""),
                    value("2", "2025", numbers[1], "u", ""),
                    value("3", "2026-11-20", numbers[2], "u", "")));
            assertInside(only(
                    value("1", "2026-05-01T10:00:00Z", numbers[0], "u", ""),
                    value("2", "2026-05-01T10:00:01Z", numbers[1], "u", ""),
                    value("3", "2026-05-01T10:00:02Z", numbers[2], "u", "")));
        }
    }

    @Test
    void thinsFiveThousandResultsAndKeepsTheHighestAndTheLowest() {
        LocalDate first = LocalDate.parse("2010-01-01");
        String[] many = IntStream.range(0, 5_000)
                .mapToObj(i -> value("r" + i, first.plusDays(i).toString(), String.valueOf(50 + i % 7), "mmol/mol", ""))
                .toArray(String[]::new);
        many[2_345] = value("r2345", first.plusDays(2_345).toString(), "180", "mmol/mol", "");

        Table trend = trend(many);
        Chart chart = trend.charts().getFirst();

        assertEquals(5_000, trend.total());
        assertEquals(5_000, chart.results());
        assertTrue(chart.plot().marks().size() <= 125, chart.plot().marks().size() + " marks");
        assertTrue(
                chart.plot().labels().stream().anyMatch(label -> label.words().equals("180")));
        assertTrue(
                chart.notes().getFirst().contains(" of 5,000 results are drawn"),
                chart.notes().toString());
        assertTrue(chart.plot().labels().size() <= 16);
    }
}
