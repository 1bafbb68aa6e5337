package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sort orders chosen at the head of a column. */
@ExtendWith(TrainingKit.class)
class SortIT {

    @Test
    @DisplayName("documents stand by type, by specialty, by source and by date, and again as they were")
    void sortsDocuments(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.locator("#documents .sl-sorting").click();
        List<String> asGiven = dates(record);
        assertEquals(asGiven.stream().sorted(Comparator.reverseOrder()).toList(), asGiven);

        press(record, "Specialty and author");
        assertNotEquals(asGiven, dates(record));
        List<String> specialties = record.locator("#documents tbody tr td:nth-child(3)").all().stream()
                .map(Locator::textContent)
                .toList();
        assertEquals(specialties.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), specialties, "by specialty");

        press(record, "Type and format");
        PlaywrightAssertions.assertThat(record.locator("#documents th").nth(1)).hasAttribute("aria-sort", "ascending");
        PlaywrightAssertions.assertThat(record.locator("#documents th[aria-sort]"))
                .hasCount(1);
        AccessibilityIT.assertNoViolation(record);

        press(record, "Source");
        List<String> sources = sources(record);
        assertEquals(sources.stream().sorted().toList(), sources);
        press(record, "Source");
        assertEquals(sources.stream().sorted(Comparator.reverseOrder()).toList(), sources(record));
        assertNotEquals(asGiven, dates(record));
        press(record, "Source");
        assertEquals(asGiven, dates(record));

        press(record, "Date");
        press(record, "Date");
        assertEquals(asGiven.stream().sorted().toList(), dates(record));
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    @DisplayName("results sort by test, each with its earlier values, and a filter still counts every entry")
    void keepsAnEntryTogether(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        Locator results = record.locator("#results table").first();
        List<String> before = bodies(results);
        assertTrue(before.size() > 3, before.toString());
        record.locator("#results .sl-sorting").press("Enter");
        results.locator(".sl-sort").first().press("Enter");

        List<String> sorted = bodies(results);
        assertNotEquals(before, sorted);
        assertEquals(before.stream().sorted().toList(), sorted.stream().sorted().toList());
        record.locator("#find-words").fill("zzzz");
        PlaywrightAssertions.assertThat(record.locator("#find-count")).containsText("Not found in ");
        assertEquals(0, results.locator("tbody:visible").count());
    }

    /** The whole text of each test's rows. */
    private static List<String> bodies(Locator table) {
        return table.locator("tbody").allTextContents().stream()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static void press(Page record, String head) {
        record.locator("#documents table")
                .first()
                .locator(".sl-sort")
                .getByText(head, new Locator.GetByTextOptions().setExact(true))
                .press("Enter");
    }

    private static List<String> dates(Page record) {
        return of(record, "data-on");
    }

    private static List<String> sources(Page record) {
        return of(record, "data-from");
    }

    private static List<String> of(Page record, String attribute) {
        return record.locator("#documents table").first().locator("[data-on]").all().stream()
                .map(row -> row.getAttribute(attribute))
                .toList();
    }
}
