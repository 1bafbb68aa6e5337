package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.TabId;
import org.sightline.session.FormToken;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.RecordNotShownException.Reason;

/** What goes on paper. */
class PrintTest {

    private static final TabId END_OF_LIFE = new TabId("end-of-life");

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void theWholeRecordIsAnOpeningOfEachTabAndAsksTheFeedsOnce() {
        opening.tabs = Set.of(TabId.SUMMARY, END_OF_LIFE);
        opening.answers = plan -> List.of(
                Feeds.answered(
                        "Greenfield Surgery",
                        plan,
                        Feeds.json(
                                "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Heart failure'}}")));

        String html = opening.whole().print(opening.visit());

        assertEquals(
                List.of(
                        "session",
                        "policy",
                        "audit opening",
                        "policy",
                        "audit opening",
                        "read",
                        "reading closed",
                        "page",
                        "audit opened",
                        "audit opened"),
                opening.log);
        assertEquals(
                List.of(Delivery.PRINTED, Delivery.PRINTED),
                opening.opened.stream().map(AuditEvent.Opened::delivery).toList());
        assertTrue(Pages.visible(html).contains("Heart failure"), Pages.visible(html));
        assertTrue(opening.opened.stream()
                .flatMap(opened -> opened.shown().stream())
                .anyMatch(panel -> panel.rows() > 0));
        String text = Pages.visible(html);
        assertTrue(text.contains("Summary Now"), text);
        assertTrue(text.contains("End of life Advance decisions and CPR"), text);
        assertTrue(text.contains("Printed by Rita Shah"), text);
        assertTrue(html.contains("id=\"1allergies-title\""), "no id stands twice");
    }

    @Test
    @DisplayName("A01 when a row of any tab cannot be written nothing is printed")
    void printsNothingWithoutEveryRow() {
        opening.tabs = Set.of(TabId.SUMMARY, END_OF_LIFE);
        opening.openingFails = true;
        assertThrows(AuditUnavailableException.class, () -> opening.whole().print(opening.visit()));
        assertFalse(opening.log.contains("read"));
        opening.openingFails = false;
        opening.openedFails = true;
        assertThrows(AuditUnavailableException.class, () -> opening.whole().print(opening.visit()));
    }

    @Test
    void aRoleThatOpensNoTabPrintsNone() {
        opening.tabs = Set.of();
        assertEquals(
                Reason.ROLE_NOT_PERMITTED,
                assertThrows(
                                RecordNotShownException.class,
                                () -> opening.whole().print(opening.visit()))
                        .reason());
        assertFalse(opening.log.contains("read"));
    }

    @Test
    void aTabForPaperIsAnOpeningThatSaysSo() {
        String text = Pages.visible(opening.opener().whole(opening.visit(), TabId.SUMMARY, Delivery.PRINTED));
        assertEquals(Delivery.PRINTED, opening.opened.getFirst().delivery());
        assertTrue(text.contains("Printed by Rita Shah"), text);
    }

    @Test
    @DisplayName("A11 S06 a page printed from the screen is recorded, on the word of the record's own page only")
    void recordsWhatIsPrintedFromTheScreen() {
        assertThrows(RecordNotShownException.class, () -> opening.visit().checkForm("a-guess"));
        opening.visit().checkForm(FormToken.of(OpeningUnderTest.LAUNCH, OpeningUnderTest.SECRET));
        opening.opener().printed(opening.visit(), TabId.SUMMARY);
        assertEquals(List.of(new AuditEvent.Printed(OpeningUnderTest.NURSE, TabId.SUMMARY)), opening.events);
    }
}
