package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.codes.command.CodesRun;
import org.sightline.context.TabId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Codes of published lists on a page: what they are called that came without words, and what is counted of them. */
class ListedCodesPageTest {

    private static final String CODE = ListFolder.concept(1);
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String FALL = ListFolder.concept(20);
    private static final String FROM_LIST = "(term from the list A list for tests, not sent by the source)";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @TempDir
    private Path root;

    @BeforeEach
    void withAList() throws IOException {
        ListFolder folder = new ListFolder(root);
        folder.write("a-list", "", CODE + "\tstate\tMade-up condition (disorder)\tIll made-up");
        folder.write("falls", "refset: \"999018971000230105\"\n", FALL + "\tevent\tA fall");
        ValueSets sets = folder.sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
    }

    @Test
    @DisplayName(
            "A code without words is called what a list in force calls it, and the page says that it is the list's term")
    void callsACodeWhatTheListCallsIt() {
        String page = page(condition("{'coding':[{'system':'http://snomed.info/sct','code':'" + CODE + "'}]}"));
        assertTrue(page.contains("Made-up condition"), page);
        assertTrue(page.contains("SNOMED CT " + CODE + " Made-up condition " + FROM_LIST), page);
        assertFalse(page.contains("no words sent"), page);
    }

    @Test
    void wordsOfTheSourceComeFirst() {
        String text = page(
                condition("{'text':'Own words','coding':[{'system':'http://snomed.info/sct','code':'" + CODE + "'}]}"));
        assertTrue(text.contains("Own words"), text);
        assertFalse(text.contains("SNOMED CT " + CODE + " Made-up condition"), text);

        String display = page(condition(
                "{'coding':[{'system':'http://snomed.info/sct','code':'" + CODE + "','display':'Own term'}]}"));
        assertTrue(display.contains("Own term"), display);
        assertFalse(display.contains(FROM_LIST), display);
    }

    @Test
    @DisplayName("What lists call a code besides stands in the details, so that it is found by these words everywhere")
    void saysWhatListsCallACodeBesides() {
        String code = "'coding':[{'system':'http://snomed.info/sct','code':'" + CODE + "'";
        String besides = "(by the list A list for tests, not sent by the source)";
        String own = page(condition("{'text':'Own words'," + code + "}]}"));
        assertTrue(own.contains("Also called"), own);
        assertTrue(own.contains("Made-up condition; Ill made-up " + besides), own);
        String same = page(condition("{" + code + ",'display':'Made up condition'}]}"));
        assertTrue(same.contains("Ill made-up " + besides), same);
        assertFalse(same.contains("Made-up condition; Ill"), same);
        String sent =
                page(condition("{'text':'Own words'," + code + "}]},'evidence':[{'code':[{'text':'Ill made-up'}]}]"));
        assertTrue(
                sent.split("Ill made-up", -1).length > 2, () -> "what a source sends is not said by a list: " + sent);
    }

    @Test
    void aCodeThatNoListHasStaysACode() {
        String page = page(
                condition("{'coding':[{'system':'http://snomed.info/sct','code':'" + ListFolder.concept(2) + "'}]}"));
        assertTrue(page.contains("Code " + ListFolder.concept(2) + " (SNOMED CT), no words sent"), page);
    }

    @Test
    @DisplayName("A page that is whole counts for each panel by which list, or how else, it found what stands in it")
    void countsByWhatEachPanelFoundIt() {
        page(new TabId("frailty"), observation(1, FALL), observation(2, "217082002"), observation(3, CODE));

        PanelCoverage falls = falls();
        assertEquals(
                Set.of(FALL + " Published list FALLS_COD, version 1", "217082002 Single code of the tab file"),
                falls.codes().stream()
                        .map(one -> one.code().code() + " " + one.by().words())
                        .collect(Collectors.toSet()));
        assertEquals(2, falls.totals().placed());
    }

    @Test
    @DisplayName(
            "A code of an older system counts as the one concept that a map names for it, and the row names the map")
    void matchesOlderCodesByAMap() throws IOException {
        withAMap();
        String page = page(new TabId("frailty"), older("Xa1b2"));
        assertTrue(
                page.contains(
                        "SNOMED CT " + FALL + " (by the map old-20260401, version 20260401, not sent by the source)"),
                page);
        assertEquals(1, falls().totals().placed());
        page(new TabId("frailty"), older("Xb3c4"));
        assertEquals(1, falls().totals().placed());
    }

