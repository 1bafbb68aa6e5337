package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpNoticesTest {

    private static final String LIST =
            "{'resourceType':'List','id':'1','meta':{'versionId':'2'},'status':'current','mode':'snapshot','title':'Problems','date':'2026-11-21'MORE}";
    private static final String WARNING =
            ",'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode','valueCode':'CODE'}]";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            confidential-items   | Items excluded due to confidentiality and/or patient preferences
            data-in-transit      | Data in transit between practices: what the former practice recorded may be missing
            data-awaiting-filing | Data awaiting filing: letters or results that came in may be missing
            something-new        | Something new
            """)
    @DisplayName("H2 what a GP system says it leaves out is repeated in words and never folded")
    void saysWhatAGpSystemLeavesOut(String code, String words) {
        Panel view = given("Greenfield", WARNING.replace("CODE", code) + ",'note':[{'text':'Its own words'}]");
        Row row = view.tables().getFirst().rows().getFirst();
        assertEquals(words, row.what().text().whole());
        assertEquals("Not all of it was sent", row.chips().getFirst().text().whole());
        assertEquals("Problems", row.cells().getFirst().lines().getFirst().whole());
        assertEquals("Its own words", row.cells().get(1).lines().getFirst().whole());
        assertEquals(List.of("greenfield/List/1@2"), view.references());
        assertFalse(view.tables().getFirst().folded());
    }

    @Test
    void tellsAnEmptySectionFromOneThatWasNotAvailable() {
        Row nothing = given(
                        "Greenfield",
                        ",'emptyReason':{'coding':[{'code':'no-content-recorded'}]},'note':[{'text':'Information not available'}]")
                .tables()
                .getFirst()
                .rows()
                .getFirst();
        assertEquals(
                "Nothing recorded here, says the source", nothing.what().text().whole());
        assertTrue(nothing.chips().isEmpty());
        Row unavailable = given("Greenfield", ",'emptyReason':{'text':'unavailable'}")
                .tables()
                .getFirst()
                .rows()
                .getFirst();
        assertEquals("Sent empty: Unavailable", unavailable.what().text().whole());
        assertEquals(
                "Not all of it was sent", unavailable.chips().getFirst().text().whole());
    }

    @Test
    void showsNoListWithoutANoticeAndNoneEnteredInError() {
        assertEquals(
                "No notices recorded by Greenfield, the only source.",
                given("Greenfield", "").frame().empty());
        assertEquals(
                0,
                given(
                                "Greenfield",
                                WARNING.replace("CODE", "data-in-transit") + ",'source':{'display':'x'}",
                                "entered-in-error")
                        .frame()
                        .count());
    }

    @Test
    void doesNotSayThatThereAreNoneWhileASourceIsMissing() {
        Panel part = Given.kind("gp-notices", "List")
                .source("Greenfield", LIST.replace("MORE", ""))
                .failed("Riverside")
                .show();
        assertEquals(
                "No notices in what was received. This is not the whole: 1 of 2 sources answered in full.",
                part.frame().empty());
        Panel none = Given.kind("gp-notices", "List").failed("Riverside").show();
        assertEquals("Notices unavailable: no source answered.", none.frame().empty());
    }

    @Test
    void showsHostileWordsAsText() {
        Panel view = given("Greenfield", WARNING.replace("CODE", "<script>") + ",'note':[{'text':'a\u202Eb'}]");
        Row row = view.tables().getFirst().rows().getFirst();
        assertEquals("a[U+202E]b", row.cells().get(1).lines().getFirst().whole());
    }

    private static Panel given(String source, String more, String... status) {
        String json = LIST.replace("MORE", more);
        return Given.kind("gp-notices", "List")
                .source(source, status.length == 0 ? json : json.replace("current", status[0]))
                .show();
    }
}
