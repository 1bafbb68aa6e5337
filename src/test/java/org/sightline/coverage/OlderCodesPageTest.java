package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.codes.command.CodesRun;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** A feed that has none but codes of Read v2, CTV3 and ICD-10, and answers by exactly the codes that it is asked for. */
class OlderCodesPageTest {

    private static final TabId FRAILTY = new TabId("frailty");
    private static final String FALLS = "refset: \"999018971000230105\"\n";
    private static final String CARE_HOME = "refset: \"999025691000230102\"\n";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private SearchPlan asked = SearchPlan.of(List.of());

    @TempDir
    private Path root;

    private CodesRun run;
    private ListFolder folder;

    @BeforeEach
    void withLists() throws IOException {
        run = new CodesRun(root);
        folder = new ListFolder(run.config);
        folder.write(
                "falls",
                FALLS,
                concept(1) + "\tevent\tA fall",
                concept(2) + "\tevent\tA fall on stairs",
                concept(3) + "\tdeclined\tFalls clinic declined");
        folder.write(
                "home", CARE_HOME, concept(21) + "\tstate\tLives in a home", concept(22) + "\tevent\tSeen in a home");
        opening.tabs = Set.of(FRAILTY);
    }

    @Test
    @DisplayName(
            "With maps, what is asked for by name is asked for by its older codes too, and so found at a feed without SNOMED CT")
    void asksByOlderCodes() throws IOException {
        Resource[] falls = {
            entry("read", "http://read.info/readv2", "TC...00"),
            entry("ctv3", "http://read.info/ctv3", "Xa1b2"),
            entry("icd", ICD_10, "W19.9")
        };
        maps("ctv3,Xa9z9," + concept(500));
        String without = page(falls);
        assertFalse(without.contains("Words of"), without);

        maps("read-v2,TC...," + concept(1), "ctv3,Xa1b2," + concept(1), "icd-10,W19.9," + concept(2));
        String with = page(falls);
        for (String id : List.of("read", "ctv3", "icd")) {
            assertTrue(with.contains("Words of " + id), with);
        }
        assertTrue(
                page().contains(
                                "the 2 codes of A list for tests (FALLS_COD, 01-Nov-2026) and 8 more and the older codes that maps name for them"),
                this::page);
    }

    @Test
    @DisplayName("More older codes than can be named are asked for wide, and the codes of the lists by name as before")
    void asksWideForManyOlderCodes() throws IOException {
        maps(IntStream.range(0, 400)
                .mapToObj(i -> "icd-10,W%02d.%d,".formatted(i / 10, i % 10) + concept(1))
                .toArray(String[]::new));
        String page = page(entry("icd", ICD_10, "W19.9"));
        assertTrue(page.contains("Words of icd"), page);
        assertTrue(asked.searches().stream()
                .anyMatch(search -> search.resourceType().equals("Observation")
                        && search.tokens().isEmpty()
                        && search.since().isPresent()));
        assertTrue(asked.searches().stream()
                .anyMatch(search -> search.since().isEmpty()
                        && search.tokens()
                                .getOrDefault("code", Set.of())
                                .contains("http://snomed.info/sct|" + concept(1))));
    }

    @Test
    @DisplayName(
            "A code that maps to several is placed where all of them lie in one list in one role, and else stands in its own words, named so")
    void placesWhatMapsToSeveralWhereAllAgree() throws IOException {
        maps(
                "icd-10,W19.9," + concept(1),
                "icd-10,W19.9," + concept(2),
                "icd-10,W20.0," + concept(1),
                "icd-10,W20.0," + concept(3),
                "icd-10,Z59.3," + concept(21),
                "icd-10,Z59.3," + concept(22));
        String falls =
                page(entry("alike", ICD_10, "W199"), entry("mixed", ICD_10, "W20.0"), entry("home", ICD_10, "Z59.3"));
        assertEquals(1, placed("Falls"), falls);
        assertEquals(1, byList("Falls"), "counted by the list that holds all of them");
        assertEquals(0, placed("Care home and living situation"), falls);
        assertEquals(List.of(concept(1), concept(2)), mayMean("W199"), "for officers, who see what nobody can tell");

        opening.tabs = Set.of(TabId.SUMMARY);
        String summary = Pages.visible(answering(TabId.SUMMARY, problem("mixed", "W20.0")));
        assertTrue(
                summary.contains("Words of mixed")
                        && summary.contains("W20.0 (a code that maps to several: " + concept(1) + ", " + concept(3)
                                + " by the map old-20260401, version 20260401, none of them sent by the source)"),
                summary);
    }

