package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.visit.RecordNotShownException;

/** A record that a source labels as restricted, or may, on the page. */
class RestrictedPageTest {

    private static final Resource PATIENT =
            Feeds.json("{'resourceType':'Patient','name':[{'text':'Ms Ivy ADEYEMI'}],'address':[{'text':'1 Elm Row'}],"
                    + "'telecom':[{'system':'phone','value':'01632 960100'}],"
                    + "'generalPractitioner':[{'display':'Dr Bell, Elm Surgery'}]}");
    private static final Resource PROBLEM =
            Feeds.json("{'resourceType':'Condition','id':'1','clinicalStatus':{'coding':[{'code':'active'}]},"
                    + "'code':{'text':'Asthma'}}");
    private static final FeedAnswer SLOW = new Unavailable(Unavailable.Reason.TOO_SLOW, "");

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> pieces = new ArrayList<>();

    RestrictedPageTest() {
        opening.restricted = RestrictedPatients.WHEREABOUTS;
    }

    private void other(FeedAnswer answer) {
        opening.answers = plan -> List.of(greenfield(plan), Feeds.reading(Feeds.feed("Northgate Hospital"), answer));
    }

    private static FeedReading greenfield(SearchPlan plan) {
        return Feeds.answered("Greenfield Surgery", plan, PATIENT.copy(), PROBLEM.copy());
    }

    private static boolean locates(String html) {
        return html.contains("Elm Row") || html.contains("960100") || html.contains("Elm Surgery");
    }

    @Test
    @DisplayName("RESTRICT-2 what locates is withheld in every source's data as soon as one labels the record")
    void isWithheldInAllSourcesData() {
        other(new FeedAnswer.Withheld());

        String page = opening.page();

        assertFalse(locates(page), page);
        String text = Pages.visible(page);
        assertTrue(text.contains("This record is restricted. Addresses, telephone numbers, the GP"), text);
        assertTrue(text.contains("Address Withheld"), text);
        assertTrue(text.contains("Telephone Withheld"), text);
        assertTrue(text.contains("Registered GP Withheld"), text);
        assertTrue(text.contains("Asthma") && text.contains("Ivy ADEYEMI"), text);
    }

    @Test
    @DisplayName("RESTRICT-2 it is shown where every source has answered and none labels the record")
    void isShownWhereNoSourceLabelsIt() {
        other(new FeedAnswer.PatientNotKnown(Feeds.READ_AT));
        String page = opening.page();
        assertTrue(page.contains("1 Elm Row") && page.contains("Elm Surgery"), page);
        assertFalse(page.contains("restricted"), page);
        assertEquals("", opening.opened.getFirst().restricted());
    }

    @Test
    @DisplayName("RESTRICT-3 a source that does not answer leaves it withheld, and the page names the source")
    void aSilentSourceLeavesItWithheld() {
        for (FeedAnswer silent : List.of(
                SLOW,
                new FeedAnswer.NotPermitted("look-up"),
                new PatientMismatch(PatientMismatch.Kind.WRONG_PATIENT, ""))) {
            other(silent);
            String page = opening.page();
            assertFalse(locates(page), silent + page);
            assertTrue(
                    Pages.visible(page)
                            .contains("it is not known whether this record is restricted: Northgate Hospital"
                                    + " did not say."),
                    Pages.visible(page));
            assertTrue(page.contains("Asthma"));
        }
        assertEquals(
                "restrictedPatients: not said by northgate-hospital",
                opening.opened.getFirst().restricted());
    }

    @Test
    @DisplayName("RESTRICT-3 only the sources of mustAnswer leave it in doubt, while any may label the record")
    void onlySomeSourcesNeedToAnswer() {
        opening.restricted = new RestrictedPatients(false, Set.of(new FeedId("greenfield-surgery")));
        other(SLOW);
        assertTrue(locates(opening.page()));

        other(new FeedAnswer.Withheld());
        assertFalse(locates(opening.page()));
    }

    @Test
    @DisplayName("RESTRICT-3 a source of mustAnswer that the patient does not want asked leaves it in doubt as well")
    void oneThatIsNotAskedLeavesItInDoubt() {
        other(new FeedAnswer.NotAsked());
        assertTrue(locates(opening.page()));

        opening.restricted = new RestrictedPatients(false, Set.of(new FeedId("northgate-hospital")));
        String page = opening.page();
        assertFalse(locates(page));
        assertTrue(
                Pages.visible(page)
                        .contains("it is not known whether this record is restricted: Northgate Hospital is not"
                                + " asked."),
                Pages.visible(page));
    }

    @Test
    @DisplayName("RESTRICT-4 no piece locates before every source has said that it does not restrict the record")
    void nothingThatLocatesGoesOutBefore() {
        other(new FeedAnswer.PatientNotKnown(Feeds.READ_AT));
        List<Boolean> known = new ArrayList<>();

        opening.stream((place, html) -> {
            pieces.add(html);
            known.add(locates(html));
            return true;
        });

        int firstBanner = pieces.indexOf(pieces.stream()
                .filter(html -> html.contains("sl-banner"))
                .findFirst()
                .orElseThrow());
        assertFalse(known.get(firstBanner), "while a source is awaited");
        assertTrue(
                Pages.visible(pieces.get(firstBanner))
                        .contains(
                                "until it is known whether this record is restricted: waiting for Northgate Hospital"),
                Pages.visible(pieces.get(firstBanner)));
        assertFalse(
                pieces.get(firstBanner).contains("sl-banner__notice"),
                "what is so for a moment moves nothing below it");
        assertTrue(known.contains(true), "once it has answered");
    }

    @Test
    @DisplayName("RESTRICT-4 a source that has said who its patient is need not have answered in full")
    void theLookUpIsEnough() {
        opening.answers = plan -> List.of(greenfield(plan), FeedReading.lookedUp(Feeds.feed("Northgate Hospital")));
        RecordPage page = opening.recordPage();

        ComposedPage first = page.with(opening.answers.apply(page.plan()));

        assertEquals("", first.restriction().rule());
        assertTrue(first.view().frame().banner().contacts().toString().contains("1 Elm Row"));
    }

    @Test
    @DisplayName("RESTRICT-5 where restricted records are not shown, nothing is, and the refusal is on the trail")
    void nothingIsShownWhereTheyAreNotShown() {
        opening.restricted = new RestrictedPatients(true, Set.of());
        other(new FeedAnswer.Withheld());
        List<Runnable> ways = List.of(
                opening::page,
                () -> opening.alone(TabId.SUMMARY, "problems", false),
                () -> opening.whole().print(opening.visit()),
                () -> opening.stream((place, html) -> pieces.add(html)));

        for (Runnable way : ways) {
            RecordNotShownException refused = assertThrows(RecordNotShownException.class, way::run);
            assertEquals(RecordNotShownException.Reason.RECORD_RESTRICTED, refused.reason());
            AuditEvent.TabDenied denied = (AuditEvent.TabDenied) opening.events.getLast();
            assertEquals("record-restricted", denied.reason());
        }
        String sent = String.join("", pieces);
        assertFalse(locates(sent) || sent.contains("Asthma") || sent.contains("ADEYEMI"), sent);
    }

    @Test
    @DisplayName("RESTRICT-6 the row of the opening names the rule and the source that labels the record")
    void theRowNamesTheRule() {
        other(new FeedAnswer.Withheld());
        opening.page();
        opening.stream((_, _) -> true);
        opening.opened.forEach(
                row -> assertEquals("restrictedPatients: labelled by northgate-hospital", row.restricted()));
        assertEquals(2, opening.opened.size());
    }
}
