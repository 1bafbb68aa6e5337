package org.sightline.tab.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.codes.Sctid;
import org.sightline.context.TabId;
import org.sightline.registration.Setting;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

class TabCatalogueTest {

    @Test
    void theTabFilesAreFitForUse() {
        TabCatalogue catalogue =
                new TabCatalogue(TabTexts::fromClassPath, SearchParameters.ofFhir(), () -> TabSetup.NONE);
        assertEquals(
                List.of(
                        "now",
                        "allergies",
                        "alerts",
                        "problems",
                        "advance-directives",
                        "contacts",
                        "social-care",
                        "medicines",
                        "results",
                        "vital-signs",
                        "care-plans",
                        "functional-status",
                        "social-history",
                        "procedures",
                        "encounters",
                        "referrals",
                        "documents",
                        "immunisations",
                        "other-observations",
                        "pregnancy",
                        "patient-details",
                        "source-notices",
                        "timeline",
                        "also-held"),
                catalogue.find(TabId.SUMMARY).orElseThrow().panels().stream()
                        .map(panel -> panel.id())
                        .toList());
    }

    @Test
    void everyTabFileIsInTheOrderOfTheTabBar() throws IOException {
        TabCatalogue catalogue = new TabCatalogue();
        try (var files = Files.list(Path.of("ui-templates/tabs"))) {
            Set<TabId> inFolder = files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .filter(name -> !name.equals("order"))
                    .map(TabId::new)
                    .collect(Collectors.toSet());
            assertEquals(inFolder.size(), catalogue.among(inFolder).size());
        }
    }

    @Test
    void theEndOfLifeTabReadsAdvanceDecisionsAsTheSummaryDoes() {
        TabCatalogue catalogue = new TabCatalogue();
        List<PanelDefinition> panels = Stream.of(TabId.SUMMARY, new TabId("end-of-life"))
                .flatMap(id -> catalogue.find(id).orElseThrow().panels().stream())
                .filter(panel -> panel.kind().equals("advance-directives"))
                .toList();
        assertEquals(2, panels.size());
        assertEquals(panels.getFirst().codes(), panels.getLast().codes());
        assertEquals(panels.getFirst().searches(), panels.getLast().searches());
    }

    @Test
    void theWishesLeaveOutWhatStandsUnderAdvanceDecisions() {
        List<PanelDefinition> panels =
                new TabCatalogue().find(new TabId("end-of-life")).orElseThrow().panels();
        List<String> above = panels.getFirst().codes().values().stream()
                .flatMap(List::stream)
                .filter(code -> code.system().equals("http://snomed.info/sct"))
                .map(code -> code.code())
                .toList();
        assertEquals(
                above,
                panels.stream()
                        .filter(panel -> panel.id().equals("end-of-life-wishes"))
                        .flatMap(panel -> panel.codes().get("elsewhere").stream())
                        .map(code -> code.code())
                        .toList());
    }

    @Test
    void namesEveryProblemWithFileAndLine() {
        String tab = """
                title: Broken
                panels:
                  - id: a
                    kind: allergies
                    title: A
                    colour: red
                    searches:
                      - type: AllergyIntolerance
                        tokens:
                          no-such: [x]
                      - type: Condition
                    codes:
                      noneKnown:
                        - system: http://snomed.info/sct
                          code: 716186004
                          term: No known allergy
                          source: test
                  - id: a
                    kind: horoscope
                    title: B
                    searches:
                      - type: Observation
                        since:
                          parameter: category
                          months: 0
                        includes: [Observation:status]
                """;
        TabFileException e = assertThrows(TabFileException.class, () -> catalogue("x", tab));
        List<String> problems = e.getMessage().lines().toList();
        for (String expected : List.of(
                "tabs/x.yaml:6:5: panels[0].colour: is not a known field",
                "tabs/x.yaml:1:1: help: is missing",
                "tabs/x.yaml:10:20: panels[0].searches[0].tokens.no-such: AllergyIntolerance has no token search parameter no-such",
                "tabs/x.yaml:11:15: panels[0].searches[1].type: this kind cannot show Condition",
                "tabs/x.yaml:15:17: panels[0].codes.noneKnown[0].code: 716186004 is not a SNOMED CT identifier",
                "tabs/x.yaml:13:7: panels[0].codes: this kind needs exactly these code lists",
                "tabs/x.yaml:19:11: panels[1].kind: there is no panel kind horoscope",
                "tabs/x.yaml:24:22: panels[1].searches[0].since.parameter: Observation has no date search parameter category",
                "tabs/x.yaml:25:19: panels[1].searches[0].since.months: has to be a whole number from 1 to 9999",
                "tabs/x.yaml:26:20: panels[1].searches[0].includes[0]: Observation:status is not an include",
                "tabs/x.yaml:18:9: panels[1].id: panel a stands twice")) {
            assertTrue(problems.stream().anyMatch(p -> p.startsWith(expected)), expected + " in\n" + e.getMessage());
        }
    }

