package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A document's page as a person uses it. */
@ExtendWith(TrainingKit.class)
class DocumentIT {

    @Test
    @DisplayName("DOC-FIND words of a letter are found, and paper has all of it")
    void findsWordsAndPrintsAllOfALetter(BrowserVisit visit) {
        Page page = open(visit, "PYM", "Oncology clinic letter");
        Locator words = page.locator("#find-in-document-words");
        PlaywrightAssertions.assertThat(words).isVisible();
        words.fill("CLINIC  letter");
        PlaywrightAssertions.assertThat(page.locator("#find-in-document [role=status]"))
                .hasText(Pattern.compile("1 of [1-9][0-9]*"));
        words.fill("no such words");
        PlaywrightAssertions.assertThat(page.locator("#find-in-document [role=status]"))
                .hasText("Not found in the words shown here.");
        AccessibilityIT.assertNoViolation(page);
        LayoutIT.assertNoHorizontalScroll(page, 360);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        PlaywrightAssertions.assertThat(page.locator("iframe")).isHidden();
        PlaywrightAssertions.assertThat(page.locator(".sl-document__paper")).containsText("Oncology clinic letter");
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("DOC-FIND words are found by the keyboard's signs and across lines, and cells are not one word")
    void findsWordsAsTheyAreRead(BrowserVisit visit) {
        Page page = open(visit, "PYM", "Oncology clinic letter");
        Locator words = page.locator("#find-in-document-words");
        PlaywrightAssertions.assertThat(words).isVisible();
        page.evaluate("""
                document.querySelector('iframe').contentDocument.body.insertAdjacentHTML('beforeend',
                  '<p>co\u2011codamol 5\u2013<b>1</b>0\u00a0\u03bcg<br>stopped</p>the patient\u2019s own'
                  + '<table><tr><td>Insulin 1</td><td>0 units</td></tr></table>')""");
        Locator state = page.locator("#find-in-document [role=status]");
        for (String read : List.of("Co-codamol 5-10 \u00b5g stopped the patient's", "insulin 1 0 units")) {
            words.fill(read);
            PlaywrightAssertions.assertThat(state).hasText("1 of 1");
        }
        words.fill("insulin 10");
        PlaywrightAssertions.assertThat(state).hasText("Not found in the words shown here.");
    }

    @Test
    @DisplayName("DOC-BANNER allergies, CPR decisions and alerts stand on a document's page too")
    void keepsTheBanner(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String allergies = record.locator(".sl-allergies").innerText();
        List<String> lines = record.locator(".sl-danger__words").allInnerTexts();
        assertTrue(lines.size() > 0);
        String letter =
                record.locator("#documents a[href*='/document/']").first().getAttribute("href");
        record.navigate(visit.address() + letter);
        BrowserVisit.settled(record);
        assertEquals(allergies, record.locator(".sl-allergies").innerText());
        assertEquals(lines, record.locator(".sl-danger__words").allInnerTexts());
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("DOC-VIEW a picture is made larger and turned by keys alone")
    void enlargesAndTurnsAPicture(BrowserVisit visit) {
        Page page = open(visit, "PYM", "Photograph of the sacrum");
        Locator state = page.locator("#viewer [role=status]");
        PlaywrightAssertions.assertThat(state).hasText(Pattern.compile("[0-9]+ %"));
        double before = width(page);
        page.locator("[data-do=larger]").focus();
        page.keyboard().press("Enter");
        assertTrue(width(page) > before * 1.2, before + " then " + width(page));
        page.keyboard().press("Tab");
        page.locator("[data-do=right]").focus();
        page.keyboard().press("Space");
        PlaywrightAssertions.assertThat(state).containsText("turned by 90°");
        page.locator("[data-do=fit]").focus();
        page.keyboard().press("Enter");
        LayoutIT.assertNoHorizontalScroll(page, 360);
        AccessibilityIT.assertNoViolation(page);
        assertEquals(List.of(), visit.troubles());
    }

    private static double width(Page page) {
        return page.locator(".sl-document__sheet").first().boundingBox().width;
    }

    private static Page open(BrowserVisit visit, String family, String title) {
        Page record = visit.open(family);
        String letter = record.locator("a[href*='/document/']", new Page.LocatorOptions().setHasText(title))
                .first()
                .getAttribute("href");
        record.navigate(visit.address() + letter);
        return BrowserVisit.settled(record);
    }
}
