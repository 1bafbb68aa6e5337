package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.registration.FeedRegistration.Freshness;

/** What could hurt the patient, as the banner of a page says it. */
class BannerDangersTest {

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    @DisplayName("what harms most stands first, whatever is the later, and the rest behind a count in the same order")
    void ranksByHarmAndNotByDate() {
        String banner = banner(
                alert("1", "Double appointment, first of the day", "Reasonable adjustment", "2026-11-20"),
                alert("2", "Clozapine: any fever or sore throat needs a blood count the same day", "Clinical", "2020"),
                alert(
                        "3",
                        "Hard of hearing in the left ear: face her when speaking",
                        "Reasonable adjustment",
                        "2026-11-21"),
                alert("4", "Oxygen in use at home", "Safety", "2019-01-01"),
                alert("5", "Delirium in hospital in 2020", "Clinical", "2026-11-01"),
                allergy("6", "Latex", "low", "mild", "Contact dermatitis"),
                allergy("7", "Penicillin", "high", "severe", "Anaphylaxis"));
        assertInOrder(
                banner,
                "Known allergies: Penicillin: Anaphylaxis",
                "Latex",
                "Clozapine: any fever",
                "Oxygen in use at home",
                "3 more that could harm the patient",
                "Delirium in hospital in 2020",
                "Hard of hearing in the left ear",
                "Double appointment, first of the day");
    }

    @Test
    @DisplayName("where every allergy stands behind the count, the title says how many, and not nothing")
    void saysHowManyAllergiesStandBehindTheCount() {
        String banner = banner(
                alert("1", "Clozapine: any fever or sore throat needs a blood count the same day", "Clinical", "2020"),
                alert("2", "Oxygen in use at home, and two cylinders in the hall by the front door", "Safety", "2019"),
                alert("3", "Lithium: levels are due, no ibuprofen or other drugs of its kind", "Clinical", "2021"),
                alert("4", "Methotrexate once a week: any infection needs a blood count", "Clinical", "2022"),
                allergy("5", "Morphine", "low", "mild", "Itching"));
        assertInOrder(
                banner, "Known allergies: 1 Methotrexate", "more that could harm the patient", "Allergy: Morphine");
    }

    @Test
    @DisplayName("severe allergies and CPR decisions are never behind the count")
    void whatHarmsMostIsNeverBehindTheCount() {
        String decision =
                "{'resourceType':'Flag','id':'9','status':'active','period':{'start':'2026-02-21'},'code':{'coding':[{'system':'http://snomed.info/sct','code':'450476008'}]}}";
        String form =
                "{'resourceType':'DocumentReference','id':'10','status':'current','type':{'coding':[{'system':'http://snomed.info/sct','code':'1382601000000107'}],'text':'ReSPECT form'},'description':'The signed original is in the yellow folder by her front door.','content':[{'attachment':{'url':'https://x.example/1'}}]}";
        String banner = banner(
                allergy("1", "Penicillin", "high", "severe", "Anaphylaxis"),
                allergy("2", "Allergy to peanut and other foods of the same kind", "high", "severe", "Anaphylaxis"),
                allergy("3", "Allergy to contrast media used in radiology", "high", "severe", "Angioedema"),
                allergy("4", "Elastoplast", "low", "mild", "Rash"),
                decision,
                form);
        assertInOrder(
                banner,
                "Allergy to contrast media used in radiology: Angioedema",
                "Not for attempted CPR, decided 21-Feb-2026, original in the yellow folder by her front door",
                "1 more",
                "Allergy: Elastoplast");
    }

