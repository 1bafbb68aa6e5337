package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testing.Waiting;

/** A page that fills as feeds answer, with Northgate Hospital silent until a test lets it answer. */
@ExtendWith(TrainingKit.class)
class ProgressIT {

    private static final String SLOW = "Northgate Hospital";

    @BeforeEach
    void makeOneFeedSlow(BrowserVisit visit) {
        visit.make("northgate-hospital", "slow");
    }

    @AfterEach
    void mendIt(BrowserVisit visit) {
        visit.make("northgate-hospital", "normal");
    }

    @Test
    void panelsFillAsFeedsAnswerAndTheStripSaysWhomItWaitsFor(BrowserVisit visit) {
        Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
        record.locator("#medicines tbody tr").first().waitFor();

        record.locator(".sl-sources__summary").click();
        String early = BrowserVisit.words(record);
        assertTrue(early.contains("waiting for " + SLOW), early);
        assertTrue(early.contains(SLOW + " has not answered yet"), early);
        PlaywrightAssertions.assertThat(record.locator("#progress")).containsText("waiting for " + SLOW);
        assertEquals("status", record.locator("#progress").getAttribute("role"));
        assertTrue(record.locator("#banner").textContent().contains("ADEYEMI, Ivy (Mrs)"));
        AccessibilityIT.assertNoViolation(record);

        mendIt(visit);
        BrowserVisit.settled(record);
        String late = BrowserVisit.words(record);
        assertTrue(late.contains(SLOW + " answered at"), late);
        assertFalse(late.contains("waiting for"), late);
        assertTrue(record.locator("#progress").textContent().contains("sources have answered"));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("the complete page and the page that was filled show the same")
    void endsAsThePageInOnePieceDoes(BrowserVisit visit) {
        Page filled = visit.openWithoutWaiting(BrowserVisit.IVY);
        filled.locator("#medicines tbody tr").first().waitFor();
        mendIt(visit);
        BrowserVisit.settled(filled);
        String address = filled.url();
        Page whole = filled.context().newPage();
        whole.navigate(address + "?complete=yes");

        assertEquals(panels(whole), panels(filled));
    }

    @Test
    void whatTheReaderPointsAtStaysWhereItIs(BrowserVisit visit) {
        Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
        record.locator("#referrals tbody tr").first().waitFor();
        record.locator("#referrals").scrollIntoViewIfNeeded();
        record.evaluate("() => scrollBy(0, 60)");
        double before = top(record);
        var box = record.locator("#referrals h2").boundingBox();
        mendIt(visit);
        // a hand that rests on a mouse is never quite still
        AtomicInteger moves = new AtomicInteger();
        Waiting.until(() -> {
            record.mouse().move(box.x + 5 + moves.incrementAndGet() % 3, box.y + 5);
            return (Boolean) record.evaluate("() => document.body.dataset.done === 'yes'");
        });
        assertEquals(before, top(record), 1.5, "nothing moved under the pointer");
    }

    @Test
    void aPanelInUseWaitsUntilItsReaderAsksForMore(BrowserVisit visit) {
        Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
        var details = record.locator("#medicines details.sl-more").first();
        details.locator("summary").waitFor();
        details.locator("summary").click();
        mendIt(visit);
        BrowserVisit.settled(record);

        assertTrue((Boolean) details.evaluate("e => e.open && e.isConnected"), "the entry being read stays open");
        String count = record.locator("#medicines .sl-panel__count").textContent();
        assertFalse(count.matches("(?s).*all \\d+ sources.*"), count);
        record.locator("#medicines .sl-panel__held").click();
        record.locator("#medicines .sl-panel__held")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertFalse(record.locator("#medicines").textContent().contains("waiting for"));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void withoutScriptsThePageComesInOnePiece(BrowserVisit visit) {
        Page launched = visit.openWithoutWaiting(BrowserVisit.IVY);
        mendIt(visit);
        BrowserContext plain = launched.context()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setStorageState(launched.context().storageState()));
        Page page = plain.newPage();
        page.navigate(launched.url());
        page.waitForURL("**complete=yes");
        String words = page.locator("body").textContent();
        assertTrue(words.contains(SLOW + " answered at"), words);
        assertFalse(words.contains("waiting for"), words);
        plain.close();
    }

    @Test
    void whereStreamsDoNotPassThePageComesInOnePiece(BrowserVisit visit) {
        visit.epr().context().route("**/stream/**", Route::abort);
        Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
        mendIt(visit);
        record.waitForURL("**complete=yes");
        assertTrue(BrowserVisit.words(record).contains(SLOW + " answered at"));
    }

    @Test
    @DisplayName("behind a proxy that holds the stream back the page is complete when it lets go")
    void aStreamThatComesAllAtOnceFillsThePage(BrowserVisit visit) {
        visit.epr().context().route("**/stream/**", route -> {
            mendIt(visit);
            route.fulfill(new Route.FulfillOptions().setResponse(route.fetch()));
        });
        Page record = visit.open(BrowserVisit.IVY);
        assertTrue(BrowserVisit.words(record).contains(SLOW + " answered at"));
        assertFalse(BrowserVisit.words(record).contains("waiting for"));
        assertTrue(record.url().endsWith("/summary"), record.url());
    }

    @Test
    @DisplayName("a page printed too early says on paper whom it was still waiting for")
    void paperSaysWhatWasMissing(BrowserVisit visit) {
        Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
        record.locator("#medicines tbody tr").first().waitFor();
        record.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertTrue(record.locator("#sources").innerText().contains("waiting for " + SLOW));
        assertTrue(record.locator("#tabs a[href*=print]")
                .first()
                .getAttribute("href")
                .endsWith("?print=yes"));
    }

    private static double top(Page record) {
        return ((Number) record.evaluate("() => document.querySelector('#referrals h2').getBoundingClientRect().top"))
                .doubleValue();
    }

    private static List<String> panels(Page record) {
        return record.locator(".sl-panel").allTextContents().stream()
                .map(text -> text.replaceAll("read \\d\\d-[A-Z][a-z]{2}-\\d{4} \\d\\d:\\d\\d", "read")
                        .replaceAll("\\s+", " "))
                .toList();
    }
}
