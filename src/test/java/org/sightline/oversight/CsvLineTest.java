package org.sightline.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void quotesEveryCellAndDoublesQuotes() {
        assertEquals(
                "\"a\",\"say \"\"b\"\"\",\"c, d\",\"two\nlines\",\"\"\r\n",
                CsvLine.of(List.of("a", "say \"b\"", "c, d", "two\nlines", "")));
    }

    @ParameterizedTest
    @DisplayName("C07: no cell begins as a formula does")
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)"
            })
    void makesFormulasText(String formula) {
        assertEquals("\"'" + formula.replace("\"", "\"\"") + "\"\r\n", CsvLine.of(List.of(formula)));
    }

    @Test
    void leavesTheseCharactersAloneElsewhere() {
        assertEquals("\"K7P-3QX-9MT\",\"a=b\",\"'=\"\r\n", CsvLine.of(List.of("K7P-3QX-9MT", "a=b", "'=")));
    }
}