    @Test
    @DisplayName("a pregnancy that is current stands in the banner of every tab, one that is denied or old does not")
    void aCurrentPregnancyStandsInTheBanner() {
        String status =
                "{'resourceType':'Observation','id':'1','status':'final','effectiveDateTime':'%s','code':{'coding':[{'system':'http://loinc.org','code':'82810-3'}]},'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'%s','display':'%s'}]}}";
        String due =
                "{'resourceType':'Observation','id':'2','status':'final','effectiveDateTime':'2026-11-01','code':{'coding':[{'system':'http://loinc.org','code':'11778-8'}]},'valueDateTime':'2027-03-06'}";
        assertTrue(banner(status.formatted("2026-11-12", "77386006", "Pregnant"), due)
                .contains("Pregnancy status: Pregnant; Estimated date of delivery: 06-Mar-2027 Greenfield Surgery"));
        assertFalse(banner(status.formatted("2026-11-12", "60001007", "Not pregnant"))
                .contains("regnan"));
        assertFalse(
                banner(status.formatted("2024-11-12", "77386006", "Pregnant")).contains("regnan"));
        opening.tabs = Set.of(TabId.SUMMARY, new TabId("gp-data"));
        answer(status.formatted("2026-11-12", "77386006", "Pregnant"));
        assertTrue(header(opening.page(new TabId("gp-data"))).contains("Pregnancy status: Pregnant"));
    }

    @Test
    @DisplayName("H2 allergies are not called unavailable while sources are awaited")
    void saysHowManyHaveAnsweredWhileSourcesAreAwaited() {
        opening.feeds = List.of(Feeds.feed("Greenfield Surgery"), Feeds.feed("Northgate Hospital"));
        String banner = header(opening.opener().frame(opening.visit(), TabId.SUMMARY));
        assertTrue(banner.contains("Allergies: 0 of 2 sources have answered"), banner);
        assertFalse(banner.contains("unavailable"), banner);
    }

    @Test
    @DisplayName("a danger leads to its panel on the page, and from another tab to the panel by itself")
    void dangersLeadToTheirPanel() {
        answer(alert("1", "Oxygen in use at home", "Safety", "2019-01-01"));
        assertTrue(opening.page().contains("<a class=\"sl-danger__words\" href=\"#alerts\">"));
        opening.tabs = Set.of(TabId.SUMMARY, new TabId("gp-data"));
        assertTrue(opening.page(new TabId("gp-data"))
                .contains("<a class=\"sl-danger__words\" href=\"/record/" + OpeningUnderTest.LAUNCH
                        + "/summary/alerts\">"));
    }

    private String banner(String... resources) {
        answer(resources);
        return header(opening.page());
    }

    private void answer(String... resources) {
        Set<String> types = new HashSet<>(Feeds.ALL_TYPES);
        types.addAll(Set.of("Flag", "DocumentReference", "Observation"));
        opening.answers = plan -> List.of(Feeds.answered(
                Feeds.feed("Greenfield Surgery", Freshness.LIVE, Optional.empty(), types),
                plan,
                Function.identity(),
                Arrays.stream(resources).<Resource>map(Feeds::json).toList()));
    }

    private static String header(String html) {
        return Pages.visible(html.substring(html.indexOf("<header"), html.indexOf("</header>"))
                .replaceAll("<span class=\"nhsuk-u-visually-hidden\">([^<]*that could harm[^<]*)</span>", "$1")
                .replaceAll("<span class=\"sl-bedside\">[^<]*</span>", ""));
    }

    private static void assertInOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            assertTrue(at >= 0, () -> "“" + part + "” does not come where it should in: " + text);
            from = at + part.length();
        }
        assertEquals(text, text.strip());
    }

    private static String alert(String id, String words, String category, String since) {
        return "{'resourceType':'Flag','id':'%s','status':'active','category':[{'text':'%s'}],'code':{'text':'%s'},'period':{'start':'%s'}}"
                .formatted(id, category, words, since);
    }

    private static String allergy(String id, String name, String criticality, String severity, String reaction) {
        return "{'resourceType':'AllergyIntolerance','id':'%s','criticality':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'},'reaction':[{'severity':'%s','manifestation':[{'text':'%s'}]}]}"
                .formatted(id, criticality, name, severity, reaction);
    }
}
