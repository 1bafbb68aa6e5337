package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.context.TabId;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.Window;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Tabs of this product with published lists loaded: made up ones, under the ids that the tab files name. */
class PublishedListsPageTest {

    private static final TabId DIABETES = new TabId("diabetes");
    private static final TabId FRAILTY = new TabId("frailty");
    private static final String DM = "999004691000230108";
    private static final String FOOTEXAM = "999001011000230105";
    private static final String RETSCREN = "999006931000230105";
    private static final String CAREHOME = "999025691000230102";
    private static final String FALLS = "999018971000230105";

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery",
            Freshness.LIVE,
            Optional.empty(),
            Set.of("Patient", "Condition", "Procedure", "Observation", "MedicationRequest"));

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final AtomicReference<ValueSets> inForce = new AtomicReference<>(ValueSets.NONE);
    private final AtomicReference<SearchPlan> asked = new AtomicReference<>();

    @TempDir
    private Path root;

    private ListFolder folder;

    @BeforeEach
    void withLists() throws IOException {
        folder = new ListFolder(root);
        opening.catalogue = new TabCatalogue(() -> new TabSetup(inForce.get(), null));
    }

    @Test
    @DisplayName("Every code of a list too long to ask for by name is found, and nothing else that came with it")
    void asksWideAndMatchesHere() throws IOException {
        load("foot", FOOTEXAM, members(300, "event"));

        String page = page(
                DIABETES,
                Stream.concat(
                                IntStream.range(0, 300).mapToObj(i -> observation(i, concept(i + 1), "2026-05-04")),
                                Stream.of(observation(999, concept(5000), "2026-05-04")))
                        .toArray(String[]::new));

        String foot = section(page, "Register, education, feet and eyes");
        assertEquals(300, opened("diabetes-findings"));
        assertTrue(foot.contains("Foot examination"), foot);
        assertFalse(page.contains("Words of 999"), page);
        assertTrue(asked.get().searches().stream()
                .anyMatch(search -> search.resourceType().equals("Observation")
                        && search.tokens().isEmpty()
                        && search.since()
                                .filter(since -> since.window().equals(new Window.LastMonths(36)))
                                .isPresent()));
        assertTrue(
                page.contains(
                        "Asked for all observations since 21-Nov-2023, of which those under 309 codes stand here"),
                page);
    }

    @Test
    void aShortListIsAskedForByItsCodesForAllTimes() throws IOException {
        load("diabetes", DM, members(86, "state"));

        String page = page(DIABETES, condition(1, concept(86)));

        assertTrue(section(page, "Diagnosis of diabetes").contains("Words of 1"), page);
        assertFalse(page.contains("No diagnosis of diabetes"), page);
        assertTrue(
                page.contains("Asked for problems under 91 codes: diagnosis (89), resolved (1), complications (1)."),
                page);
    }

    @Test
    @DisplayName("What a published list holds that was declined, or is not so, is never taken for done or so")
    void takesNothingForDoneOrSoThatIsNot() throws IOException {
        load("diabetes", DM, members(1, "state"));
        load(
                "retina",
                RETSCREN,
                concept(11) + "\tevent\tA screening",
                concept(12) + "\tdeclined\tA screening declined",
                concept(13) + "\tunsuitable\tA screening not suitable");
        load(
                "home",
                CAREHOME,
                concept(21) + "\tstate\tLives in a home",
                concept(22) + "\tevent\tReferred by a home",
                concept(23) + "\tnot\tDied in a home");

        String dm = condition(1, concept(1));
        String done = retina(dm, observation(2, concept(11), "2026-05-04"));
        assertTrue(done.contains("04-May-2026") && !done.contains("Declined") && !done.contains("Unsuitable"), done);
        assertTrue(retina(dm, observation(2, concept(12), "2026-05-04")).contains("Declined on 04-May-2026"));
        assertTrue(retina(dm, observation(2, concept(13), "2026-05-04")).contains("Unsuitable, recorded on"));

        String home = section(
                page(
                        FRAILTY,
                        observation(1, concept(21), "2026-05-01"),
                        observation(2, concept(22), "2026-05-02"),
                        observation(3, concept(23), "2026-05-03")),
                "Care home and living situation");
        assertTrue(home.contains("Words of 1"), home);
        assertFalse(home.contains("Words of 2") || home.contains("Words of 3"), home);
    }

    @Test
    @DisplayName("What is not found is said of the published list by name, size and date, or that it is not loaded")
    void saysUnderWhichListNothingWasFound() throws IOException {
        String without = section(page(FRAILTY), "Falls");
        assertTrue(
                without.contains(
                        "under the 8 codes this panel knows (the published list FALLS_COD is not loaded here)"),
                without);

        load("falls", FALLS, members(63, "event"));

        String with = page(FRAILTY);
        assertTrue(
                section(with, "Falls")
                        .contains("under the 63 codes of A list for tests (FALLS_COD, 01-Nov-2026) and 8 more"),
                with);
        assertTrue(
                with.contains("Published list FALLS_COD: A list for tests, version 1 of 01-Nov-2026, 63 codes."), with);
        assertFalse(with.contains("older than two releases"), with);

        folder.replace("falls.yaml", "2026-11-01", "2026-04-01");
        inForce.set(folder.sets());
        assertTrue(page(FRAILTY).contains("63 codes. This list is older than two releases."));
    }

    @Test
    void tabsAreMadeAnewOnlyWhenOtherListsComeIntoForce() throws IOException {
        Object before = opening.catalogue.find(DIABETES).orElseThrow();
        assertSame(before, opening.catalogue.find(DIABETES).orElseThrow());
        load("diabetes", DM, members(3, "state"));
        Object after = opening.catalogue.find(DIABETES).orElseThrow();
        assertNotSame(before, after);
        assertSame(after, opening.catalogue.find(DIABETES).orElseThrow());
    }

    private static String[] members(int count, String role) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> concept(i) + "\t" + role + "\tTerm " + i)
                .toArray(String[]::new);
    }

    private void load(String name, String refset, String... members) throws IOException {
        folder.write(name, "refset: \"" + refset + "\"\n", members);
        inForce.set(folder.sets());
    }

    private String retina(String... resources) {
        String processes = section(page(DIABETES, resources), "The eight care processes, and eye screening");
        return processes.substring(processes.lastIndexOf("Eye screening"));
    }

    private long opened(String panel) {
        return opening.opened.getFirst().shown().stream()
                .filter(shown -> shown.panel().equals(panel))
                .mapToLong(shown -> shown.resources().size())
                .sum();
    }

    private String page(TabId tab, String... resources) {
        opening.tabs = Set.of(tab);
        opening.answers = plan -> {
            asked.set(plan);
            return List.of(Feeds.found(GREENFIELD, plan, new Patient(), Feeds.resources(resources)));
        };
        return Pages.visible(opening.page(tab));
    }

    /** From the third time that the title of a panel stands on the page: the filter and the links to panels come first. */
    private static String section(String page, String title) {
        int from = page.indexOf(title, page.indexOf(title, page.indexOf(title) + 1) + 1);
        int end = page.indexOf("</section>", from);
        return page.substring(from, end < 0 ? page.length() : end);
    }

    /** As a GP system sends it: without a category. */
    private static String observation(int id, String code, String date) {
        return "{'resourceType':'Observation','id':'o" + id + "','status':'final','effectiveDateTime':'" + date + "',"
                + coded(id, code) + "}";
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
