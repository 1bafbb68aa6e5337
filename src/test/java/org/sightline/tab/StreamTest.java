package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.policy.AccessPolicy;
import org.sightline.visit.RecordNotShownException;

/** A tab handed over piece by piece. */
class StreamTest {

    private static final String PROBLEM =
            "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'}}";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> places = new ArrayList<>();
    private final Map<String, String> last = new LinkedHashMap<>();

    @Test
    void theFrameHoldsNothingOfAnyFeedAndIsNoOpening() {
        opening.feeds = List.of(Feeds.feed("Greenfield Surgery"), Feeds.notConnected("Ambulance"));
        opening.answers = _ -> {
            throw new AssertionError("a frame asks no feed");
        };

        String html = opening.opener().frame(opening.visit(), TabId.SUMMARY);

        String text = Pages.visible(html);
        assertTrue(text.contains("Name awaited Born 12-Mar-1945 (81y) Gender Awaited NHS No. 999 000 0018"), text);
        assertTrue(text.contains("0 of 1 source has answered; waiting for Greenfield Surgery."), text);
        assertTrue(text.contains("Greenfield Surgery has not answered yet"), text);
        assertTrue(text.contains("Nothing yet: waiting for Greenfield Surgery."), text);
        assertFalse(text.contains("recorded by"), "nothing reads as none");
        assertTrue(html.contains("sse-connect=\"/record/AAAAAAAAAAAAAAAAAAAAAA/stream/summary\""));
        assertTrue(
                html.contains(
                        "<noscript><meta http-equiv=\"refresh\" content=\"0; url=/record/AAAAAAAAAAAAAAAAAAAAAA/summary?complete=yes\"></noscript>"));
        assertEquals(List.of("session", "policy", "page"), opening.log);
    }

    @Test
    void aFrameForWhichNoFeedIsConnectedWaitsForNothing() {
        opening.feeds = List.of(Feeds.notConnected("Ambulance"));
        assertFalse(opening.opener().frame(opening.visit(), TabId.SUMMARY).contains("sse-connect"));
    }

    @Test
    @DisplayName("A11 S14 a role that does not open the tab gets neither frame nor stream, and each refusal is a row")
    void refusesFrameAndStreamAlike() {
        opening.decision = new AccessPolicy.Decision.Denied("role-not-permitted");
        assertThrows(RecordNotShownException.class, () -> opening.opener().frame(opening.visit(), TabId.SUMMARY));
        assertThrows(RecordNotShownException.class, () -> opening.stream(this::take));
        assertEquals(2, opening.events.size());
        assertTrue(places.isEmpty());
        assertFalse(opening.log.contains("read"));
    }