    @Test
    @DisplayName("What is withheld by its code is withheld as well where only an older code says it and a map names it")
    void withholdsByAMappedCode() throws IOException {
        opening.withheld = resource -> resource instanceof Observation observation
                && observation.getCode().hasCoding(SNOMED, FALL);
        assertTrue(page(new TabId("frailty"), older("Xa1b2")).contains("Words of a fall"));
        withAMap();
        assertFalse(page(new TabId("frailty"), older("Xa1b2")).contains("Words of a fall"));
    }

    @Test
    @DisplayName("Two products of one moiety by a map are one medicine: each row says what the other source says of it")
    void comparesProductsOfOneMoiety() throws IOException {
        assertFalse(medicines().contains("Northgate Hospital: Brandol forte 1 g tablets"));
        CodesRun run = new CodesRun(root.resolve("mapped"));
        run.run(
                "import",
                "--map",
                "--name",
                "products",
                run.file(
                                "p-20260401.csv",
                                "dm+d," + ListFolder.concept(31) + "," + ListFolder.concept(30),
                                "dm+d," + ListFolder.concept(32) + "," + ListFolder.concept(30))
                        .toString());
        ValueSets sets = new ListFolder(run.config).sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
        String page = medicines();
        assertTrue(page.contains("Northgate Hospital: Brandol forte 1 g tablets"), page);
        assertTrue(page.contains("Greenfield Surgery: Madeupol 500 mg tablets"), page);
    }

    /** Of two sources, each under its own product. */
    private String medicines() {
        opening.answers = plan -> List.of(
                answered(plan, "Greenfield Surgery", medicine(31, "Madeupol 500 mg tablets")),
                answered(plan, "Northgate Hospital", medicine(32, "Brandol forte 1 g tablets")));
        return Pages.visible(opening.page(TabId.SUMMARY));
    }

    private static String medicine(int product, String words) {
        return "{'resourceType':'MedicationStatement','id':'m','status':'active','medicationCodeableConcept':{'text':'"
                + words + "','coding':[{'system':'https://dmd.nhs.uk','code':'" + ListFolder.concept(product) + "'}]}}";
    }

    private void withAMap() throws IOException {
        CodesRun run = new CodesRun(root.resolve("mapped"));
        new ListFolder(run.config).write("falls", "refset: \"999018971000230105\"\n", FALL + "\tevent\tA fall");
        run.run(
                "import",
                "--map",
                "--name",
                "old",
                run.file("old-20260401.csv", "ctv3,Xa1b2," + FALL).toString());
        ValueSets sets = new ListFolder(run.config).sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
    }

    private static String older(String code) {
        return "{'resourceType':'Observation','id':'o','status':'final','effectiveDateTime':'2026-05-01',"
                + "'code':{'text':'Words of a fall','coding':[{'system':'http://read.info/ctv3','code':'" + code
                + "'}]}}";
    }

    private PanelCoverage falls() {
        return opening.coverage.of("northgate").stream()
                .filter(panel -> panel.title().equals("Falls"))
                .findFirst()
                .orElseThrow();
    }

    private static String observation(int id, String code) {
        return "{'resourceType':'Observation','id':'o" + id + "','status':'final','effectiveDateTime':'2026-05-01',"
                + "'code':{'text':'Words','coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]}}";
    }

    private static String condition(String code) {
        return "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'active'}]},'code':" + code
                + "}";
    }

    private String page(String... resources) {
        return page(TabId.SUMMARY, resources);
    }

    private String page(TabId tab, String... resources) {
        opening.tabs = Set.of(tab);
        opening.answers = plan -> List.of(answered(plan, "Greenfield Surgery", resources));
        return Pages.visible(opening.page(tab));
    }

    private static FeedReading answered(SearchPlan plan, String source, String... resources) {
        return Feeds.answered(
                Feeds.feed(source),
                plan,
                Function.identity(),
                Stream.of(resources).map(Feeds::json).toList());
    }
}
