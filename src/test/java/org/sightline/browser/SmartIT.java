package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SMART App Launch in a real browser, by the button of the training EPR. */
@ExtendWith(TrainingKit.class)
class SmartIT {

    private static final List<String> IVYS = List.of("ADEYEMI", "999 000 0018", "Metformin");
    private static final List<String> GEORGES = List.of("WHITLOCK", "999 000 0026", "Salbutamol");
    private static final List<String> WALTERS = List.of("PYM, Walter", "999 000 0107", "Oxycodone");

    @Test
    @DisplayName("S04 two SMART launches and a signed token, three patients, interleaved in one browser: no mixing")
    void launchesOfBothDoorsInOneBrowserDoNotMix(BrowserVisit visit) {
        Page ivy = bySmart(visit, BrowserVisit.IVY);
        Page walter = visit.open("PYM");
        Page george = bySmart(visit, BrowserVisit.GEORGE);
        ivy.reload();
        walter.reload();
        assertHoldsOnly(walter, WALTERS, IVYS, GEORGES);
        assertHoldsOnly(ivy, IVYS, GEORGES, WALTERS);
        assertHoldsOnly(george, GEORGES, IVYS, WALTERS);
        SessionIT.close(ivy);
        george.reload();
        walter.reload();
        assertHoldsOnly(george, GEORGES, IVYS, WALTERS);
        assertHoldsOnly(walter, WALTERS, IVYS, GEORGES);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void whatOnlyTheLaunchingEprHoldsIsOnItsOwnSmartLaunchAlone(BrowserVisit visit) {
        visit.playAs("grace-abiola");
        AccessibilityIT.assertNoViolation(visit.epr());
        Page walter = bySmart(visit, "PYM");
        String smart = BrowserVisit.words(walter);
        String token = BrowserVisit.words(visit.open("PYM"));
        assertTrue(smart.contains("Oxycodone 15mg") && smart.contains("Grace Abiola"), smart);
        assertFalse(token.contains("Oxycodone 15mg"), token);

        walter.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("Letter of the day hospice"))
                .getByText("Open document")
                .first()
                .click();
        walter.waitForURL("**/document/**");
        assertTrue(BrowserVisit.words(walter).contains("Letter of the day hospice"), BrowserVisit.words(walter));
    }

    private static Page bySmart(BrowserVisit visit, String family) {
        Locator button = visit.epr()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Launch by SMART: " + family));
        Page window = visit.epr().context().waitForPage(button::click);
        window.waitForURL("**/record/**");
        return BrowserVisit.settled(window);
    }

    @SafeVarargs
    private static void assertHoldsOnly(Page page, List<String> own, List<String>... others) {
        String content = BrowserVisit.settled(page).content();
        own.forEach(datum -> assertTrue(content.contains(datum), datum + " at " + page.url()));
        for (List<String> other : others) {
            other.forEach(datum -> assertFalse(content.contains(datum), datum + " at " + page.url()));
        }
    }
}
