package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the panels of a record: banner, side bar, line of sources, and a letter beside it. */
@ExtendWith(TrainingKit.class)
class ShellIT {

    /** How far what this names first is below the banner. */
    private static final String BELOW = """
            (what) => document.querySelector(what).getBoundingClientRect().top
              - document.querySelector('.sl-banner').getBoundingClientRect().bottom""";

    private static final String SHIFTS = """
            window.shifted = 0
            window.addShifts = (entries) => entries.filter((one) => !one.hadRecentInput)
              .forEach((one) => { window.shifted += one.value })
            window.shifts = new PerformanceObserver((list) => window.addShifts(list.getEntries()))
            window.shifts.observe({ type: 'layout-shift', buffered: true })""";

    /** The sum of them, when what was laid out last has been painted. */
    private static final String SHIFTED = """
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
              window.addShifts(window.shifts.takeRecords())
              done(window.shifted)
            }))))""";

    private static final String TARGETS = """
            async () => (await axe.run({ include: ['.sl-banner', '.sl-tabs', '.sl-line', '.sl-footer'] },
              { runOnly: ['target-size'] })).violations.flatMap(v => v.nodes.map(n => n.html.slice(0, 160)))""";

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"1366, 768, 130, .sl-now__item", "768, 1024, 180, .sl-now__item", "360, 640, 150, .sl-now__item"})
    @DisplayName("SHELL-REACH the first clinical fact is near the banner, which stays in view with the gravest danger")
    void theFirstFactIsNearTheBannerThatStays(int width, int height, int reach, String first, BrowserVisit visit) {
        visit.epr().context().pages().getFirst().setViewportSize(width, height);
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(width, height);
        double below = ((Number) record.evaluate(BELOW, first)).doubleValue();
        assertTrue(below <= reach, below + " pixels below the banner");
        record.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
        Locator banner = record.locator(".sl-banner");
        assertEquals(0, banner.boundingBox().y, 0.5);
        assertTrue(banner.boundingBox().height < height / 5.0, "height " + banner.boundingBox().height);
        for (String words : List.of("ADEYEMI, Ivy", "999 000 0018", "penicillin: Anaphylaxis")) {
            assertTrue(banner.innerText().contains(words), banner.innerText());
        }
        LayoutIT.assertNoHorizontalScroll(record, 320);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {BrowserVisit.IVY, "TULLY"})
    @DisplayName("SHELL-CLEAR no control covers a part of another, not even a fraction of a pixel")
    void noControlCoversAnother(String family, BrowserVisit visit) {
        Page record = visit.open(family);
        record.setViewportSize(1366, 768);
        record.navigate(record.url() + "?complete=yes");

        assertEquals(List.of(), record.evaluate("""
                () => {
                  const all = [...document.querySelectorAll(
                      '.sl-opens > .sl-more > summary, .sl-sorting, .sl-panel__head summary')]
                    .filter((one) => one.checkVisibility())
                    .map((one) => [one.getAttribute('aria-label') || one.textContent.trim(), one.getBoundingClientRect()])
                    .filter(([, box]) => box.height > 0)
                  return all.flatMap(([name, box]) => all
                    .filter(([, other]) => other !== box && other.top >= box.top && other.top < box.bottom - .01
                      && other.left < box.right - .01 && other.right > box.left + .01)
                    .map(([by, other]) => `${name} under ${by} by ${box.bottom - other.top}`))
                }"""));
    }

    @Test
    @DisplayName("SHELL-BEDSIDE on a small screen the rest of the dangers opens in place, with who says so")
    void theRestOfTheDangersOpensInPlace(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(360, 640);
        Locator decision = record.locator(".sl-danger", new Page.LocatorOptions().setHasText("Not for attempted CPR"));
        PlaywrightAssertions.assertThat(decision).isHidden();
        record.locator(".sl-rest > summary").click();
        PlaywrightAssertions.assertThat(decision).isVisible();
        PlaywrightAssertions.assertThat(decision).containsText("Community Trust");
        AccessibilityIT.assertNoViolation(record);
    }

    @Test
    @DisplayName("SHELL-BAR the side bar counts each panel's rows and marks what is lacking, in words too")
    void theSideBarCountsAndMarks(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(1366, 768);
        PlaywrightAssertions.assertThat(record.locator("#to-medicines")).isVisible();
        assertEquals(List.of(), record.evaluate("""
                        () => [...document.querySelectorAll('.sl-goto__link')].filter((link) => {
                          const said = document.querySelector(link.hash + ' .sl-panel__count strong')?.textContent ?? ''
                          return (link.querySelector('.sl-goto__count')?.textContent ?? '') !== said
                        }).map((link) => link.textContent)"""));
        record.setViewportSize(1024, 768);
        PlaywrightAssertions.assertThat(record.locator("#to-medicines")).isHidden();
        record.locator(".sl-goto > summary").click();
        PlaywrightAssertions.assertThat(record.locator("#to-medicines")).isVisible();
        record.setViewportSize(360, 640);
        record.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = false })");
        PlaywrightAssertions.assertThat(record.locator("#tab-gp-data")).isHidden();
        record.locator(".sl-menu > summary").click();
        PlaywrightAssertions.assertThat(record.locator("#tab-gp-data")).isVisible();
        PlaywrightAssertions.assertThat(record.locator("#to-medicines")).isVisible();
    }

    @Test
    @DisplayName(
            "SHELL-FOCUS what is jumped to or focused never lies under the banner, and the panels are a few keys away")
    void nothingThatIsReachedLiesUnderTheBanner(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#to-procedures").click();
        assertEquals(List.of(), record.evaluate("""
                () => {
                  const title = document.querySelector('#procedures h2').getBoundingClientRect()
                  const banner = document.querySelector('.sl-banner').getBoundingClientRect()
                  return title.top >= banner.bottom && title.bottom <= innerHeight ? [] : [title.top, banner.bottom]
                }"""));
        for (int i = 0; i < 40; i++) {
            record.keyboard().press("Shift+Tab");
            assertEquals("", record.evaluate("""
                    () => {
                      const at = document.activeElement
                      const outside = !at.closest('.sl-panel')
                      const covered = at.getBoundingClientRect().top
                        < document.querySelector('.sl-banner').getBoundingClientRect().bottom - 1
                      return !outside && covered ? at.outerHTML.slice(0, 120) : ''
                    }"""));
        }
        // with the fragment of a panel in its address a page begins its tab stops there
        record.navigate(record.url().replaceAll("#.*", ""));
        BrowserVisit.settled(record);
        record.keyboard().press("Tab");
        record.keyboard().press("Enter");
        int stops = 1;
        while (stops < 20 && !(Boolean) record.evaluate("() => document.activeElement.closest('.sl-panel') !== null")) {
            record.keyboard().press("Tab");
            stops++;
        }
        assertTrue(stops <= 10, stops + " tab stops");
    }

    @Test
    @DisplayName(
            "SHELL-STILL nothing moves on the screen while feeds answer, and a panel that grew shows all when asked")
    void nothingMovesWhileFeedsAnswer(BrowserVisit visit) {
        visit.make("northgate-hospital", "slow");
        try {
            visit.epr().context().addInitScript(SHIFTS);
            Page record = visit.openWithoutWaiting(BrowserVisit.IVY);
            record.locator("#medicines tbody tr").first().waitFor();
            visit.make("northgate-hospital", "normal");
            BrowserVisit.settled(record);
            double shifted = ((Number) record.evaluate(SHIFTED)).doubleValue();
            assertTrue(shifted <= 0.02, "layout shifts of " + shifted);
            Locator grown = record.locator(".sl-panel__all:visible");
            for (int i = grown.count(); i > 0; i--) {
                grown.first().click();
            }
            assertEquals(
                    0, record.locator(".sl-panel--kept:has(.sl-panel__all)").count());
        } finally {
            visit.make("northgate-hospital", "normal");
        }
    }

    @Test
    @DisplayName("SHELL-LETTER a letter opens beside the record, with the banner as it was, and Escape closes it")
    void aLetterOpensBesideTheRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String banner = record.locator(".sl-banner").innerText();
        String address = record.url();
        Locator link = record.locator("#documents a[href*='/document/']").first();
        link.click();
        PlaywrightAssertions.assertThat(record.locator(".sl-beside .sl-document__title"))
                .isVisible();
        assertEquals(address, record.url());
        assertEquals(banner, record.locator(".sl-banner").innerText());
        AccessibilityIT.assertNoViolation(record);
        record.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(record.locator(".sl-beside")).hasCount(0);
        assertTrue((Boolean) link.evaluate("e => e === document.activeElement"), "the focus is where it was");
        record.setViewportSize(1024, 768);
        link.click();
        record.waitForURL(Pattern.compile(".*/document/.*"));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("SHELL-TARGETS every control around the panels is large enough to be hit, with a feed down too")
    void everyTargetIsLargeEnough(BrowserVisit visit) {
        visit.make("greenfield-surgery", "down");
        try {
            Page record = visit.open(BrowserVisit.IVY);
            for (int width : new int[] {1366, 768, 360}) {
                record.setViewportSize(width, 768);
                AccessibilityIT.assertNoViolation(record);
                assertEquals(List.of(), record.evaluate(TARGETS), width + " pixels");
            }
        } finally {
            visit.make("greenfield-surgery", "normal");
        }
    }
}
