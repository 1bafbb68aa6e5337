package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A problem with the data, from the nurse who sees it to the officer who reads of it. */
@ExtendWith(TrainingKit.class)
class ReportIT {

    private static final String WORDS = "Ärger – the latex allergy of 02-May-1998 is missing €";

    @Test
    void aNurseReportsAndTheOfficerReadsItAndSavesItAsAFile(BrowserVisit visit) throws IOException {
        Page record = visit.open(BrowserVisit.IVY);
        record.getByText("Report a problem with the data").click();
        assertEquals("Summary", record.locator("#tab option:checked").textContent());
        AccessibilityIT.assertNoViolation(record);
        record.selectOption("#feed", "greenfield-surgery");
        record.check("[value=missing]");
        record.fill("#words", WORDS);
        assertEquals("1947 characters left.", record.locator("#words-count").textContent());
        record.getByText("Send the report").click();
        String reference = record.locator(".sl-form__reference strong").textContent();
        AccessibilityIT.assertNoViolation(record);
        record.reload();
        assertTrue(BrowserVisit.words(record).contains(reference));
        record.getByText("Back to Summary").click();
        assertEquals(List.of(), visit.troubles());

        Page office = visit.blankWindow();
        office.navigate(visit.address() + "/office/reports");
        office.getByText("Anjali Deshmukh").click();
        office.waitForURL(visit.address() + "/office/reports");
        AccessibilityIT.assertNoViolation(office);
        office.locator("summary").first().click();
        AccessibilityIT.assertNoViolation(office);
        assertTrue(BrowserVisit.words(office).contains(reference)
                && BrowserVisit.words(office).contains(WORDS));
        LayoutIT.assertNoHorizontalScroll(office, 360);
        Download file =
                office.waitForDownload(() -> office.getByText("Save all as CSV").click());
        String csv = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(csv.startsWith("\uFEFF\"Reference\"") && csv.contains("\"" + WORDS + "\""), csv);
    }

    @Test
    @DisplayName("what is missing is said at the top and beside its field, reached by keyboard, on a small screen too")
    void saysWhatIsMissing(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.getByText("Report a problem with the data").click();
        record.fill("#words", "x".repeat(2_001));
        assertEquals("1 character too many.", record.locator("#words-count").textContent());
        record.getByText("Send the report").click();
        record.waitForSelector(".nhsuk-error-summary");
        LayoutIT.assertNoHorizontalScroll(record, 360);
        AccessibilityIT.assertNoViolation(record);
        assertEquals("true", record.evaluate("() => String(document.activeElement.matches('.nhsuk-error-summary'))"));

        record.keyboard().press("Tab");
        record.keyboard().press("Enter");

        assertEquals("kind", record.evaluate("() => document.activeElement.name"));
        assertEquals(2_001, record.inputValue("#words").length());
    }

    @Test
    void worksWithoutAScriptAndSaysToRingAboutAnotherPatientsData(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.GEORGE);
        BrowserContext plain =
                record.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        plain.addCookies(record.context().cookies());
        Page page = plain.newPage();
        page.navigate(record.url().replaceFirst("/[a-z-]+$", "/report?tab=summary"));
        page.check("[value=wrong-patient]");
        page.fill("#words", "An entry of somebody else");
        page.getByText("Send the report").click();
        assertTrue(BrowserVisit.words(page).contains("The report is kept"), page.url());
        assertTrue(BrowserVisit.words(page).contains("do not rely on what is shown"), page.url());
        plain.close();
    }
}
