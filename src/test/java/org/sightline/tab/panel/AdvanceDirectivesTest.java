package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

class AdvanceDirectivesTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String FOR = "450475007";
    private static final String NOT_FOR = "450476008";
    private static final String NOT_FOR_WORDS = "Not for attempted CPR";

    /** A Flag; the code, the status and the date of decision are to be put in. */
    private static final String FLAG = """
            {'resourceType':'Flag','id':'f1','meta':{'versionId':'2'},'status':'%2$s',
             'identifier':[{'system':'https://epr.example/Id','value':'9'}],
             'code':{'coding':[{'system':'http://snomed.info/sct','code':'%1$s','display':'Coded term'}]},
             'subject':{'reference':'Patient/1'},'period':{'start':'%3$s','end':'2027-03-01'},
             'author':{'display':'Dr Sam Reed'}}""";

    @ParameterizedTest
    @DisplayName("Each way of saying it is read, whatever type a source says it in")
    @CsvSource(delimiter = '|', textBlock = """
            {'resourceType':'Flag','status':'active','code':{'coding':[{'system':'SCT','code':'450476008'}]},'period':{'start':'2026-02-02'}}
            {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'SCT','code':'450476008'}]},'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'SCT','code':'450476008'}]},'valueBoolean':true,'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Observation','status':'final','code':{'text':'CPR decision'},'valueCodeableConcept':{'coding':[{'system':'SCT','code':'450476008'}]},'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Consent','status':'active','scope':{},'category':[{'coding':[{'system':'SCT','code':'450476008'}]}],'dateTime':'2026-02-02'}
            {'resourceType':'CarePlan','status':'active','intent':'plan','activity':[{'detail':{'status':'in-progress','code':{'coding':[{'system':'SCT','code':'450476008'}]}}}],'period':{'start':'2026-02-02'}}
            {'resourceType':'DocumentReference','status':'current','type':{'coding':[{'system':'SCT','code':'450476008'}]},'date':'2026-02-02T09:00:00Z'}""")
    void readsEachWayOfSayingIt(String json) {
        ListingView view = given().source("GP", json.replace("SCT", SNOMED)).show();

        ListingRow row = only(view, "CPR decision");
        assertEquals(NOT_FOR_WORDS, row.what().text().whole());
        assertTrue(row.frame().recorded().text().startsWith("02-Feb-2026"));
        assertEquals(Tone.DANGER, view.bannerLines().getFirst().tone());
        assertTrue(view.bannerLines().getFirst().words().whole().startsWith(NOT_FOR_WORDS + ", decided 02-Feb-2026"));
        assertEquals("GP", view.bannerLines().getFirst().source());
    }

    @Test
    void saysWhoDecidedWhenItIsReviewedAndHowItWasRecorded() {
        ListingView view =
                given().source("Hospital", flag(FOR, "active", "2026-02")).show();

        ListingRow row = only(view, "CPR decision");
        assertEquals("For attempted CPR", row.what().text().whole());
        assertEquals("Feb-2026", row.frame().recorded().text());
        assertEquals("01-Mar-2027", row.cells().getFirst().date().text());
        assertEquals(
                List.of("Recorded as: Coded term", "Recorded by Dr Sam Reed"),
                lines(row.cells().getLast()));
        assertEquals(List.of("hospital/Flag/f1@2"), view.references());
        assertEquals(Tone.PLAIN, view.bannerLines().getFirst().tone());
        assertTrue(view.frame().notices().isEmpty());
    }

    @ParameterizedTest
    @DisplayName("What may turn a code round, or mentions CPR without a code, is never read as a decision either way")
    @ValueSource(
            strings = {
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'valueBoolean':false}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'valueCodeableConcept':{'text':'Rescinded'}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'dataAbsentReason':{'coding':[{'code':'asked-declined'}]}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'},{'system':'SCT','code':'450475007'}]}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'Resuscitation status'},'valueString':'see notes'}",
                "{'resourceType':'Flag','status':'active','code':{'text':'DNACPR form in house'}}",
                "{'resourceType':'Consent','status':'active','scope':{},'category':[{'text':'x'}],'provision':{'type':'deny','code':[{'coding':[{'system':'SCT','code':'450475007','display':'For CPR'}]}]}}",
                "{'resourceType':'CarePlan','status':'active','intent':'plan','title':'x','activity':[{'detail':{'status':'in-progress','doNotPerform':true,'code':{'coding':[{'system':'SCT','code':'450475007','display':'For CPR'}]}}}]}"
            })
    void doesNotGuess(String json) {
        ListingView view = given().source("GP", json.replace("SCT", SNOMED)).show();

        ListingRow row = only(view, "CPR decision");
        assertEquals(
                "CPR is mentioned, not clearly for or against",
                row.chips().getFirst().text().whole());
        assertEquals(Tone.WARNING, view.bannerLines().getFirst().tone());
        assertFalse(view.bannerLines().getFirst().words().whole().startsWith("Not for"));
    }

    @Test
    void namesBothSidesWhereTwoSourcesDisagree() {
        ListingView view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", flag(FOR, "active", "2026-03-14").replace("'9'", "'10'"))
                .show();

        Notice conflict = view.frame().notices().getFirst();
        assertEquals(Tone.DANGER, conflict.tone());
        assertEquals(
                "CPR decisions disagree. “Not for attempted CPR”: GP (02-Feb-2026). “For attempted CPR”: Hospital"
                        + " (14-Mar-2026). Ask before you rely on either.",
                conflict.words());
        assertEquals(1, view.bannerLines().size());
        BannerLine line = view.bannerLines().getFirst();
        assertEquals(
                "CPR decisions disagree: ask before you rely on either",
                line.words().whole());
        assertEquals("GP, Hospital", line.source());
        assertEquals(
                List.of("For attempted CPR", NOT_FOR_WORDS),
                listing(view, "CPR decision").rows().stream()
                        .map(r -> r.what().text().whole())
                        .toList());
    }

    @Test
    void namesTheDisagreementWithinOneSourceToo() {
        ListingView view = given().source(
                        "GP",
                        flag(NOT_FOR, "active", "2026-02-02"),
                        flag(FOR, "active", "2019-03-14").replace("'f1'", "'f2'"))
                .show();

        assertTrue(view.frame().notices().getFirst().words().startsWith("CPR decisions disagree."));
    }

    @ParameterizedTest
    @DisplayName("H8 an ended, a proposed or a wrongly entered decision contradicts nothing")
    @CsvSource({
        "Flag,inactive,CPR decision|1 no longer current: CPR",
        "Flag,entered-in-error,CPR decision",
        "Consent,inactive,CPR decision|1 no longer current: CPR",
        "Consent,proposed,CPR decision",
        "Observation,cancelled,CPR decision|1 no longer current: CPR"
    })
    void onlyDecisionsThatHoldContradictEachOther(String type, String status, String titles) {
        String other = """
                {'resourceType':'%s','id':'o','status':'%s','scope':{},
                 '%s':[{'coding':[{'system':'http://snomed.info/sct','code':'450475007'}]}]}""".formatted(type, status, type.equals("Consent") ? "category" : "code");
        String json = type.equals("Consent")
                ? other
                : other.replace("'scope':{},", "")
                        .replace("[{'coding'", "{'coding'")
                        .replace("}]}]}", "}]}}");
        ListingView view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", json)
                .show();

        assertEquals(List.of(), view.frame().notices());
        assertEquals(titles, view.listings().stream().map(Listing::title).collect(Collectors.joining("|")));
        assertEquals(1, view.bannerLines().size());
        assertEquals(Tone.DANGER, view.bannerLines().getFirst().tone());
    }

    @Test
    void aDecisionWhoseStatusIsUnknownStandsAndSaysSo() {
        ListingView view = given().source(
                        "GP", flag(NOT_FOR, "active", "2026-02-02").replace("'status':'active',", ""))
                .show();

        assertEquals(
                "Status not given",
                only(view, "CPR decision").chips().getFirst().text().whole());
        assertEquals(1, view.bannerLines().size());
    }

    @Test
    void saysSinceWhenAReviewIsOverdue() {
        ListingView view = given().source(
                        "GP", flag(NOT_FOR, "active", "2026-02-02").replace("2027-03-01", "2026-11-01"))
                .show();

        Chip chip = only(view, "CPR decision").chips().getFirst();
        assertEquals(Tone.WARNING, chip.tone());
        assertEquals("Review overdue since 01-Nov-2026", chip.text().whole());
        assertEquals(
                "Not for attempted CPR, decided 02-Feb-2026, review overdue since 01-Nov-2026",
                view.bannerLines().getFirst().words().whole());
    }

    @Test
    @DisplayName("H8 a decision that an unknown modifier may turn round is not stated as if there were none")
    void warnsOfWhatItDoesNotUnderstand() {
        ListingView view = given().source(
                        "GP",
                        flag(NOT_FOR, "active", "2026-02-02")
                                .replaceFirst(
                                        "'code'",
                                        "'modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}],'code'"))
                .show();

        assertEquals(1, only(view, "CPR decision").frame().cautions().size());
        assertTrue(view.bannerLines().getFirst().words().whole().startsWith("Check at the source: "));
    }

    @Test
    @DisplayName("H2 no decision is said with the sources that were heard, and never as a decision for CPR")
    void saysWhereNoDecisionWasFound() {
        assertEquals(
                "No CPR decision found in 2 of 2 sources.|No advance decisions, statements or attorneys recorded by"
                        + " any of 2 sources.",
                statements(given().source("GP").source("Hospital")));
        assertEquals(
                "No CPR decision found in GP, the only source.|No advance decisions, statements or attorneys recorded"
                        + " by GP, the only source.",
                statements(given().source("GP")));
        assertTrue(statements(given().source("GP").failed("Hospital"))
                .startsWith("No CPR decision found in 1 of 2 sources. There may be one at Hospital. |"));
        assertEquals(
                "No CPR decision found in 1 of 2 sources. Waiting for Council. ",
                statements(given().source("GP").awaited("Council")));
        assertTrue(statements(given().source("GP").withheld()).contains("Some items are withheld."));
        assertTrue(statements(given().source("GP", flag(FOR, "inactive", "2020")))
                .startsWith("No current CPR decision found in GP"));
    }

    @Test
    void saysThatNobodyAnswered() {
        ListingView view = given().failed("GP").failed("Hospital").show();

        assertEquals(List.of(), view.listings());
        assertEquals(
                "Advance decisions, statements or attorneys unavailable: no source answered.",
                view.frame().empty());
    }

    @Test
    void listsWhatElseWasSaidInAdvanceAndWhoHoldsTheOriginal() {
        ListingView view = given().source("Hospice", """
                        {'resourceType':'Consent','id':'c','status':'active','scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'adr'}]},
                         'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentcategorycodes','code':'acd'}]},{'coding':[{'system':'http://snomed.info/sct','code':'816301000000100','display':'Has advance decision to refuse treatment'}]}],
                         'dateTime':'2025-06-01','performer':[{'display':'Ivy Adeyemi'}],'organization':[{'display':'Greenfield Surgery'}],
                         'provision':{'type':'deny','code':[{'text':'Artificial feeding'}]}}""", """
                        {'resourceType':'DocumentReference','id':'d','status':'current','date':'2026-01-05T10:00:00Z',
                         'type':{'coding':[{'system':'http://snomed.info/sct','code':'1382601000000107','display':'ReSPECT form'}]},
                         'custodian':{'display':'Northgate Hospital'},'content':[{'attachment':{'title':'ReSPECT, page 1'}}]}""", """
                        {'resourceType':'Consent','id':'r','status':'active','scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'research'}]},'category':[{'text':'Research'}]}""", """
                        {'resourceType':'Flag','id':'falls','status':'active','code':{'text':'Falls risk'}}""").show();

        List<ListingRow> rows =
                listing(view, "Advance decisions, statements and attorneys").rows();
        assertEquals(
                List.of("ReSPECT form", "Has advance decision to refuse treatment"),
                rows.stream().map(r -> r.what().text().whole()).toList());
        assertEquals(
                "May hold a CPR recommendation",
                rows.getFirst().chips().getFirst().text().whole());
        assertEquals(
                List.of("Original: Northgate Hospital", "Original: ReSPECT, page 1"),
                lines(rows.getFirst().cells().getLast()));
        assertEquals(
                List.of("Advance decision to refuse treatment"),
                lines(rows.getLast().cells().getFirst()));
        assertEquals(
                List.of("Decided by Ivy Adeyemi", "Refuses: Artificial feeding", "Original: Greenfield Surgery"),
                lines(rows.getLast().cells().getLast()));
    }

    @Test
    void mergesOneDecisionOfTwoSourcesAndCutsOnlyTheOthers() {
        String[] statements =
                Stream.of("1", "2", "3").map(id -> """
                        {'resourceType':'Observation','id':'%s','status':'final','effectiveDateTime':'2026-01-0%1$s',
                         'code':{'coding':[{'system':'http://snomed.info/sct','code':'816281000000101','display':'Has advance statement'}]}}""".formatted(id)).toArray(String[]::new);
        Given given = Given.of(definition(1))
                .source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospice", statements)
                .source("Council", flag(NOT_FOR, "active", "2025").replace("'9'", "'10'"));
        ListingView cut = given.show();
        ListingView whole = given.alone().show();

        assertEquals(2, listing(cut, "CPR decision").rows().size());
        assertEquals(
                List.of("GP", "Hospital"),
                listing(cut, "CPR decision").rows().getFirst().frame().sources());
        assertEquals("GP, Hospital, Council", cut.bannerLines().getFirst().source());
        assertTrue(listing(cut, "Advance decisions, statements and attorneys").isCut());
        assertEquals(
                3,
                listing(whole, "Advance decisions, statements and attorneys")
                        .rows()
                        .size());
    }

    @Test
    void saysWhoWasToldOfADecision() {
        ListingView view = given().source("GP", """
                {'resourceType':'Observation','id':'t','status':'final','effectiveDateTime':'2026-02-02',
                 'code':{'coding':[{'system':'http://snomed.info/sct','code':'713656002','display':'CPR discussed with family'}]},
                 'performer':[{'display':'Dr Bell'}],'note':[{'text':'With her son Femi'}]}""").show();

        ListingRow row = listing(view, "About the CPR decision").rows().getFirst();
        assertEquals("CPR discussed with family", row.what().text().whole());
        assertEquals(
                List.of("Recorded by Dr Bell", "With her son Femi"),
                lines(row.cells().getFirst()));
        assertEquals(List.of(), view.bannerLines());
    }

    @Test
    @DisplayName("H14 characters that reorder or hide are made visible in row and banner")
    void showsHostileText() {
        ListingView view = given().source("GP", """
                {'resourceType':'Flag','status':'active','code':{'text':'<script>CPR\u202Eon</script>'},'author':{'display':'\u200Bx'}}""").show();

        assertEquals(
                "<script>CPR[U+202E]on</script>",
                only(view, "CPR decision").what().text().whole());
        assertFalse(view.bannerLines().getFirst().words().whole().contains("\u202E"));
    }

    private static Given given() {
        return Given.of(definition(0));
    }

    private static PanelDefinition definition(int rows) {
        String scope = "http://terminology.hl7.org/CodeSystem/consentscope";
        return new PanelDefinition(
                "advance-directives",
                "advance-directives",
                "Advance decisions and CPR",
                Stream.of("Flag", "Observation", "Consent", "CarePlan", "DocumentReference")
                        .map(SearchNeed::all)
                        .toList(),
                Map.of(
                        "forCpr", List.of(reviewed(SNOMED, FOR)),
                        "notForCpr", List.of(reviewed(SNOMED, NOT_FOR)),
                        "cprInvolved", List.of(reviewed(SNOMED, "713656002")),
                        "refusal", List.of(reviewed(SNOMED, "816301000000100")),
                        "attorney", List.of(reviewed(SNOMED, "816361000000101")),
                        "emergencyPlan", List.of(reviewed(SNOMED, "1382601000000107")),
                        "statement", List.of(reviewed(SNOMED, "816281000000101")),
                        "plan", List.of(reviewed(SNOMED, "736366004")),
                        "other", List.of(reviewed(scope, "adr"))),
                Map.of(),
                rows,
                "");
    }

    private static ReviewedCode reviewed(String system, String code) {
        return new ReviewedCode(system, code, "term", "source");
    }

    private static String flag(String code, String status, String decided) {
        return FLAG.formatted(code, status, decided);
    }

    private static String statements(Given given) {
        ListingView view = given.show();
        return view.listings().stream()
                .filter(Listing::isStatement)
                .map(Listing::title)
                .collect(Collectors.joining("|"));
    }

    private static Listing listing(ListingView view, String title) {
        return view.listings().stream()
                .filter(l -> l.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static ListingRow only(ListingView view, String title) {
        assertEquals(1, listing(view, title).rows().size());
        return listing(view, title).rows().getFirst();
    }

    private static List<String> lines(ListingRow.Cell cell) {
        return cell.lines().stream().map(line -> line.whole()).toList();
    }
}
