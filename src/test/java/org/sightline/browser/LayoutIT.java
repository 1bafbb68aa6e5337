package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Small screens, large text, paper. */
@ExtendWith(TrainingKit.class)
class LayoutIT {

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @Test
    void nothingScrollsSidewaysAt360Pixels(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        assertNoHorizontalScroll(record, 360);
        SessionIT.close(record);
        assertNoHorizontalScroll(record, 360);
        assertNoHorizontalScroll(visit.epr(), 360);
    }

    @Test
    void nothingScrollsSidewaysAt200PercentOnAHospitalScreen(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        assertNoHorizontalScroll(record, 1366 / 2);
    }

    @Test
    @DisplayName("no cell runs into its neighbour: a date never lies over a source")
    void noCellRunsIntoItsNeighbour(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        for (int width : new int[] {1366, 1100, 768, 360}) {
            record.setViewportSize(width, 768);
            assertEquals(List.of(), record.evaluate("""
                    () => [...document.querySelectorAll('td, th')]
                      .filter(e => e.checkVisibility() && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
                      .map(e => e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))"""), width + " pixels");
        }
    }

    @Test
    @DisplayName("the banner stays in view when the page is scrolled")
    void theBannerStaysInView(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(1366, 500);
        record.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
        assertTrue((Boolean) record.evaluate("""
                () => {
                  const box = [...document.querySelectorAll('header *')]
                    .find(e => e.childElementCount === 0 && e.textContent.includes('ADEYEMI')).getBoundingClientRect()
                  return scrollY > 0 && box.top >= 0 && box.bottom <= innerHeight
                }"""));
    }

    @Test
    @DisplayName("C10 paper shows the banner at the top of each page")
    void printsTheBannerOnEachPage(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        byte[] pdf = record.pdf(new Page.PdfOptions().setFormat("A4"));
        long pages = PDF_PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertTrue(pages > 1, pages + " pages");
        record.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        record.setViewportSize(700, 900);
        // browsers repeat a table head that takes less than a quarter of a page
        assertEquals(List.of("table-header-group", true, true), record.evaluate("""
                () => {
                  const head = document.querySelector('.sl-banner__head')
                  return [getComputedStyle(head).display, head.getBoundingClientRect().height < 150,
                    ['ADEYEMI', '999 000 0018', 'penicillin: Anaphylaxis', 'Not for attempted CPR'].every(
                      (words) => head.innerText.includes(words))]
                }"""));
    }

    /** {@code -Dsightline.screenshots=docs/images} renews the README's own. */
    @Test
    void takesTheScreenshotOfTheReadme(BrowserVisit visit) throws IOException {
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(1366, 1000);
        Path folder = Path.of(System.getProperty("sightline.screenshots", "target/screenshots"));
        Path image = Files.createDirectories(folder).resolve("summary.png");
        record.screenshot(new Page.ScreenshotOptions().setPath(image));
        assertTrue(Files.size(image) > 10_000);
    }

    static void assertNoHorizontalScroll(Page page, int width) {
        page.setViewportSize(width, 768);
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"), page.url());
    }
}
