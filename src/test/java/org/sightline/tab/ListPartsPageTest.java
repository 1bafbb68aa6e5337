package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.context.TabId;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Published lists that mix what a panel keeps apart, and lists whose concepts stand in values; made up ones. */
class ListPartsPageTest {

    private static final TabId DIABETES = new TabId("diabetes");
    private static final String FOOTEXAM = "999001011000230105";
    private static final String FRC = "999008851000230109";
    private static final String AMPL = "999009531000230107";
    private static final String BP = "999012731000230108";
    private static final String PALCARE = "999009771000230104";

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery",
            Freshness.LIVE,
            Optional.empty(),
            Set.of("Patient", "Condition", "Procedure", "Observation"));

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @TempDir
    private Path root;

    private ListFolder folder;

    @BeforeEach
    void withLists() throws IOException {
        folder = new ListFolder(root);
        folder.write("diabetes", refset("999004691000230108"), concept(1) + "\tstate\tDiabetes");
    }

    @Test
    @DisplayName("LISTS-5 an examination counts, a part of one is a part, and a referral to a screener is none")
    void aPartOfAListCountsByItsWords() throws IOException {
        folder.write(
                "foot",
                refset(FOOTEXAM),
                concept(11) + "\tevent\tExamination of feet",
                concept(12) + "\tevent\tExamination of left foot pulses",
                concept(13) + "\tevent\tRefer to foot screener for examination");

        assertTrue(process("Foot examination", observed(2, concept(11))).contains("04-May-2026"));
        String part = process("Foot examination", observed(2, concept(12)));
        assertTrue(part.contains("a part of it only"), part);
        String referral = process("Foot examination", observed(2, concept(13)));
        assertTrue(referral.contains("this code does not count"), referral);
        assertTrue(
                page(DIABETES).contains("3 codes, of which those with “refer” or “refers” or “referral”"),
                "the panel says which part it took");
    }

    @Test
    @DisplayName("LISTS-5 the class of risk of each foot is told by the foot that its term names; one may be absent")
    void aFootIsToldByTheWordsOfItsCode() throws IOException {
        folder.write(
                "risk",
                refset(FRC),
                concept(21) + "\tstate\tLeft foot at low risk",
                concept(22) + "\tstate\tRight foot at low risk");
        folder.write(
                "amputation",
                refset(AMPL),
                concept(31) + "\tstate\tAmputated left foot",
                concept(32) + "\tstate\tAmputated left toe");

        String one = process("Foot examination", observed(2, concept(22)));
        assertTrue(one.contains("the left one is not examined"), one);
        String both = process("Foot examination", observed(2, concept(21)), observed(3, concept(22)));
        assertFalse(both.contains("not examined"), both);
        String absent = process("Foot examination", observed(2, concept(22)), condition(3, concept(31)));
        assertFalse(absent.contains("not examined"), absent);
        String toe = process("Foot examination", observed(2, concept(22)), condition(3, concept(32)));
        assertTrue(toe.contains("the left one is not examined"), toe);
    }

    @Test
    void pressuresAtHomeAreKeptApartAndWordsAreNoPressure() throws IOException {
        folder.write(
                "pressure",
                refset(BP),
                concept(41) + "\tevent\tSitting systolic blood pressure",
                concept(42) + "\tevent\tSitting diastolic blood pressure",
                concept(43) + "\tevent\tSelf reported systolic blood pressure",
                concept(44) + "\tevent\tSelf reported diastolic blood pressure",
                concept(45) + "\tstate\tRaised blood pressure");

        String sitting = process("Blood pressure", measured(2, concept(41), 132), measured(3, concept(42), 74));
        assertTrue(sitting.contains("132/74 mmHg") && !sitting.contains("measured at home"), sitting);
        String home = process("Blood pressure", measured(2, concept(43), 128), measured(3, concept(44), 71));
        assertTrue(home.contains("128/71 mmHg, measured at home"), home);
        String words = process("Blood pressure", observed(2, concept(45)));
        assertFalse(words.contains("Rests on"), words);
    }

    @Test
    @DisplayName("LISTS-6 the concept in the value is found where its list is too long to ask for by name")
    void findsTheConceptInTheValue() throws IOException {
        folder.write(
                "palliative",
                refset(PALCARE),
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> concept(1000 + i) + "\tevent\tTerm " + i)
                        .toArray(String[]::new));

        String page = page(
                new TabId("end-of-life"),
                valued(2, concept(1007), "Last wish recorded"),
                valued(3, concept(9000), "Something else"));

        assertEquals(1, opened("end-of-life-wishes"));
        assertTrue(page.contains("Last wish recorded"), page);
        assertFalse(page.contains("Something else"), page);
    }

    private static String refset(String id) {
        return "refset: \"" + id + "\"\n";
    }

    private String process(String title, String... resources) {
        String page = page(
                DIABETES,
                Stream.concat(Stream.of(condition(1, concept(1))), Stream.of(resources))
                        .toArray(String[]::new));
        String panel = page.substring(page.lastIndexOf("The eight care processes, and eye screening"));
        String next = title.equals("Blood pressure") ? "Cholesterol " : "Body mass index ";
        int from = panel.indexOf(title + " ");
        return panel.substring(from, panel.indexOf(next, from));
    }

    private long opened(String panel) {
        return opening.opened.getLast().shown().stream()
                .filter(shown -> shown.panel().equals(panel))
                .mapToLong(shown -> shown.resources().size())
                .sum();
    }

    private String page(TabId tab, String... resources) {
        opening.tabs = Set.of(tab);
        opening.catalogue = new TabCatalogue(() -> new TabSetup(folder.sets(), null));
        List<Resource> held = Feeds.resources(resources);
        opening.answers = plan -> List.of(Feeds.found(GREENFIELD, plan, new Patient(), held));
        return Pages.visible(opening.page(tab));
    }

    private static String observed(int id, String code) {
        return "{'resourceType':'Observation','id':'o" + id + "','status':'final','effectiveDateTime':'2026-05-04',"
                + coded(id, code) + "}";
    }

    private static String measured(int id, String code, int number) {
        return observed(id, code)
                .replace("'status'", "'valueQuantity':{'value':" + number + ",'unit':'mmHg'},'status'");
    }

    private static String valued(int id, String code, String words) {
        return "{'resourceType':'Observation','id':'o" + id + "','status':'final','effectiveDateTime':'2026-05-04',"
                + "'code':{'text':'" + words + "'},'valueCodeableConcept':"
                + "{'coding':[{'system':'http://snomed.info/sct',"
                + "'code':'" + code + "'}]}}";
    }

    private static String condition(int id, String code) {
        return "{'resourceType':'Condition','id':'c" + id + "','clinicalStatus':{'coding':[{'code':'active'}]},"
                + coded(id, code) + "}";
    }

    private static String coded(int id, String code) {
        return "'code':{'text':'Words of " + id + "','coding':[{'system':'http://snomed.info/sct','code':'" + code
                + "'}]}";
    }
}
