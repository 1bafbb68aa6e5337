package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The help page, and what leads on from it. */
@ExtendWith(TrainingKit.class)
class HelpIT {

    @Test
    void helpFeedbackAndIdeasWorkWithoutAScript(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        record.getByText("Help, feedback and ideas").click();
        AccessibilityIT.assertNoViolation(record);
        LayoutIT.assertNoHorizontalScroll(record, 360);
        assertEquals(List.of(), visit.troubles());
        BrowserContext plain =
                record.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        plain.addCookies(record.context().cookies());
        Page page = plain.newPage();
        page.navigate(record.url());
        assertTrue(BrowserVisit.words(page).contains("What the tabs hold"), page.url());
        page.getByText("Give feedback on the viewer").click();
        page.getByText("An idea for using the record").click();
        page.fill("#words", "Falls clinics could see who was on the floor last week");
        page.getByText("Send the idea").click();
        assertTrue(BrowserVisit.words(page).contains("Thank you: the idea is kept"), page.url());
        page.getByText("Back to Summary").click();
        plain.close();
        record.getByText("Give feedback on the viewer").click();
        AccessibilityIT.assertNoViolation(record);
        LayoutIT.assertNoHorizontalScroll(record, 360);
    }
}
