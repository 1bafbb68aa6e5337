package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.Receipts;
import org.sightline.context.TabId;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions.Found;

/** The Children tab, which is a tab file alone: of two children, of a newborn, and of somebody who is grown up. */
class ChildrenTabOfStoryTest {

    private static final TabId CHILDREN = new TabId("children");
    private static final String ALL_PLACED = "Every entry that was received for this tab stands in one of its panels.";
    private static final String POPPY = "9990000085";
    private static final String JAYDEN = "9990001030";

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery", Freshness.LIVE, Optional.empty(), Set.of("Patient", "Condition", "Observation"));

    @Test
    @DisplayName(
            "CHILDREN-1 growth, reviews, feeding, immunisations, contacts, allergies and medicines stand on one page")
    void everyPanelHasSomethingToSayOfPoppy() {
        String page = String.join("\n", new StoryPages().lines(POPPY, "children"));

        Stream.of(
                        "Allergy to peanut",
                        "24.2 kg",
                        "124 cm",
                        "48.0 cm",
                        "Between the 50th and the 75th",
                        "Review at 6 to 8 weeks",
                        "Exclusively breast milk feeding",
                        "On track in all five areas",
                        "Measles mumps and rubella vaccine",
                        "School nurse contact",
                        "Megan Cole",
                        "Asthma and allergy plan at school",
                        "Salbutamol 100micrograms/dose inhaler CFC free",
                        "Discharge summary (asthma)")
                .forEach(words -> assertTrue(page.contains(words), () -> words + " in " + page));
        assertFalse(page.contains("No findings of this kind"), page);
        assertTrue(page.contains(ALL_PLACED), page);
    }

    @Test
    @DisplayName(
            "CHILDREN-2 safeguarding stands as its source sends it, and weights of two services are one line of growth")
    void showsWhatProtectsJayden() {
        String page = String.join("\n", new StoryPages().lines(JAYDEN, "children"));

        Stream.of(
                        "Child protection plan (neglect)",
                        "12.6 kg",
                        "12.5 kg",
                        "Speech behind; not brought to the second part",
                        "Clear response in both ears",
                        "Not brought to two appointments",
                        "Miriam Obadina")
                .forEach(words -> assertTrue(page.contains(words), () -> words + " in " + page));
        assertTrue(page.contains(ALL_PLACED), page);
    }

    @Test
    @DisplayName(
            "A centile is never taken for the measure itself, whatever its name begins with, and none is worked out")
    void keepsCentilesApart() {
        String page = page(
                OpeningUnderTest.NOW.atZone(ZoneOffset.UTC).toLocalDate().minusMonths(2),
                measured("w", "27113001", "Body weight", "5.1"),
                named("c", "Weight centile", "9th"),
                named("h", "Newborn hearing screening", "Refer, left ear"));

        assertTrue(page.contains("Weight centile 9th"), page);
        assertTrue(page.contains("Newborn hearing screening Refer, left ear"), page);
        assertTrue(page.contains("Weight 5.1 kg") && !page.contains("Weight 9th"), page);
        assertTrue(page.contains(ALL_PLACED), page);
    }

    @Test
    @DisplayName("CHILDREN-3 of an adult nothing is said of a childhood that is not there, and what is there is shown")
    void isQuietForAnAdult() {
        String adult = page(LocalDate.of(1945, 3, 12));
        assertEquals(3, adult.split("Nothing sent for a patient of 81 years", -1).length - 1, adult);
        assertFalse(adult.contains("No findings of this kind"), adult);
        assertTrue(page(LocalDate.of(1945, 3, 12), measured("w", "27113001", "Body weight", "71"))
                .contains("71 kg"));

        LocalDate today = LocalDate.of(2026, 11, 21);
        assertFalse(page(today.minusYears(19).plusDays(1)).contains("Nothing sent for a patient"));
        assertTrue(page(today.minusYears(19)).contains("Nothing sent for a patient of 19 years"));
    }

    private static String measured(String id, String code, String name, String kilograms) {
        return "{'resourceType':'Observation','id':'" + id
                + "','status':'final','effectiveDateTime':'2026-10-01','code':{"
                + "'text':'" + name + "','coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]},"
                + "'valueQuantity':{'value':" + kilograms + ",'unit':'kg'}}";
    }

    private static String named(String id, String name, String value) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','effectiveDateTime':'2026-10-01',"
                + "'code':{'text':'" + name + "'},'valueString':'" + value + "'}";
    }

    private static String page(LocalDate born, String... resources) {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.found = new Found.Live(new ViewerSession(
                OpeningUnderTest.LAUNCH,
                Receipts.forPatient("9990000018", born).launch(),
                OpeningUnderTest.NOW,
                OpeningUnderTest.NOW.plus(Duration.ofMinutes(30))));
        opening.tabs = Set.of(CHILDREN);
        List<Resource> held = Feeds.resources(resources);
        Patient patient = new Patient()
                .setBirthDate(Date.from(born.atStartOfDay(ZoneOffset.UTC).toInstant()));
        opening.answers = plan -> List.of(Feeds.found(GREENFIELD, plan, patient, held));
        return Pages.visible(opening.page(CHILDREN));
    }
}