    @Test
    void namesTheLineOfWhatIsNoYaml() {
        TabFileException e = assertThrows(TabFileException.class, () -> catalogue("x", "title: x\npanels: [\n"));
        assertTrue(e.getMessage().contains("tabs/x.yaml:3"), e.getMessage());
    }

    @Test
    void knowsTheCheckDigitOfSnomedIdentifiers() {
        assertTrue(Sctid.isValid("716186003"));
        assertTrue(Sctid.isValid("999004351000000109"));
        assertFalse(Sctid.isValid("716186013"));
        assertFalse(Sctid.isValid("999004351000000100"));
        assertFalse(Sctid.isValid("12x456"));
    }

    @Test
    @DisplayName("H2 what the banner shows may not be asked of some feeds only")
    void refusesUnknownSettingsAndABannerOfSomeFeeds() {
        String tab = """
                title: Broken
                settings: [gp, dentist]
                help: {holds: a, holdsNot: b, from: c}
                panels:
                  - id: a
                    kind: alerts
                    title: A
                    searches:
                      - type: Flag
                    codes: {cprDecisions: [], safety: []}
                """;
        TabFileException e = assertThrows(
                TabFileException.class,
                () -> new TabCatalogue(
                        file -> Optional.ofNullable(Map.of("order.yaml", "tabs: [x]\n", "x.yaml", tab)
                                .get(file)),
                        SearchParameters.ofFhir(),
                        () -> TabSetup.NONE));
        assertEquals(
                List.of(
                        "tabs/x.yaml:2:16: settings[1]: has to be one of " + String.join(", ", Setting.codes()),
                        "tabs/x.yaml:5:5: panels[0]: what the banner shows is asked of every feed: alerts takes no settings"),
                e.getMessage().lines().filter(line -> line.contains("x.yaml")).toList());
    }

    private static TabCatalogue catalogue(String name, String text) {
        Map<String, String> files = Map.of("order.yaml", "tabs: [" + name + "]\n", name + ".yaml", text);
        return new TabCatalogue(
                file -> Optional.ofNullable(files.get(file)), SearchParameters.ofFhir(), () -> TabSetup.NONE);
    }

    @Test
    @DisplayName("A code's source is something a reviewer can open, or says that none was found and who reviews it")
    void everyCodeHasASourceThatCanBeOpened() {
        List<ReviewedCode> codes = new TabCatalogue()
                .among(new TabCatalogue().ids()).stream()
                        .flatMap(tab -> tab.panels().stream())
                        .flatMap(panel -> panel.codes().values().stream())
                        .flatMap(List::stream)
                        .toList();
        assertEquals(
                List.of(),
                codes.stream()
                        .filter(code -> code.source().contains("memory")
                                || code.source().contains("CTV3")
                                || code.term().contains("to be reviewed")
                                || code.isPublished() && code.source().contains("to be reviewed")
                                || !code.isPublished() && !code.source().contains("; to be reviewed by the "))
                        .toList());
        Map<String, Set<String>> terms = codes.stream()
                .filter(code -> code.system().equals("http://snomed.info/sct"))
                .collect(Collectors.groupingBy(
                        code -> code.system() + "|" + code.code(),
                        Collectors.mapping(ReviewedCode::term, Collectors.toSet())));
        assertEquals(
                List.of(),
                terms.entrySet().stream()
                        .filter(code -> code.getValue().size() > 1)
                        .toList());
    }
}
