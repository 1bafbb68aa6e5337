package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.visit.RecordNotShownException;

/** Letters of a record that is restricted, or may be: they say where a patient lives. */
class RestrictedDocumentTest {

    private final DocumentUnderTest document = new DocumentUnderTest();
    private final OpeningUnderTest opening = document.opening;

    private void other(FeedAnswer answer) {
        FeedRegistration holder = Feeds.feed("Greenfield Surgery");
        FeedRegistration other = Feeds.feed("Northgate Hospital");
        opening.restricted = RestrictedPatients.WHEREABOUTS;
        opening.feeds = List.of(holder, other);
        opening.answers = plan -> List.of(Feeds.answered("Greenfield Surgery", plan), Feeds.reading(other, answer));
    }

    @Test
    @DisplayName("RESTRICT-8 no letter of a restricted record is asked of its source, and the page says why")
    void noLetterIsFetched() {
        other(new FeedAnswer.Withheld());
        for (Use use : Use.values()) {
            DocumentResponse.Page page = (DocumentResponse.Page) document.open(use);
            assertTrue(
                    page.html().contains("This record is restricted: its documents are not opened here"), page.html());
        }
        assertFalse(opening.log.contains("read document"), opening.log.toString());
        assertEquals(
                "withheld-as-restricted", opening.documentsOpened.getFirst().outcome());
    }

    @Test
    @DisplayName("RESTRICT-8 while a source does not say whether it is restricted no letter is fetched either")
    void noLetterIsFetchedInDoubt() {
        other(new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, ""));
        DocumentResponse.Page page = document.page();
        assertEquals(503, page.status());
        assertTrue(page.html().contains("a source that has to say so has not. Try again in a minute."), page.html());
        assertFalse(opening.log.contains("read document"));
    }

    @Test
    @DisplayName("RESTRICT-8 where no source labels the record it is fetched; the sources are asked once in a while")
    void isFetchedWhereNoSourceLabelsIt() {
        other(new FeedAnswer.PatientNotKnown(OpeningUnderTest.NOW));
        document.page();
        document.page();
        assertEquals(2, opening.log.stream().filter("read document"::equals).count());
        assertEquals(1, opening.log.stream().filter("read"::equals).count(), opening.log.toString());
    }

    @Test
    @DisplayName("RESTRICT-8 where restricted records are not shown, their documents are not either")
    void isRefusedWhereTheyAreNotShown() {
        other(new FeedAnswer.Withheld());
        opening.restricted = new RestrictedPatients(true, Set.of());
        assertEquals(
                RecordNotShownException.Reason.RECORD_RESTRICTED,
                assertThrows(RecordNotShownException.class, document::page).reason());
    }

    @Test
    @DisplayName(
            "RESTRICT-8 a source that has to say it leaves it in doubt where the launch is not shown what it holds")
    void isNotFetchedWhereTheNamedSourceIsNotAsked() {
        FeedRegistration holder = Feeds.feed("Greenfield Surgery");
        FeedRegistration register = Feeds.feed("Northgate Hospital").onlyFor(Set.of("elsewhere"));
        opening.restricted = new RestrictedPatients(false, Set.of(register.id()));
        opening.feeds = List.of(holder, register);
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan), FeedReading.notShared(register, "Northgate Practice"));
        DocumentResponse.Page page = document.page();
        assertEquals(200, page.status());
        assertTrue(page.html().contains("the source that has to say so is not asked"), page.html());
        assertFalse(page.html().contains("Try again"), page.html());
        assertFalse(opening.log.contains("read document"), opening.log.toString());
    }
}
