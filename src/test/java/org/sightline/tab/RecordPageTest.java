package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch.Kind;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedReading;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration.Freshness;

/** The whole page as a reader sees it. */
class RecordPageTest {

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void laysOutAnOrdinaryRecord() throws IOException {
        opening.answers = RecordPageTest::ivy;
        String text = visible("page-ordinary.html");
        assertHas(
                text,
                "ADEYEMI, Ivy (Mrs) Born 12-Mar-1945 (81y) Gender Female NHS No. 999 000 0018",
                "Known allergies: Penicillin: Anaphylaxis, Shellfish, Latex, Transfer-degraded drug allergy",
                "May not be all: allergies, CPR decisions and alerts",
                "3 of 4 sources answered, 1 of them overnight copy; Community Trust did not answer in time; 1 is not connected",
                "Greenfield Surgery answered at 09:02",
                "Community Trust did not answer in time",
                "Northshire Council overnight copy, read at 09:02, data since 01-Apr-2015",
                "Ambulance not connected",
                "May not be complete.",
                "Allergies and intolerances 4 · 3 of 4 sources answered in full · all times What it asked",
                "Community Trust did not answer in time. Allergy Reaction Recorded",
                "Anaphylaxis · Severe 02-May-1998 Greenfield Surgery, Northgate Hospital",
                "Trimethoprim Resolved",
                "Ended: 14-Jun-2021",
                "1 stopped or finished, when is not recorded",
                "Haemoglobin estimation",
                "104 g/L Low",
                "Named but not sent: Mean cell volume",
                "Opened by Rita Shah, Nurse, Northgate Hospital, for direct care, on 21-Nov-2026 09:02."
                        + " Every tab you open is recorded.",
                "Help: Northgate IT service desk, 01604 555 0100",
                "Session ends at 09:32",
                "Close record");
    }

    @Test
    @DisplayName("H2 a whole empty record says so, and names no patient it does not know")
    void showsAnEmptyRecord() throws IOException {
        opening.answers = plan -> List.of(
                Feeds.reading(Feeds.feed("Greenfield Surgery"), new FeedAnswer.PatientNotKnown(Feeds.READ_AT)),
                Feeds.answered(Feeds.feed("Northgate Hospital"), plan, Function.identity(), List.of()));
        assertHas(
                visible("page-empty.html"),
                "Name not known Born 12-Mar-1945 (81y) Gender Not Known NHS No. 999 000 0018",
                "Allergies not recorded",
                "holds no record of this patient (answered at 09:02)",
                "No allergies recorded by Northgate Hospital. 1 of 2 sources holds no record of this patient.",
                "No medicines recorded by Northgate Hospital. 1 of 2",
                "No problems recorded by Northgate Hospital. 1 of 2",
                "No results found since 21-Nov-2024");
    }

    @Test
    @DisplayName("H2 F01 F05 F07 nothing that failed looks like nothing held")
    void showsAnUnavailableRecord() throws IOException {
        opening.answers = _ -> List.of(
                failed("Greenfield Surgery", new FeedAnswer.Unavailable(Reason.NO_CONNECTION, "secret detail")),
                failed("Northgate Hospital", new FeedAnswer.NotPermitted("401")),
                failed("Community Trust", new FeedAnswer.PatientMismatch(Kind.WRONG_PATIENT, "id")),
                failed("Council", new FeedAnswer.PatientMismatch(Kind.BIRTH_DATE, "dob")),
                failed("Hospice", new FeedAnswer.PatientMismatch(Kind.SEVERAL_MATCHES, "2")),
                failed("Mental Health Trust", new FeedAnswer.Withheld()));
        String text = visible("page-unavailable.html");
        assertHas(
                text,
                "Allergies unavailable",
                "Greenfield Surgery did not answer: it could not be reached",
                "Northgate Hospital refused us access",
                "Community Trust is not shown: it sent another patient’s data",
                "Council is not shown: the birth date it holds differs",
                "Hospice is not shown: it holds several patients with this NHS number",
                "Mental Health Trust withholds its record of this patient",
                "Allergies unavailable: no source answered.",
                "Results unavailable: no source answered.");
        assertFalse(text.contains("secret detail"));
        assertFalse(text.contains("recorded by any"));
    }

    @Test
    @DisplayName("H2 the banner never lets a CPR decision or the lack of alerts pass for all there is")
    void theBannerSaysThatDecisionsAndAlertsMayNotBeAll() throws IOException {
        String caveat = "May not be all: CPR decisions and alerts";
        Resource decision = Feeds.json(
                "{'resourceType':'Observation','id':'1','status':'final','effectiveDateTime':'2026-09-13','code':{'coding':[{'system':'http://snomed.info/sct','code':'450476008','display':'Not for attempted CPR'}]}}");
        opening.answers = plan -> List.of(
                Feeds.answered("Community Trust", plan, decision),
                failed("Northgate Hospital", new FeedAnswer.Unavailable(Reason.NO_CONNECTION, "")));
        assertHas(visible("page-banner-partial.html"), "Not for attempted CPR, decided 13-Sep-2026", caveat);

        opening.answers =
                _ -> List.of(failed("Northgate Hospital", new FeedAnswer.Unavailable(Reason.NO_CONNECTION, "")));
        assertHas(visible("page-banner-none.html"), caveat);

        opening.answers = plan -> List.of(Feeds.answered("Community Trust", plan, decision));
        assertFalse(visible("page-banner-whole.html").contains(caveat));

        Resource other = Feeds.json(
                "{'resourceType':'Observation','id':'2','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'450475007'}]}}");
        opening.answers = plan -> List.of(Feeds.answered("Community Trust", plan, decision, other));
        String disagreeing = visible("page-banner-conflict.html");
        assertHas(disagreeing, "CPR decisions disagree: ask before you rely on either");
        assertFalse(disagreeing.contains(caveat), disagreeing);
    }

