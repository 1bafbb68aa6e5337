package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long and how heavy the Summary is, and that all of it is there. */
@ExtendWith(TrainingKit.class)
class GlanceIT {

    /** Elements in the panels that are laid out, for each row, tile or line of a panel that is seen. */
    private static final String NODES = """
            () => {
              const seen = (what) => [...document.querySelectorAll(what)].filter((e) => e.checkVisibility()).length
              return seen('.sl-panels *') / seen('.sl-panels tr, .sl-panels .sl-note, .sl-panels .sl-now__item, .sl-panels summary:has(h2)')
            }""";

    @Test
    @DisplayName("SHELL-GLANCE the longest Summary is short, light, and opens in place what it counts behind a line")
    void theSummaryIsReadAtAGlance(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.mouse().wheel(0, 1);
        double screens =
                ((Number) record.evaluate("() => document.documentElement.scrollHeight / innerHeight")).doubleValue();
        assertTrue(screens <= 4.5, screens + " screens");
        double perRow = ((Number) record.evaluate(NODES)).doubleValue();
        assertTrue(perRow <= 15.5, perRow + " rendered elements a row");

        Locator fifth =
                record.locator("#encounters table").nth(1).locator("[data-on]").nth(4);
        PlaywrightAssertions.assertThat(fifth).isHidden();
        record.locator("#encounters .sl-beyond > summary").last().click();
        PlaywrightAssertions.assertThat(fifth).isVisible();
        PlaywrightAssertions.assertThat(record.locator("#timeline .sl-timeline"))
                .isHidden();
        record.locator("#to-timeline").click();
        PlaywrightAssertions.assertThat(record.locator("#timeline .sl-timeline"))
                .isVisible();
        record.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        PlaywrightAssertions.assertThat(record.locator("#procedures [data-on]").last())
                .isVisible();
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName(
            "SHELL-DETAILS details that nobody opened are one text of their row, found by its words, laid out when opened")
    void detailsAreLaidOutWhenTheyAreOpened(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        Locator more = record.locator("#medicines .sl-more").first();
        assertTrue(more.locator(".sl-more__words").textContent().contains("Source\t"), "one text");
        record.locator("#find-words").fill("zzz");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText("Not found in ");
        // a label that every entry has finds none of them
        record.locator("#find-words").fill("the source also sent");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText("Not found in ");
        record.locator("#find-words").fill("");
        more.locator("summary").click();
        PlaywrightAssertions.assertThat(more.locator("dt", new Locator.LocatorOptions().setHasText("Source"))
                        .first())
                .isVisible();
        PlaywrightAssertions.assertThat(more.locator(".sl-more__words")).hasCount(0);
        AccessibilityIT.assertNoViolation(record);
        assertEquals(List.of(), visit.troubles());
    }
}
