package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRangeTest {

    private static final String OUTSIDE = "Outside the source’s range (compared here)";

    @ParameterizedTest
    @DisplayName("V5 a value outside the range its source gave is marked, as ours, unless the source flags it itself")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'value':58,'unit':'mmol/L'                  | 'low':{'value':1},'high':{'value':2}                                 |          | true
            'value':0.9,'unit':'mmol/L'                 | 'low':{'value':1,'unit':'mmol/l'}                                    |          | true
            'value':1,'unit':'mmol/L'                   | 'low':{'value':1},'high':{'value':2}                                 |          | false
            'value':2.0,'unit':'mmol/L'                 | 'low':{'value':1},'high':{'value':2}                                 |          | false
            'value':58,'unit':'mmol/L'                  | 'low':{'value':1,'unit':'g/L'},'high':{'value':2,'unit':'g/L'}       |          | false
            'value':58,'unit':'mmol/L'                  | 'high':{'value':2},'appliesTo':[{'text':'in pregnancy'}]             |          | false
            'value':58,'unit':'mmol/L'                  | 'high':{'value':2},'type':{'coding':[{'code':'therapeutic'}]}        |          | false
            'value':58,'unit':'mmol/L'                  | 'high':{'value':2},'type':{'coding':[{'code':'normal'}]}             |          | true
            'value':58,'unit':'mmol/L'                  | 'low':{'value':9},'high':{'value':2}                                 |          | false
            'value':5,'unit':'mmol/L','comparator':'<'  | 'low':{'value':5},'high':{'value':9}                                 |          | true
            'value':6,'unit':'mmol/L','comparator':'<'  | 'low':{'value':5},'high':{'value':9}                                 |          | false
            'value':9,'unit':'mmol/L','comparator':'>'  | 'low':{'value':5},'high':{'value':9}                                 |          | true
            'value':58,'unit':'mmol/L'                  | 'low':{'value':1},'high':{'value':2}                                 | H        | false
            'value':58,'unit':'mmol/L'                  | 'low':{'value':1},'high':{'value':2}                                 | N        | true
            'value':5,'unit':'mg','code':'ug'           | 'high':{'value':2,'unit':'mg'}                                       |          | false
            """)
    void marksWhatIsOutsideTheRangeThatTheSourceGave(String value, String range, String flag, boolean outside) {
        CellLine line = ResultPanel.value(one(",'valueQuantity':{" + value + "},'referenceRange':[{" + range + "}]"
                + (flag == null ? "" : ",'interpretation':[{'coding':[{'code':'" + flag + "'}]}]")));
        assertEquals(
                outside,
                line.flag().text().whole().endsWith(OUTSIDE),
                line.flag().text()::whole);
        assertEquals(
                outside || "H".equals(flag) ? Tone.WARNING : Tone.PLAIN,
                line.flag().tone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'low':{'value':1},'high':{'value':2},'text':'ZFASTING'                                     | 1 to 2 (ZFASTING)
            'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.3,'unit':'mmol/L'},'text':'3.5 - 5.3 mmol/L' | 3.5 to 5.3 mmol/L
            'low':{'value':3.5},'high':{'value':5.3},'text':'3.5 - 5.1'                                | 3.5 to 5.3 (3.5 - 5.1)
            'text':'see comment'                                                                       | see comment
            'high':{'value':2},'type':{'text':'Therapeutic'},'appliesTo':[{'text':'Women'},{'text':'In pregnancy'}],'age':{'low':{'value':18,'unit':'a'},'high':{'value':65,'unit':'a'}} | up to 2 Therapeutic Women, In pregnancy age 18 to 65 years
            """)
    void saysAllOfARange(String range, String words) {
        Row row = one(",'valueQuantity':{'value':1.5,'unit':'mmol/L'},'referenceRange':[{" + range + "}]");
        assertEquals(words, row.cells().get(1).lines().getFirst().whole());
    }

    @Test
    void saysValueAndReasonForItsAbsenceWhereBothWereSent() {
        Row row = one(
                ",'valueQuantity':{'value':1.5,'unit':'g'},'dataAbsentReason':{'coding':[{'code':'error'}],'text':'haemolysed'}");
        assertEquals(
                "1.5 g (but also sent: no value, could not be measured, haemolysed)",
                ResultPanel.value(row).text().whole());
    }

    private static Row one(String more) {
        return ResultPanel.of(Given.results()
                        .source(
                                "Lab",
                                "{'resourceType':'Observation','id':'1','status':'final','code':{'text':'Test'},'effectiveDateTime':'2026-11-01'"
                                        + more + "}"))
                .tests()
                .getFirst();
    }
}
