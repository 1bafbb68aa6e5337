package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No page has a fault that axe-core can find, and everything can be reached from the keyboard. */
@ExtendWith(TrainingKit.class)
class AccessibilityIT {

    private static final String AXE = axe();
    /** Of what passes one node a rule is enough: to name every one of a long page takes longer than to judge it. */
    private static final String VIOLATIONS = """
            async (contrast) => {
              const rules = { 'color-contrast': { enabled: contrast } }
              const found = (await axe.run(document, { resultTypes: ['violations'], rules })).violations
              return found.flatMap(v => v.nodes.map(n => v.id + ': ' + v.help + ' at ' + n.target + ' ' + n.html.slice(0, 160)))
            }
            """;

    private static final String REACHABLE = """
            () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, [tabindex="0"]')]
              .filter(e => e.checkVisibility()).length
            """;
    private static final String FOCUSED = """
            () => {
              const e = document.activeElement
              if (!e || e === document.body) return ''
              window.seen = window.seen || []
              if (!window.seen.includes(e)) window.seen.push(e)
              const style = getComputedStyle(e)
              const visible = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
              return visible ? 'visible' : 'unseen focus on ' + e.outerHTML.slice(0, 120)
            }
            """;

    @Test
    void theEprHasNoViolation(BrowserVisit visit) {
        for (String page : List.of("/demo", "/demo/trainer", "/demo/handouts", "/demo/handouts/9990000018")) {
            visit.epr().navigate(visit.address() + page);
            assertNoViolation(visit.epr());
            visit.epr().setViewportSize(360, 740);
            assertNoViolation(visit.epr());
            visit.epr().setViewportSize(1366, 768);
        }
    }

    @Test
    void theOfficeHasNoViolation(BrowserVisit visit) {
        Page page = visit.epr();
        page.navigate(visit.address() + "/office");
        assertNoViolation(page);
        page.getByText("Miriam Castell").click();
        for (String path : List.of(
                "/office",
                "/office/registration",
                "/office/launches",
                "/office/smart-check",
                "/office/test-launch",
                "/office/nowhere")) {
            page.navigate(visit.address() + path);
            page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            assertNoViolation(page);
            page.setViewportSize(360, 740);
            assertNoViolation(page);
            page.setViewportSize(1366, 768);
        }
    }

    @Test
    void theRecordHasNoViolation(BrowserVisit visit) {
        assertNoViolation(visit.open(BrowserVisit.GEORGE));
        assertNoViolation(visit.open(BrowserVisit.AMARA));
        assertNoViolation(visit.open(BrowserVisit.TOMASZ));
    }

    @Test
    void theRecordHasNoViolationWithEverythingUnfoldedOrOnASmallScreen(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        assertNoViolation(record);
        record.setViewportSize(360, 740);
        assertNoViolation(record);
    }

    @Test
    void hostileTextMakesNoViolation(BrowserVisit visit) {
        assertNoViolation(visit.open(BrowserVisit.HOSTILE));
    }

    @Test
    void refusedAndClosedPagesHaveNoViolation(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        SessionIT.close(record);
        assertNoViolation(record);

        Page refused = visit.blankWindow();
        refused.navigate(visit.address() + "/launch");
        assertNoViolation(refused);
        refused.navigate(visit.address() + "/record/AAAAAAAAAAAAAAAAAAAAAA/summary");
        assertNoViolation(refused);

        visit.playAs("jo-marsh");
        assertNoViolation(visit.open(BrowserVisit.IVY));
    }

    @Test
    void theKeyboardReachesEverythingAndTheFocusIsSeen(BrowserVisit visit) {
        Page panel = visit.blankWindow();
        panel.navigate(visit.address() + "/demo/trainer");
        for (Page page : List.of(visit.epr(), panel, visit.open(BrowserVisit.IVY))) {
            int reachable = ((Number) page.evaluate(REACHABLE)).intValue();
            for (int i = 0; i < reachable + 5; i++) {
                page.keyboard().press("Tab");
                String focus = (String) page.evaluate(FOCUSED);
                assertTrue(focus.isEmpty() || focus.equals("visible"), focus);
            }
            int reached = ((Number) page.evaluate("() => window.seen.length")).intValue();
            assertTrue(reached >= reachable, reached + " of " + reachable + " reached at " + page.url());
        }
    }

    static void assertNoViolation(Page page) {
        assertNoViolation(page, true);
    }

    /** For a page whose colours are judged at another width: they take half of the time. */
    static void assertNoViolationButOfContrast(Page page) {
        assertNoViolation(page, false);
    }

    private static void assertNoViolation(Page page, boolean contrast) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE + "\n;undefined");
        }
        assertEquals(List.of(), page.evaluate(VIOLATIONS, contrast), page.url());
    }

    private static String axe() {
        try {
            return Files.readString(Path.of("src/main/frontend/node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
