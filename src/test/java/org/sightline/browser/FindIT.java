package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        PlaywrightAssertions.assertThat(record.locator("#immunisations")).containsText("None of its");
        String count = record.locator("#find-count").textContent();
        assertTrue(count.matches("\\d+ of \\d+ shown\\..*"), count);
        assertTrue(visible(record, "#medicines") > 0, "the medicine is found");
        assertEquals(allergies, visible(record, "#allergies"));
        assertEquals(0, visible(record, "#immunisations"));
        assertEquals(address, record.url());
        AccessibilityIT.assertNoViolation(record);

        record.locator("#find-clear").press("Enter");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).hasText("");
        assertTrue(visible(record, "#immunisations") > 0);
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void filtersBySourceDateAndKind(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#find-source").selectOption("Northgate Hospital");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" shown.");
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
    void staysFromTabToTabAndEndsWithTheRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#find-words").fill("hospice");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" shown.");
        record.locator(".sl-tabs__link", new Page.LocatorOptions().setHasText("End of life"))
                .click();
        BrowserVisit.settled(record);
        PlaywrightAssertions.assertThat(record.locator("#find-words")).hasValue("hospice");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText(" shown.");
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

    private static int visible(Page record, String panel) {
        return record.locator(panel + " [data-on]:visible").count();
    }
}
