package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RtfTableTest {

    @Test
    @DisplayName("RTF-4 cells of a table stay apart")
    void cellsStayApart() {
        assertEquals(
                "<table><tbody><tr><td><p>Insulin 1</p></td><td><p>0 units</p></td></tr></tbody></table><p>End</p>",
                tables("\\trowd\\cellx2000\\cellx4000\\pard\\intbl Insulin 1\\cell 0 units\\cell\\row\\pard End\\par"));
        assertEquals(
                "<table><tbody><tr><td><p>Insulin 1</p></td><td><p>0 units</p></td></tr></tbody></table>",
                tables("Insulin 1\\cell 0 units\\cell\\row"),
                "without a shape");
        assertEquals(
                "<table><tbody><tr><td><p>1</p></td><td><p>0</p></td></tr></tbody></table>",
                tables("\\trowd\\cellx9\\cellx4000\\intbl 1\\cell 0\\row"),
                "the last cell not ended");
    }

    @Test
    @DisplayName("RTF-4 a cell that is one with those beside or below it is one")
    void mergedCellsAreOne() {
        assertEquals(
                "<table><tbody><tr><td colspan=\"2\"><p>Insulin</p></td></tr>"
                        + "<tr><td><p>am</p></td><td><p>pm</p></td></tr></tbody></table>",
                tables(
                        "\\trowd\\cellx4000\\intbl Insulin\\cell\\row\\trowd\\cellx2000\\cellx4005 am\\cell pm\\cell\\row"));
        assertEquals(
                "<table><tbody><tr><td colspan=\"2\"><p>Insulin</p></td></tr></tbody></table>",
                tables("\\trowd\\clmgf\\cellx2000\\clmrg\\cellx4000\\intbl Insulin\\cell\\cell\\row"));
        assertEquals(
                "<table><tbody><tr><td rowspan=\"2\"><p>Insulin</p></td><td><p>am 10</p></td></tr>"
                        + "<tr><td><p>pm 8</p></td></tr></tbody></table>",
                tables("\\trowd\\clvmgf\\cellx2000\\cellx4000\\intbl Insulin\\cell am 10\\cell\\row"
                        + "\\trowd\\clvmrg\\cellx2000\\cellx4000\\intbl\\cell pm 8\\cell\\row"));
    }

    @Test
    @DisplayName("RTF-4 a table in a cell of another stays in it")
    void nestedTablesStayInTheirCell() {
        assertEquals(
                "<table><tbody><tr><td><p>Insulin</p><table><tbody><tr><td><p>1</p></td><td><p>0</p></td></tr></tbody>"
                        + "</table></td><td><p>units</p></td></tr></tbody></table>",
                tables("\\trowd\\cellx4000\\cellx6000\\pard\\intbl\\itap1 Insulin\\par"
                        + "\\pard\\intbl\\itap2 1\\nestcell{\\nonesttables\\par}0\\nestcell{\\nonesttables\\par}"
                        + "{\\*\\nesttableprops\\trowd\\cellx2000\\cellx4000\\nestrow}{\\nonesttables\\par}"
                        + "\\pard\\intbl\\itap1\\cell units\\cell"
                        + "{\\trowd\\cellx4000\\cellx6000\\row}\\pard"));
    }

    @Test
    @DisplayName("RTF-4 paragraphs of a cell stay in it, and rows of a header are headings")
    void paragraphsOfACellStayInIt() {
        assertEquals(
                "<table><tbody><tr><th><p>Drug</p></th></tr><tr><td><p>a</p><p>b</p></td></tr></tbody></table>",
                tables(
                        "\\trowd\\trhdr\\cellx2000\\pard\\intbl Drug\\cell\\row\\trowd\\cellx2000\\pard\\intbl a\\par b\\cell\\row"));
    }

    private static String tables(String text) {
        var page = Jsoup.parse(RtfLetterTest.laid("", text).page());
        page.outputSettings().prettyPrint(false);
        return page.body().child(0).html();
    }
}
