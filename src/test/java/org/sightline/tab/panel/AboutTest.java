package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries about a fetus, a donor or a relative. */
class AboutTest {

    private static final String FETUS = "'focus':[{'display':'Fetus 1'}],";
    private static final String DONOR =
            "'contained':[{'resourceType':'Specimen','id':'s','subject':{'display':'Kidney donor','type':'Group'}}],'specimen':{'reference':'#s'},";
    private static final String MOTHER =
            "'contained':[{'resourceType':'RelatedPerson','id':'m','patient':{'reference':'Patient/p'},'relationship':[{'text':'Mother'}]}],'focus':[{'reference':'#m'}],";

    @Test
    void standsApartFromThePatientsOwn() {
        List<Row> rows = ResultPanel.of(Given.results()
                        .source(
                                "Lab",
                                result("1", "2026-11-01", ""),
                                result("2", "2026-11-02", FETUS),
                                result("3", "2026-11-03", DONOR),
                                result("4", "2026-11-04", MOTHER),
                                result("5", "2026-10-04", "'focus':[{'reference':'Patient/p'}],")))
                .tests();
        assertEquals(
                List.of("4 About: Mother", "3 About: Kidney donor", "2 About: Fetus 1", "1 "),
                rows.stream()
                        .map(row -> ResultPanel.value(row).whole().replace(" g/L", " ")
                                + row.chips().stream()
                                        .map(chip -> chip.text().whole())
                                        .findFirst()
                                        .orElse(""))
                        .toList());
        assertTrue(ResultPanel.earlier(rows.getLast()).startsWith("5 "), ResultPanel.earlier(rows.getLast()));
    }

    @Test
    void isNeitherDrawnNorCounted() {
        Table trend = Drawn.trend(
                Drawn.value("1", "2026-05-01", "58", "mmol/mol", ""),
                Drawn.value("2", "2026-06-01", "99", "mmol/mol", FETUS));
        assertEquals(1, trend.total());
        String words = Care.details(
                Care.row("HbA1c", Care.hba1c("2026-11-01", "mmol/mol", "99").replace("'status'", FETUS + "'status'")));
        assertTrue(words.contains("it is about Fetus 1"), words);
    }

    private static String result(String id, String date, String more) {
        return "{'resourceType':'Observation','id':'" + id + "'," + more
                + "'status':'final','code':{'text':'Haemoglobin'},'effectiveDateTime':'" + date
                + "','valueQuantity':{'value':" + id + ",'unit':'g/L'}}";
    }
}