    @Test
    @DisplayName("A code that maps to several is withheld where any of them is")
    void withholdsWhatMayBeSensitive() throws IOException {
        maps("icd-10,W19.9," + concept(1), "icd-10,W19.9," + concept(2));
        assertTrue(page(entry("icd", ICD_10, "W19.9")).contains("Words of icd"));
        opening.withheld = resource -> resource instanceof Observation observation
                && observation.getCode().hasCoding("http://snomed.info/sct", concept(2));
        String page = page(entry("icd", ICD_10, "W19.9"));
        assertFalse(page.contains("Words of icd"), page);
        assertFalse(page.contains(concept(2)), page);
    }

    private void maps(String... lines) throws IOException {
        run.run(
                "import",
                "--map",
                "--name",
                "old",
                run.file("old-20260401.csv", lines).toString());
        ValueSets sets = folder.sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
    }

    private String page(Resource... entries) {
        return Pages.visible(answering(FRAILTY, entries));
    }

    private String answering(TabId tab, Resource... entries) {
        opening.answers = plan -> {
            asked = plan;
            Map<SearchPlan.Search, SearchOutcome> outcomes = new LinkedHashMap<>();
            plan.searches()
                    .forEach(search -> outcomes.put(
                            search,
                            new SearchOutcome.Complete(Stream.of(entries)
                                    .filter(entry -> isExactly(search, entry))
                                    .toList())));
            return List.of(Feeds.reading(
                    Feeds.feed("Greenfield Surgery"),
                    new FeedAnswer.Answered(OpeningUnderTest.NOW, new Patient(), outcomes, Map.of())));
        };
        return opening.page(tab);
    }

    /** As a server finds it that knows no system but those it has, and no form of a code but its own. */
    private static boolean isExactly(SearchPlan.Search search, Resource entry) {
        Set<String> codes = search.tokens().get("code");
        List<Coding> codings = new ArrayList<>();
        entry.getNamedProperty("code")
                .getValues()
                .forEach(value -> codings.addAll(((org.hl7.fhir.r4.model.CodeableConcept) value).getCoding()));
        return search.resourceType().equals(entry.fhirType())
                && search.tokens().keySet().stream().allMatch("code"::equals)
                && (codes == null
                        || codings.stream()
                                .anyMatch(coding -> codes.contains(coding.getSystem() + "|" + coding.getCode())));
    }

    private List<String> mayMean(String code) {
        return opening.coverage.of("northgate").stream()
                .flatMap(panel -> panel.codes().stream())
                .filter(one -> one.code().code().equals(code))
                .map(CountedCode::mayMean)
                .findFirst()
                .orElseThrow();
    }

    private long placed(String panel) {
        return opening.coverage.of("northgate").stream()
                .filter(one -> one.title().equals(panel))
                .map(one -> one.totals().placed())
                .collect(Collectors.summingLong(Long::longValue));
    }

    private long byList(String panel) {
        return opening.coverage.of("northgate").stream()
                .filter(one -> one.title().equals(panel))
                .mapToLong(one -> one.totals().by(FoundBy.Way.LIST))
                .sum();
    }

    private static Resource entry(String id, String system, String code) {
        return Feeds.json("{'resourceType':'Observation','id':'" + id + "','status':'final',"
                + "'effectiveDateTime':'2026-05-01','code':{'text':'Words of " + id + "','coding':[{'system':'" + system
                + "','code':'" + code + "'}]}}");
    }

    private static Resource problem(String id, String code) {
        return Feeds.json("{'resourceType':'Condition','id':'" + id
                + "','clinicalStatus':{'coding':[{'code':'active'}]}," + "'code':{'text':'Words of " + id
                + "','coding':[{'system':'" + ICD_10 + "','code':'" + code + "'}]}}");
    }
}