    @Test
    @DisplayName("H3 F09 what was cut is said by name and number")
    void saysWhatWasCut() throws IOException {
        opening.answers = plan -> List.of(Feeds.answered(
                Feeds.feed("Greenfield Surgery"),
                plan,
                whole -> new SearchOutcome.Cut(whole.resources(), 312, List.of(new Remark.FirstOnly())),
                List.of(Feeds.json("{'resourceType':'Condition','id':'1','code':{'text':'Asthma'}}"))));
        assertHas(
                visible("page-cut.html"),
                "Greenfield Surgery answered in part, answered at 09:02",
                "Problems and diagnoses 1 · 0 of 1 source answered in full · all times What it asked",
                "Greenfield Surgery gave only the first 1 of 312 entries. Problem Onset Recorded");
    }

    @Test
    @DisplayName("C01 C02 C04 C05 C06 hostile strings show as text, whole, and never as markup")
    void showsHostileTextAsText() throws IOException {
        opening.answers = plan -> List.of(Feeds.answered("Greenfield Surgery", plan, Hostile.resources()));
        String html = opening.page();
        Files.writeString(target("page-hostile.html"), html);
        String text = Pages.visible(html);
        assertFalse(html.replace("<script src=\"script.js\" defer>", "").contains("<script"), "script");
        assertFalse(html.contains("<img"), "image");
        assertTrue(html.contains("NARRATIVE &lt;b&gt;said&lt;/b&gt;"), "a narrative is text");
        assertFalse(html.contains("alert(2)"), "a narrative’s script");
        assertFalse(html.matches("(?s).*href=\"(?!/|#|stylesheet).*"), "foreign link");
        assertFalse(html.contains("\u202E"), "bidi control");
        assertHas(text, "\"><script>alert(1)</script>", "{7*7}${7*7}", "javascript:alert(1)", "[U+202E]");
        assertHas(text, "Known allergies: 1, too long for this line: see the list");
        assertHas(text, "Cut here: 2,000 of 1,000,000 characters shown. Show all of it");
        assertTrue(html.length() > 1_000_000, "the whole of a long text is on the page");
    }

    @Test
    @DisplayName("H1 sources that disagree about who the patient is are named")
    void flagsIdentitiesThatDisagree() throws IOException {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(patient("Adeyemi", "Ivy", "female", ""))),
                Feeds.answered(
                        "Northgate Hospital",
                        plan,
                        Feeds.json(patient("ADEYEMI", "Ivy", "male", ",'deceasedDateTime':'2026-11-20'"))),
                Feeds.answered("Council", plan, Feeds.json(patient("Jones", "Ivy", "female", ""))));
        String text = visible("page-died.html");
        assertHas(
                text,
                "Born 12-Mar-1945 Died 20-Nov-2026 Age at Death 81y Gender Female",
                "Sources give different names: ADEYEMI, Ivy (Greenfield Surgery, Northgate Hospital); JONES, Ivy"
                        + " (Council).",
                "Sources give different genders: Female (Greenfield Surgery, Council); Male (Northgate Hospital).",
                "Not recorded as deceased by Greenfield Surgery, Council.");
    }

    @Test
    void theClosedPageKnowsNobody() {
        String html = new Pages().closed();
        assertHas(Pages.visible(html), "The record is closed", "open it from your own system");
    }

    private static String patient(String family, String given, String gender, String more) {
        return "{'resourceType':'Patient','id':'p','name':[{'family':'" + family + "','given':['" + given
                + "']}],'gender':'" + gender + "','birthDate':'1945-03-12'" + more + "}";
    }

    private static FeedReading failed(String name, FeedAnswer answer) {
        return Feeds.reading(Feeds.feed(name), answer);
    }

    /** The visible text; the page itself is left under target for people to look at. */
    private String visible(String file) throws IOException {
        String html = opening.page();
        Files.writeString(target(file), html);
        return Pages.visible(html);
    }

    private static Path target(String file) {
        return Path.of(System.getProperty("sightline.target", "target"), file);
    }

    private static void assertHas(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "“" + part + "” is not in: " + text);
        }
    }

    static List<FeedReading> ivy(SearchPlan plan) {
        return List.of(
                Feeds.answered(
                        Feeds.feed("Greenfield Surgery"), plan, Function.identity(), Feeds.bundle("greenfield.json")),
                Feeds.answered(
                        Feeds.feed("Northgate Hospital"), plan, Function.identity(), Feeds.bundle("northgate.json")),
                Feeds.reading(
                        Feeds.feed("Community Trust"),
                        new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "5 s")),
                Feeds.answered(
                        Feeds.feed(
                                "Northshire Council",
                                Freshness.OVERNIGHT,
                                Optional.of(LocalDate.parse("2015-04-01")),
                                Feeds.ALL_TYPES),
                        plan,
                        Function.identity(),
                        List.of()),
                Feeds.reading(Feeds.notConnected("Ambulance"), new FeedAnswer.NotConnected()));
    }
}
