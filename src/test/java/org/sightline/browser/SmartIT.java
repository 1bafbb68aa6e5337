package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SMART App Launch in a real browser, by the button of the training EPR. */
@ExtendWith(TrainingKit.class)
class SmartIT {

    private static final List<String> IVYS = List.of("ADEYEMI", "999 000 0018", "Metformin");
    private static final List<String> GEORGES = List.of("WHITLOCK", "999 000 0026", "Umeclidinium");
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
        walter.locator(".sl-beside .sl-document__title").waitFor();
        assertTrue(walter.locator(".sl-beside").textContent().contains("Letter of the day hospice"));
    }

    @Test
    @DisplayName(
            "SMART-WAYS-6 the form to the authorization server is sent by the page itself, under the strict policy")
    void theAuthorizationRequestGoesByAForm(BrowserVisit visit) {
        List<String> authorized = authorizations(visit.epr());
        bySmart(visit, BrowserVisit.IVY);
        assertEquals(List.of("GET with a query"), authorized);
        authorized.clear();
        visit.playAs("grace-abiola");
        Page walter = bySmart(visit, "PYM");
        assertEquals(List.of("POST"), authorized);
        assertHoldsOnly(walter, WALTERS, IVYS, GEORGES);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("SMART-WAYS-6 without script the form to the authorization server has a button")
    void withoutScriptTheFormHasAButton(BrowserVisit visit) {
        Browser browser = visit.epr().context().browser();
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page epr = plain.newPage();
            List<String> authorized = authorizations(epr);
            epr.navigate(visit.address() + "/demo?user=grace-abiola");
            Page window = plain.waitForPage(button(epr, "Launch by SMART: PYM")::click);
            button(window, "Go on").click();
            window.waitForURL("**/summary?complete=yes");
            window.getByText("999 000 0107").first().waitFor();
            assertEquals(List.of("POST"), authorized);
        }
    }

    /** How each of a browser's windows goes to an authorization server. */
    private static List<String> authorizations(Page page) {
        List<String> authorized = new CopyOnWriteArrayList<>();
        page.context().onRequest(request -> {
            URI address = URI.create(request.url());
            if (address.getPath().endsWith("/authorize")) {
                authorized.add(request.method() + (address.getRawQuery() == null ? "" : " with a query"));
            }
        });
        return authorized;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page bySmart(BrowserVisit visit, String family) {
        Locator button = button(visit.epr(), "Launch by SMART: " + family);
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
