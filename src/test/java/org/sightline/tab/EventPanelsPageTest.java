package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;

/** The panels of what happened to the patient and what is coming, as a reader sees them on the page. */
class EventPanelsPageTest {

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void laysOutWhatHappenedAndWhatIsComing() throws IOException {
        String text = Pages.visible(page("page-events.html", Feeds.bundle("events.json"), Function.identity()));
        assertHas(
                text,
                "Known to carry a knife: visit in pairs Safety Review overdue since 01-Mar-2026",
                "1 no longer active",
                "Now What Where and with whom Reason and outcome When Admission to medicine for older people In progress",
                "Falls clinic Booked",
                "Geriatric medicine Dr Amara Obi Outpatients B",
                "Diabetes review Did not attend",
                "Fall at home Home, GP to follow up Until 15-Oct-2026 03:40 14-Oct-2026 22:10 Northgate Hospital",
                "1 more than 6 months ago",
                "Colonoscopy Planned",
                "Mr Ali Khan, Surgeon Northgate Hospital, theatre 2 Successful Feb-2024 Northgate Hospital",
                "1 not done",
                "Colorectal surgery Urgent",
                "From Dr Amara Nwosu, Greenfield Surgery To Northgate Hospital, colorectal clinic",
                "1 completed or withdrawn",
                "Emergency department discharge letter",
                "Discharge letter Letters PDF, 120 KB Dr Jo Park Northgate Hospital 16-Oct-2026 10:00",
                "1 replaced by later ones");
        assertFalse(text.contains("elsewhere.example"), "the address of an attachment");
        assertFalse(text.contains("With ADEYEMI, Ivy"));
    }

    @Test
    @DisplayName("H2 H3 a source that gave part of it is named at each of these panels")
    void saysWhatIsMissing() throws IOException {
        String failed = Pages.visible(page(
                "page-events-failed.html",
                List.of(),
                _ -> new SearchOutcome.Failed(new Remark.Broken(Reason.SERVER_ERROR, "x"))));
        for (String noun : List.of("Alerts", "Encounters or appointments", "Procedures", "Referrals", "Documents")) {
            assertHas(failed, noun + " unavailable: no source answered.");
        }
        String empty = Pages.visible(page("page-events-empty.html", List.of(), Function.identity()));
        assertHas(
                empty,
                "No alerts recorded by Northgate Hospital, the only source.",
                "No encounters or appointments found since 21-Nov-2024 at Northgate Hospital, the only source.",
                "No documents found since 21-Nov-2021 at Northgate Hospital, the only source.");
    }

    @Test
    @DisplayName("C01 C02 C04 C05 hostile events show as text")
    void showsHostileTextAsText() throws IOException {
        String html = page("page-events-hostile.html", Hostile.poisoned("events.json"), Function.identity());
        assertFalse(html.replace("<script src=\"script.js\" defer>", "").contains("<script"), "script");
        assertFalse(html.contains("<img"), "image");
        assertTrue(html.contains("NARRATIVE &lt;b&gt;said&lt;/b&gt;"), "a narrative is text");
        assertFalse(html.contains("alert(2)"), "a narrative’s script");
        assertFalse(html.matches("(?s).*href=\"(?!/|#|stylesheet).*"), "foreign link");
        assertFalse(html.contains("\u202E"), "bidi control");
        assertHas(Pages.visible(html), "\"><script>alert(1)</script>", "[U+202E]");
    }

    @Test
    @DisplayName("L06 the results of a record of 5,000 take less than 40 KB of the page")
    void keepsALongRecordSmall() throws IOException {
        List<Resource> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(Feeds.json(result(i)));
        }
        for (int i = 0; i < 300; i++) {
            many.add(Feeds.json(report(i)));
        }
        String html = page("page-results-long.html", many, Function.identity());
        int start = html.indexOf("id=\"results\"");
        String panel = html.substring(start, html.indexOf("</section>", start));
        assertHas(Pages.visible(panel), "Showing 40 of 120, abnormal ones first. Show all 120");
        int size = compressed(panel);
        assertTrue(size < 40_000, () -> size + " bytes");
    }

    private static String result(int i) {
        int test = i % 120;
        int month = 1 + (i / 120) % 11;
        return "{'resourceType':'Observation','id':'o" + i + "','meta':{'versionId':'" + i
                + "','lastUpdated':'2026-11-0" + (1 + i % 9)
                + "T08:00:00Z'},'identifier':[{'system':'https://lab.example/Id','value':'" + (77_000 + i * 37)
                + "'}],'status':'final','category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],'code':{'coding':[{'system':'http://snomed.info/sct','code':'10"
                + test
                + "','display':'Measurement of substance " + test + "'}],'text':'Serum substance " + test
                + "'},'effectiveDateTime':'2026-" + (month < 10 ? "0" : "") + month + "-1" + i % 9
                + "T09:1" + i % 7 + ":00Z','issued':'2026-11-12T10:00:00Z','performer':[{'display':'Dr Number " + i % 50
                + "'}],'valueQuantity':{'value':" + i + ",'unit':'mmol/L'},'referenceRange':[{'low':{'value':" + test
                + "},'high':{'value':" + (test + 90) + "}}]"
                + (i % 3 == 0 ? ",'interpretation':[{'coding':[{'code':'H'}]}]" : "") + "}";
    }

    private static String report(int i) {
        StringBuilder members = new StringBuilder();
        for (int n = 0; n < 16; n++) {
            members.append(n == 0 ? "" : ",")
                    .append("{'reference':'Observation/o")
                    .append(i * 16 + n)
                    .append("'}");
        }
        return "{'resourceType':'DiagnosticReport','id':'r" + i
                + "','status':'final','code':{'text':'Profile " + i % 12 + "'},'effectiveDateTime':'2026-11-1" + i % 9
                + "','issued':'2026-11-12T10:00:00Z'," + (i % 2 == 0 ? "'conclusion':'Words of report " + i + "'," : "")
                + "'result':[" + members + "]}";
    }

    private String page(String file, List<Resource> resources, Function<SearchOutcome, SearchOutcome> change)
            throws IOException {
        Set<String> types = new HashSet<>(Feeds.ALL_TYPES);
        types.addAll(List.of(
                "Flag",
                "Encounter",
                "Appointment",
                "Procedure",
                "Immunization",
                "ServiceRequest",
                "DocumentReference"));
        FeedRegistration feed = Feeds.feed("Northgate Hospital", Freshness.LIVE, Optional.empty(), types);
        opening.answers = plan -> List.of(Feeds.answered(feed, plan, change, resources));
        String html = opening.page();
        Files.writeString(Path.of(System.getProperty("sightline.target", "target"), file), html);
        return html;
    }

    private static int compressed(String html) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static void assertHas(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "“" + part + "” is not in: " + text);
        }
    }
}
