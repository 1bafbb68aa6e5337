package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way past an objection, from the nurse who has to to the privacy officer who judges it. */
@ExtendWith(TrainingKit.class)
class OverrideIT {

    private static final String STEPHEN = "LARKHAM";
    private static final String WORDS = "Found unconscious in the street, no relative can be reached.";

    @Test
    @DisplayName(
            "H10: an objected record stays shut until somebody says why, shows how long it is open, and is reviewed")
    void opensForAReasonAndIsReviewed(BrowserVisit visit) {
        Page record = visit.openWithoutWaiting(STEPHEN);
        assertTrue(BrowserVisit.words(record).contains("This patient objected: the record is not shown"));
        assertFalse(BrowserVisit.words(record).contains(STEPHEN), "nothing of the patient is on the page");
        AccessibilityIT.assertNoViolation(record);

        record.getByText("say why and open it for 30 minutes").click();
        record.getByText("Open the record for 30 minutes").click();
        assertTrue(BrowserVisit.words(record).contains("Nothing was opened yet."));
        AccessibilityIT.assertNoViolation(record);
        record.check("[value=best-interests]");
        record.fill("#words", WORDS);
        record.getByText("Open the record for 30 minutes").click();
        BrowserVisit.settled(record);

        PlaywrightAssertions.assertThat(record.locator("#banner")).containsText(STEPHEN);
        PlaywrightAssertions.assertThat(record.locator("body"))
                .containsText(Pattern.compile("Override: this record is open .* \\((30|29) minutes left\\)"));
        LayoutIT.assertNoHorizontalScroll(record, 360);
        AccessibilityIT.assertNoViolation(record);

        review(visit);
        assertTrue(
                visit.troubles().stream().allMatch(trouble -> trouble.matches("(?s).*status of (403|422) .*")),
                () -> visit.troubles().toString());
    }

    private static void review(BrowserVisit visit) {
        Page office = visit.blankWindow();
        office.navigate(visit.address() + "/office/overrides");
        office.getByText("Tobias").click();
        office.waitForURL(visit.address() + "/office/overrides");
        assertTrue(BrowserVisit.words(office).contains(WORDS), BrowserVisit.words(office));
        AccessibilityIT.assertNoViolation(office);
        Locator line = office.locator("tr").filter(new Locator.FilterOptions().setHasText(WORDS));
        line.getByLabel("What you found").fill("The ambulance sheet says the same.");
        line.locator("button").first().click();

        PlaywrightAssertions.assertThat(line).containsText("The ambulance sheet says the same.");
        assertEquals(0, line.locator("button").count(), "a review that is closed stays closed");
    }
}
