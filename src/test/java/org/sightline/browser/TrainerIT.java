package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trainer's session: break a source, show what the record says, put it back. */
@ExtendWith(TrainingKit.class)
class TrainerIT {

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @Test
    void aSourceThatIsBrokenIsNamedAndMendedByReset(BrowserVisit visit) {
        Page panel = panel(visit);
        panel.getByRole(AriaRole.LINK, named("Leila Haddad")).click();
        make(panel, "Down: Northgate Hospital");
        assertTrue(BrowserVisit.words(panel).contains("did not answer: it could not be reached"));

        Page record = visit.open(BrowserVisit.IVY);
        String words = BrowserVisit.words(record);
        assertTrue(words.contains("Northgate Hospital did not answer: it could not be reached"), words);
        assertTrue(words.contains("Leila Haddad, social worker, County Council"), words);
        AccessibilityIT.assertNoViolation(panel);

        reset(panel);
        record.reload();
        BrowserVisit.settled(record);
        String mended = BrowserVisit.words(record);
        assertFalse(mended.contains("did not answer"), mended);
        assertTrue(mended.contains("Northgate Hospital answered at"), mended);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void theKeyboardGoesOnAtTheSourceThatChanged(BrowserVisit visit) {
        Page panel = panel(visit);
        button(panel, "Garbled: Community Trust").focus();
        panel.keyboard().press("Enter");
        panel.waitForURL("**#community-trust");
        panel.waitForFunction("() => document.activeElement.id === 'community-trust'");
        panel.keyboard().press("Tab");
        assertEquals("Normal: Community Trust", panel.evaluate("() => document.activeElement.ariaLabel"));
        panel.keyboard().press("Enter");
        panel.getByText("all normal").waitFor();
    }

    @Test
    void nothingScrollsSidewaysOnASmallScreenOrAt200Percent(BrowserVisit visit) {
        Page page = visit.epr();
        for (String path : List.of("/demo", "/demo/trainer", "/demo/handouts")) {
            page.navigate(visit.address() + path);
            LayoutIT.assertNoHorizontalScroll(page, 360);
            LayoutIT.assertNoHorizontalScroll(page, 1366 / 2);
        }
    }

    @Test
    void eachPatientIsAPageOfPaper(BrowserVisit visit) {
        Page page = visit.epr();
        page.navigate(visit.address() + "/demo/handouts");
        int sheets = page.locator("article").count();
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        long pages = PDF_PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertEquals(sheets, pages);
    }

    /** {@code -Dsightline.screenshots=docs/images} renews those of {@code docs/training.md}. */
    @Test
    void takesTheScreenshotsForTrainers(BrowserVisit visit) throws IOException {
        visit.epr().setViewportSize(1366, 640);
        shoot(visit.epr(), "patient-list.png");
        Page panel = panel(visit);
        make(panel, "Wrong: Northgate Hospital");
        Page record = visit.open(BrowserVisit.IVY);
        record.setViewportSize(1366, 640);
        shoot(record, "wrong-source.png");
        panel.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }");
        panel.mouse().move(0, 0);
        panel.setViewportSize(1366, 900);
        shoot(panel, "trainers-panel.png");
        reset(panel);
    }

    private static void shoot(Page page, String name) throws IOException {
        Path folder = Path.of(System.getProperty("sightline.screenshots", "target/screenshots"));
        Path image = Files.createDirectories(folder).resolve(name);
        page.screenshot(new Page.ScreenshotOptions().setPath(image));
        assertTrue(Files.size(image) > 10_000);
    }

    /** In the EPR's own window, so that {@link BrowserVisit#open} launches from the panel. */
    private static Page panel(BrowserVisit visit) {
        visit.epr().navigate(visit.address() + "/demo/trainer");
        return visit.epr();
    }

    /** @param button such as {@code Down: Northgate Hospital} */
    private static void make(Page panel, String button) {
        button(panel, button).click();
        button(panel, button).and(panel.locator("[aria-pressed=true]")).waitFor();
    }

    private static void reset(Page panel) {
        button(panel, "Put everything back to normal").click();
        panel.getByText("all normal").waitFor();
    }

    private static Locator button(Page panel, String name) {
        return panel.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
