package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the EPR's button to the record. */
@ExtendWith(TrainingKit.class)
class LaunchIT {

    @Test
    void oneClickInTheEprOpensThePatientsRecord(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        assertTrue(record.url().matches(".*/record/[A-Za-z0-9_-]{22}/summary"), record.url());
        String words = BrowserVisit.words(record);
        for (String expected : List.of(
                "ADEYEMI, Ivy (Mrs)",
                "12-Mar-1945",
                "999 000 0018",
                "Known allergies",
                "Type 2 diabetes",
                "Metformin 500mg tablets",
                "Greenfield Surgery",
                "Northgate Hospital",
                "Community Trust",
                "County Ambulance",
                "Rita Okafor",
                "Training: fictional patients")) {
            assertTrue(words.contains(expected), expected);
        }
        assertEquals(List.of(), visit.troubles());
    }

    @Test
    void theDesktopWayOpensTheSameRecord(BrowserVisit visit) {
        Locator button = visit.epr()
                .locator("tr")
                .filter(new Locator.FilterOptions().setHasText(BrowserVisit.IVY))
                .locator("button[formaction$=pushed]");
        Page record = visit.epr().context().waitForPage(button::click);
        record.waitForURL("**/record/**");
        assertTrue(BrowserVisit.words(BrowserVisit.settled(record)).contains("ADEYEMI, Ivy (Mrs)"));
    }

    @Test
    void theOtherOrganisationOpensItToo(BrowserVisit visit) {
        visit.playAs("tom-bell");
        String words = BrowserVisit.words(visit.open(BrowserVisit.IVY));
        assertTrue(words.contains("Dr Tom Bell") && words.contains("ADEYEMI, Ivy (Mrs)"));
    }

    @Test
    void aRoleThatOpensNothingIsToldSoAndSeesNothing(BrowserVisit visit) {
        visit.playAs("jo-marsh");
        String words = BrowserVisit.words(visit.open(BrowserVisit.IVY));
        assertFalse(words.contains("ADEYEMI") || words.contains("Metformin"), words);
        assertTrue(words.contains("Northgate IT service desk"), words);
    }

    @Test
    void contradictingAllergiesStandSideBySide(BrowserVisit visit) {
        String words = BrowserVisit.words(visit.open(BrowserVisit.GEORGE));
        assertTrue(words.contains("Known allergies") && words.contains("Allergy to amoxicillin"), words);
        assertTrue(words.contains("No known allergy"), words);
    }

    @Test
    void nothingOfAFeedWithAnotherBirthDateIsShown(BrowserVisit visit) {
        String words = BrowserVisit.words(visit.open(BrowserVisit.AMARA));
        assertTrue(words.contains("SESAY, Amara") && words.contains("Community Trust"), words);
        assertFalse(words.contains("peanut") || words.contains("09-Apr-1983".replace("Apr", "Sep")), words);
    }

    @Test
    void sourcesThatDoNotKnowThePatientAreNamed(BrowserVisit visit) {
        String words = BrowserVisit.words(visit.open(BrowserVisit.TOMASZ));
        assertTrue(words.contains("NOWAK, Tomasz") && words.contains("Allergies not recorded"), words);
        assertTrue(words.contains("Northgate Hospital") && words.contains("Community Trust"), words);
    }

    @Test
    void nothingThatTheKitSaysAsItStartsIsAnError(BrowserVisit visit) {
        String start = visit.start();
        assertTrue(start.contains("Worth a look in the launch configuration"), start);
        assertFalse(start.contains("ERROR"), start);
    }
}
