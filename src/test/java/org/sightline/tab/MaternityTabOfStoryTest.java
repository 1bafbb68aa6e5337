package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;

/** The Maternity tab, which is a tab file and lists alone: of a pregnant patient, and of a man. */
class MaternityTabOfStoryTest {

    private static final TabId MATERNITY = new TabId("maternity");
    private static final String LEAH = "9990000239";

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery", Freshness.LIVE, Optional.empty(), Set.of("Patient", "Condition", "Observation"));

    @Test
    @DisplayName(
            "MATERNITY-1 status, booking, risks, results, plans, contacts and letters of four sources stand on one page")
    void everyPanelHasSomethingToSayOfLeah() {
        String page = String.join("\n", new StoryPages().lines(LEAH, "maternity"));

        Stream.of(
                        "Pregnancy status",
                        "Estimated date of delivery",
                        "High risk pregnancy",
                        "Previous caesarean section",
                        "Latex allergy",
                        "Antenatal booking examination",
                        "148/94",
                        "Haemoglobin",
                        "Glucose",
                        "Protein in urine",
                        "Birth plan",
                        "Maternity team Willow",
                        "Antenatal booking letter",
                        "Consultant antenatal clinic",
                        "Lower segment caesarean section")
                .forEach(words -> assertTrue(page.contains(words), () -> words + " in " + page));
        assertFalse(page.contains("No risks") || page.contains("No findings of this kind"), page);
    }

    @Test
    void tellsResultsWithoutACodeByTheirWords() {
        String page = String.join("\n", new StoryPages().lines(LEAH, "maternity"));
        String results = page.substring(page.lastIndexOf("\nAntenatal results\n"));

        String latest = results.substring(0, results.indexOf(" earlier"));
        Stream.of("Blood group and RhD A RhD positive", "Antibodies None detected", "HIV Not detected")
                .forEach(words -> assertTrue(latest.contains(words), () -> words + " in " + latest));
    }

    @Test
    @DisplayName("A word that several tests share names none of them: haemoglobin A1c is no haemoglobin")
    void takesNoOtherTestForOne() {
        String page = page(
                AdministrativeGender.FEMALE,
                laboratory("1", "Haemoglobin A1c level"),
                laboratory("2", "Mean cell haemoglobin concentration"),
                laboratory("3", "Rubella antibody screen"),
                laboratory("4", "Urine glucose"));

        Stream.of("Haemoglobin Seen", "Antibodies Seen", "Glucose Seen")
                .forEach(words -> assertFalse(page.contains(words), () -> words + " in " + page));
        assertTrue(page.contains("Haemoglobin A1c level Seen"), page);
    }

    private static String laboratory(String id, String name) {
        return "{'resourceType':'Observation','id':'l" + id + "','status':'final','effectiveDateTime':'2026-09-01',"
                + "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category',"
                + "'code':'laboratory'}]}],'code':{'text':'" + name + "'},'valueString':'Seen'}";
    }

    @Test
    @DisplayName("MATERNITY-2 of a man nothing is said of a pregnancy that is not there")
    void isQuietForAMan() {
        String page = page(AdministrativeGender.MALE);

        assertEquals(3, page.split("Nothing sent for a patient", -1).length - 1, page);
        assertFalse(page.contains("No findings of this kind"), page);
        assertFalse(page(AdministrativeGender.FEMALE).contains("Nothing sent for a patient"));
    }

    @Test
    void showsWhatIsThereWhateverTheGender() {
        String pregnant = "{'resourceType':'Condition','id':'c1','clinicalStatus':{'coding':[{'code':'active'}]},"
                + "'recordedDate':'2026-09-01','code':{'text':'Pregnant','coding':[{'system':'http://snomed.info/sct',"
                + "'code':'77386006'}]}}";

        assertTrue(page(AdministrativeGender.MALE, pregnant).contains("Pregnancy status"));
        assertFalse(page(null).contains("Nothing sent for a patient"), "nobody has said a gender");
    }

    private static String page(@Nullable AdministrativeGender gender, String... resources) {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.tabs = Set.of(MATERNITY);
        List<Resource> held = Feeds.resources(resources);
        opening.answers = plan -> List.of(Feeds.found(GREENFIELD, plan, new Patient().setGender(gender), held));
        return Pages.visible(opening.page(MATERNITY));
    }
}
