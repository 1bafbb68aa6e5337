package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tab as a reader meets it, what it opens, and what goes on paper. */
@ExtendWith(TrainingKit.class)
class TabsIT {

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b");

    /** {@code -Dsightline.screenshots=docs/images} renews the pictures of the docs. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "gp-data, ADEYEMI",
        "non-gp, ADEYEMI",
        "diabetes, BEGUM",
        "frailty, ADEYEMI",
        "end-of-life, PYM",
        "care-coordinator, GRANTHAM",
    })
    void hasNoViolationAndFitsEveryScreen(String tab, String family, BrowserVisit visit) throws IOException {
        Page record = open(visit, family, tab);
        record.setViewportSize(1366, 1000);
        Path folder = Path.of(System.getProperty("sightline.screenshots", "target/screenshots"));
        Path image = Files.createDirectories(folder).resolve(tab + ".png");
        record.screenshot(new Page.ScreenshotOptions().setPath(image));
        assertTrue(Files.size(image) > 10_000);

        record.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        AccessibilityIT.assertNoViolationButOfContrast(record);
        LayoutIT.assertNoHorizontalScroll(record, 1366);
        LayoutIT.assertNoHorizontalScroll(record, 683);
        LayoutIT.assertNoHorizontalScroll(record, 360);
        AccessibilityIT.assertNoViolation(record);
        assertEquals(List.of(), visit.troubles());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"gp-data", "non-gp", "diabetes", "maternity", "children", "frailty", "end-of-life", "care-coordinator"})
    @DisplayName("C01 hostile text does nothing on any tab")
    void hostileTextDoesNothing(String tab, BrowserVisit visit) {
        Page record = open(visit, BrowserVisit.HOSTILE, tab);
        AccessibilityIT.assertNoViolation(record);
        LayoutIT.assertNoHorizontalScroll(record, 360);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("C03 a document opens within the record, and back")
    void opensADocument(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(1024, 768);
        Locator link = record.locator("#documents a[href*='/document/']").first();
        link.click();
        record.waitForURL("**/document/**");
        PlaywrightAssertions.assertThat(record.locator(".sl-banner__number")).hasText("999 000 0018");
        AccessibilityIT.assertNoViolation(record);
        LayoutIT.assertNoHorizontalScroll(record, 360);
        record.setViewportSize(1366, 768);
        record.locator("a", new Page.LocatorOptions().setHasText("Back to"))
                .first()
                .click();
        BrowserVisit.settled(record);
        PlaywrightAssertions.assertThat(record.locator("#documents")).isVisible();
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void printsTheWholeRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String whole = record.locator("a", new Page.LocatorOptions().setHasText("Print whole record"))
                .getAttribute("href");
        record.addInitScript("window.print = () => { window.wasPrinted = true }");
        record.navigate(visit.address() + whole);
        record.waitForFunction("() => window.wasPrinted");
        for (String title : List.of("Summary", "GP data", "Non-GP data", "Diabetes", "Frailty", "End of life")) {
            PlaywrightAssertions.assertThat(record.locator(
                            ".sl-paper__title",
                            new Page.LocatorOptions().setHasText(Pattern.compile("^" + title + "$"))))
                    .isVisible();
        }
        assertTrue(record.locator("footer").innerText().contains("Printed by Rita Okafor"));
        AccessibilityIT.assertNoViolation(record);
        byte[] pdf = record.pdf(new Page.PdfOptions().setFormat("A4"));
        long pages = PDF_PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertTrue(pages > 6, pages + " pages");
        assertEquals(List.of(), visit.troubles());
    }

    private static Page open(BrowserVisit visit, String family, String tab) {
        return visit.complete(visit.openWithoutWaiting(family), tab);
    }
}
