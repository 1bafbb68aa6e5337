package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Searching and filtering what a tab holds. */
@ExtendWith(TrainingKit.class)
class FindIT {

    @Test
    @DisplayName("typing leaves the entries that say it, counts them, opens folds and keeps what can harm")
    void searchesAsOneTypes(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String address = record.url();
        int allergies = visible(record, "#allergies");
        record.locator("#find-words").focus();
        record.keyboard().type("ramip");

        PlaywrightAssertions.assertThat(record.locator("#find-count"))
                .containsText("Allergies, alerts and decisions always stay.");
        // the first letters alone find more
        PlaywrightAssertions.assertThat(record.locator("#referrals")).containsText("None of its");
        String count = record.locator("#find-count").textContent();
        assertTrue(count.matches("\\d+ of \\d+ match(es)?\\..*"), count);
        assertTrue(visible(record, "#medicines") > 0, "the medicine is found");
        assertEquals(allergies, visible(record, "#allergies"));
        assertEquals(0, visible(record, "#referrals"));
        assertEquals(address, record.url());
        AccessibilityIT.assertNoViolation(record);

        record.locator("#find-clear").press("Enter");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).hasText("");
        assertTrue(visible(record, "#referrals") > 0);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void filtersBySourceDateAndKind(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator(".sl-find__filters > summary").click();
        record.locator("#find-source").selectOption("Northgate Hospital");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" of ");
        List<String> sources =
                record.locator("#medicines [data-on]:visible, #encounters [data-on]:visible").all().stream()
                        .map(row -> row.getAttribute("data-from"))
                        .toList();
        assertFalse(sources.isEmpty());
        assertTrue(sources.stream().allMatch(from -> from.contains("Northgate Hospital")), sources.toString());

        record.locator("#find-source").selectOption("");
        record.locator("#find-since").selectOption("12");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText("Entries without a date stay.");
        String aYearAgo = java.time.LocalDate.now(java.time.ZoneId.of("Europe/London"))
                .minusMonths(13)
                .toString();
        List<String> dates = record.locator("#problems [data-on]:visible").all().stream()
                .map(row -> row.getAttribute("data-on"))
                .toList();
        assertTrue(
                dates.stream().allMatch(on -> on.isEmpty() || on.length() < 10 || on.compareTo(aYearAgo) > 0),
                dates.toString());

        record.locator("#find-kind").selectOption("problems");
        PlaywrightAssertions.assertThat(record.locator("#medicines")).isHidden();
        PlaywrightAssertions.assertThat(record.locator("#allergies")).isVisible();
    }

    @Test
    @DisplayName("FIND-TIMELINE a stretch of the timeline leaves what is dated in it, in all panels and on other tabs")
    void theTimelineFiltersThePage(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        int all = visible(record, "#encounters");
        record.locator("#to-timeline").click();
        Locator stretch =
                record.locator(".sl-times__one[value*='-'][value*='/2']").first();
        String words = stretch.textContent();
        stretch.click();
        PlaywrightAssertions.assertThat(stretch).hasAttribute("aria-pressed", "true");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" of ");
        assertEquals(words, record.locator("#find-since > option:checked").textContent());
        assertTrue(visible(record, "#encounters") < all, "fewer than all of them");
        assertEquals(List.of(), record.evaluate("""
                () => {
                  const [since, before] = document.getElementById('find-since').value.split('/')
                  return [...document.querySelectorAll('.sl-panels [data-on]:not([data-on=""])')]
                    .filter((row) => row.checkVisibility() && !row.closest('#allergies, #alerts, #advance-directives, #timeline'))
                    .filter((row) => ![row.dataset.on, ...[...row.querySelectorAll('time')].map((one) => one.dateTime)]
                      .some((on) => on.slice(0, 10) < before && (on + '-12-31').slice(0, 10) >= since))
                    .map((row) => row.textContent)
                }"""));
        AccessibilityIT.assertNoViolation(record);
        record.locator(".sl-tabs__link", new Page.LocatorOptions().setHasText("Frailty"))
                .click();
        BrowserVisit.settled(record);
        assertEquals(words, record.locator("#find-since > option:checked").textContent());
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void staysFromTabToTabAndEndsWithTheRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#find-words").fill("hospice");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" of ");
        record.locator(".sl-tabs__link", new Page.LocatorOptions().setHasText("End of life"))
                .click();
        BrowserVisit.settled(record);
        PlaywrightAssertions.assertThat(record.locator("#find-words")).hasValue("hospice");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" of ");
        assertFalse(record.url().contains("hospice"), record.url());

        record.locator(".sl-footer__close button").click();
        record.waitForURL(url -> url.endsWith("/closed"));
        assertEquals(null, record.evaluate("() => sessionStorage.getItem('sightline.find')"));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("entries that stand behind a cut are said not to be searched")
    void saysWhatIsNotOnThePage(BrowserVisit visit) {
        Page record = visit.open("TULLY");
        record.locator("#find-words").fill("e");
        PlaywrightAssertions.assertThat(record.locator("#find-count"))
                .containsText("more are not on this page and were not searched");
    }

    @Test
    @DisplayName(
            "the words people use find what sources write; what nothing holds is said of the sources that were asked")
    void findsByOtherWords(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#find-words").fill("hba1c");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" match");
        assertTrue(record.locator("[data-on]:visible", new Page.LocatorOptions().setHasText("Haemoglobin A1c"))
                        .count()
                > 0);

        record.locator("#find-words").fill("zzz");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText("Not found in ");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" sources");
    }

    @Test
    @DisplayName("the whole record is searched by a button, not by the enter key, and without the words in an address")
    void searchesTheWholeRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String tab = record.url();
        record.locator("#find-words").fill("hospice");
        record.locator("#find-words").press("Enter");
        assertEquals(tab, record.url());

        record.locator("#find-whole").click();
        record.waitForURL(url -> url.endsWith("/find"));
        PlaywrightAssertions.assertThat(record.locator(".sl-found__outcome")).containsText("Searched in ");
        assertTrue(record.locator("main")
                .textContent()
                .toLowerCase(java.util.Locale.ROOT)
                .contains("hospice"));
        AccessibilityIT.assertNoViolation(record);
        assertEquals(List.of(), visit.troubles());
    }

    private static int visible(Page record, String panel) {
        return record.locator(panel + " [data-on]:visible").count();
    }
}