    @Test
    void panelsFillAsFeedsAnswerAndSayWhomTheyWaitFor() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));
        List<String> problems = new ArrayList<>();

        assertTrue(opening.stream((place, html) -> {
            if (place.equals("panel-problems")) {
                problems.add(Pages.visible(html));
            }
            return take(place, html);
        }));

        assertEquals(2, problems.size());
        assertTrue(
                problems.getFirst().contains("1 of 2 sources has answered; waiting for Northgate Hospital"),
                problems.getFirst());
        assertTrue(problems.getFirst().contains("Asthma"));
        assertTrue(problems.getLast().contains("all 2 sources"));
        assertTrue(problems.getLast().contains("Asthma") && problems.getLast().contains("Gout"));
        assertEquals("banner", places.getFirst());
        assertEquals("progress", places.getLast());
        assertEquals(
                "All 2 sources have answered.",
                last.getOrDefault("progress", "").strip());
        assertEquals(
                "session, policy, audit opening, read, policy, policy, reading closed, audit opened",
                String.join(", ", opening.log));
    }

    @Test
    void aTabWhoseSourcesAllDoNotKnowThePatientSaysSoBeforeItIsOpened() {
        opening.tabs = Set.of(TabId.SUMMARY, new TabId("end-of-life"));
        opening.answers = _ ->
                List.of(Feeds.reading(Feeds.feed("Greenfield Surgery"), new FeedAnswer.PatientNotKnown(Feeds.READ_AT)));
        opening.stream(this::take);
        String tabs = Pages.visible(last.getOrDefault("tabs", ""));
        assertTrue(tabs.contains("End of life not known to its sources"), tabs);
        assertEquals(1, opening.log.stream().filter("read"::equals).count(), "no feed is asked for another tab");
    }

    @Test
    void aTabThatMayHoldSomethingIsNotCalledEmpty() {
        opening.tabs = Set.of(TabId.SUMMARY, new TabId("end-of-life"));
        opening.answers = _ -> List.of(
                Feeds.reading(Feeds.feed("Greenfield Surgery"), new FeedAnswer.PatientNotKnown(Feeds.READ_AT)),
                Feeds.reading(
                        Feeds.feed("Northgate Hospital"),
                        new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "look-up")));
        opening.stream(this::take);
        assertFalse(last.getOrDefault("tabs", "").contains("not known to its sources"));
    }

    @Test
    void aPanelThatAFeedDoesNotSupplyIsNotSentAgain() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered(
                        Feeds.feed(
                                "Council",
                                org.sightline.registration.FeedRegistration.Freshness.LIVE,
                                java.util.Optional.empty(),
                                java.util.Set.of("Patient", "Condition")),
                        plan,
                        java.util.function.Function.identity(),
                        List.of()));

        opening.stream(this::take);

        assertEquals(2, places.stream().filter("panel-problems"::equals).count());
        assertEquals(1, places.stream().filter("panel-medicines"::equals).count());
    }

    @Test
    void theClosingRowSaysWhatWasHandedOverAndWhen() {
        opening.answers = RecordPageTest::ivy;

        opening.stream(this::take);

        AuditEvent.Opened opened = opening.opened.getFirst();
        assertEquals(AuditEvent.Delivery.AS_FEEDS_ANSWERED, opened.delivery());
        AuditEvent.PanelShown allergies = opened.shown().stream()
                .filter(panel -> panel.panel().equals("allergies"))
                .findFirst()
                .orElseThrow();
        assertEquals(5, allergies.rows());
        assertEquals(0, allergies.deliveredMillis());
        assertTrue(allergies.resources().contains("northgate-hospital/AllergyIntolerance/x1@1"));
    }

    @Test
    @DisplayName("A03 a reader who has gone is asked for nothing more, and the closing row says what they were handed")
    void stopsWhenTheReaderHasGone() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.reading(
                        Feeds.feed("Community Trust"),
                        new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "5 s")));

        assertFalse(opening.stream((place, html) -> !place.equals("panel-medicines") && take(place, html)));

        AuditEvent.Opened opened = opening.opened.getFirst();
        assertEquals(AuditEvent.Delivery.BROKEN_OFF, opened.delivery());
        assertEquals(
                List.of("now", "allergies", "problems", "advance-directives"),
                opened.shown().stream().map(AuditEvent.PanelShown::panel).toList());
        assertEquals("awaited", opened.feeds().getLast().outcome());
        assertTrue(opening.log.contains("reading closed"));
    }

    @Test
    @DisplayName("A03 a stream that breaks off at its last piece has its closing row, which does not call it whole")
    void aStreamThatFailsHasItsClosingRow() {
        opening.answers = plan ->
                List.of(Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))));
        assertThrows(
                IllegalStateException.class,
                () -> opening.stream((place, html) -> {
                    if (place.equals("progress")) {
                        throw new IllegalStateException("unforeseen");
                    }
                    return take(place, html);
                }));
        assertEquals(AuditEvent.Delivery.BROKEN_OFF, opening.opened.getFirst().delivery());
    }

    @Test
    @DisplayName("A01 without the opening row no piece is sent; without the closing row the stream does not end well")
    void aBrokenTrailTakesTheStreamDown() {
        opening.openingFails = true;
        assertThrows(AuditUnavailableException.class, () -> opening.stream(this::take));
        assertTrue(places.isEmpty());
        opening.openingFails = false;
        opening.openedFails = true;
        assertThrows(AuditUnavailableException.class, () -> opening.stream(this::take));
    }

    @Test
    @DisplayName("details that nobody has opened are one text of a streamed row, which says what the whole page says")
    void detailsAreOneTextUntilTheyAreOpened() {
        opening.answers = plan ->
                List.of(Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))));
        opening.stream(this::take);
        String streamed = last.getOrDefault("panel-problems", "");
        String whole = opening.page();
        assertTrue(streamed.contains("<p class=\"sl-more__words\">"), streamed);
        assertTrue(streamed.contains("\tGreenfield Surgery, read "), streamed);
        assertFalse(streamed.contains("<dd>"), streamed);
        assertFalse(whole.contains("sl-more__words"), "without script there is nobody to lay them out");
        assertTrue(Pages.visible(whole).contains(Pages.visible(streamed)), Pages.visible(streamed));
    }

    @Test
    void onePanelAloneIsAnOpeningOfItsTabWithEveryRow() {
        opening.answers = plan ->
                List.of(Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))));

        String text = Pages.visible(opening.alone(TabId.SUMMARY, "problems", false));

        assertTrue(text.contains("Problems and diagnoses") && text.contains("Asthma"), text);
        assertTrue(text.contains("Back to Summary"), text);
        assertFalse(text.contains("Laboratory results"), text);
        assertTrue(text.contains("Allergies not recorded"), "the banner is whole");
        assertThrows(RecordNotShownException.class, () -> opening.alone(TabId.SUMMARY, "nothing-of-the-kind", false));
    }

    private boolean take(String place, String html) {
        places.add(place);
        last.put(place, html);
        return true;
    }
}
