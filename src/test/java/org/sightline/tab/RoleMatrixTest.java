package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.display.ShownText;
import org.sightline.feed.SearchNeed;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.Showing;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.Row;
import org.sightline.tab.role.ShownTabs;
import org.sightline.visit.Permit;

/** Every role of the access rules that ship, every tab, every panel, every demo patient. */
class RoleMatrixTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();

    static Stream<Named<RoleProfile>> profiles() {
        return RoleFiles.profiles().stream().map(profile -> Named.of(profile.rule(), profile));
    }

    static Stream<Named<RoleProfile>> narrowed() {
        return profiles()
                .filter(profile -> profile.getPayload().tabs().keySet().stream()
                        .anyMatch(tab -> isNarrowed(profile.getPayload(), tab)));
    }

    private static boolean isNarrowed(RoleProfile profile, TabId tab) {
        return !profile.tabs().get(tab).isWhole(CATALOGUE.panels().get(tab));
    }

    @Test
    void theFilesThatShipHaveNoProblem() {
        for (String file : List.of("launch-config/access.yaml", "launch-config/examples/access.yaml")) {
            assertEquals(List.of(), RoleFiles.checked(Path.of(file)).problems(), file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    @DisplayName("H13 each tab has the panels of the role in its order, and asks for no others but the banner's")
    void everyTabHasThePanelsOfTheRole(RoleProfile profile) {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.profile = profile;
        for (TabId id : profile.tabs().keySet()) {
            Tab tab = CATALOGUE.find(id).orElseThrow();
            Permit<Tab> permit = opening.openings().permit(opening.visit(), id, tab, "none");
            PanelLayout layout = opening.maker().layout(permit);
            List<String> expected = new ArrayList<>(
                    profile.tabs().get(id).inOrder(CATALOGUE.panels().get(id)));
            if (!isNarrowed(profile, id)) {
                expected.add("not-placed");
            }
            assertEquals(
                    expected, layout.own().stream().map(PanelDefinition::id).toList(), id.value());
            for (PanelDefinition panel : layout.own()) {
                assertEquals(
                        profile.showing(id, panel.id()) == Showing.EXISTS_ONLY, layout.isExistsOnly(panel), panel.id());
            }
            assertTrue(needs(layout, permit).containsAll(layout.needs()), "asks for what nobody is shown");
        }
    }

    /** What the panels that are shown need, and the banner. */
    private static Set<SearchNeed> needs(PanelLayout layout, Permit<Tab> permit) {
        Set<SearchNeed> needs = new HashSet<>();
        Set<String> shown = layout.own().stream().map(PanelDefinition::id).collect(Collectors.toSet());
        permit.tab().panels().stream()
                .filter(panel -> shown.contains(panel.id()))
                .forEach(panel -> needs.addAll(panel.searches()));
        layout.besides().forEach(panel -> needs.addAll(panel.searches()));
        return needs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("narrowed")
    @DisplayName("H13 no demo patient's tab has a panel that the role is not shown, nor words of what only exists")
    void everyPatientsTabHasWhatTheRoleIsShown(RoleProfile profile) {
        for (String patient : StoryFeeds.patients()) {
            OpeningUnderTest opening = opening(profile, patient);
            for (TabId tab : profile.tabs().keySet()) {
                if (isNarrowed(profile, tab)) {
                    assertIsShown(profile, tab, composed(opening, tab));
                }
            }
        }
    }

    /** The tab's page as it is handed to the templates. */
    private static ComposedPage composed(OpeningUnderTest opening, TabId tab) {
        RecordPageMaker maker = opening.maker();
        Permit<Tab> permit = opening.openings()
                .permit(opening.visit(), tab, CATALOGUE.find(tab).orElseThrow(), "none");
        PanelLayout layout = maker.layout(permit);
        return maker.page(permit, layout, null).with(opening.answers.apply(layout.plan()));
    }

    private static void assertIsShown(RoleProfile profile, TabId tab, ComposedPage page) {
        List<Panel> panels = page.view().panels();
        assertEquals(
                profile.tabs().get(tab).inOrder(CATALOGUE.panels().get(tab)),
                panels.stream().map(panel -> panel.frame().id()).toList());
        for (Panel panel : page.shown()) {
            Showing showing = panels.contains(panel)
                    ? profile.showing(tab, panel.frame().id())
                    : profile.tabs().keySet().stream()
                            .map(one -> profile.showing(one, panel.frame().id()))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            assertTrue(
                    showing != Showing.NOT_AT_ALL,
                    () -> profile.rule() + " " + panel.frame().id());
            if (showing == Showing.EXISTS_ONLY) {
                assertSaysNothing(panel);
            }
        }
    }

    private static void assertSaysNothing(Panel panel) {
        assertEquals(List.of(), panel.bannerLines());
        assertNull(panel.summary());
        assertNull(panel.picture());
        for (Row row :
                panel.tables().stream().flatMap(table -> table.rows().stream()).toList()) {
            assertEquals("An entry is held", row.what().text().whole());
            assertEquals(
                    List.of("An entry is held", row.frame().recorded().text()),
                    row.words()
                            .map(ShownText::whole)
                            .filter(words -> !words.isEmpty())
                            .toList());
            assertEquals(List.of(), row.frame().documents());
            assertFalse(row.frame().sources().isEmpty());
        }
    }

    @Test
    @DisplayName("CUI PAB-0008 allergies are in no banner of a role that is not clinical, and the banner says so")
    void allergiesAreNotForRolesThatAreNotClinical() {
        int clinical = 0;
        for (RoleProfile profile : RoleFiles.profiles()) {
            if (!profile.tabs().containsKey(TabId.SUMMARY)) {
                continue;
            }
            boolean shown = profile.showing(TabId.SUMMARY, "allergies") == Showing.IN_FULL;
            clinical += shown ? 1 : 0;
            String html = opening(profile, "9990000018").page();
            String banner = Pages.visible(html.substring(html.indexOf("<header"), html.indexOf("</header>")));
            assertEquals(shown, banner.contains("nown allergies"), profile.rule() + ": " + banner);
            assertEquals(!shown, banner.contains("Your role is not shown: allergies"), profile.rule() + ": " + banner);
        }
        assertTrue(clinical > 5, "clinical roles are shown them");
        for (String role : List.of("Social worker", "111 call handler", "Secretary", "Administrator or receptionist")) {
            assertEquals(Showing.NOT_AT_ALL, RoleFiles.named(role).showing(TabId.SUMMARY, "allergies"), role);
        }
    }

    @Test
    @DisplayName("a social worker's Summary begins with social care and contacts, a secretary's with appointments")
    void beginsWithWhatTheRoleNeedsFirst() {
        assertEquals(List.of("social-care", "contacts"), first("Social worker"));
        assertEquals(List.of("encounters", "referrals"), first("Secretary"));
        ShownTabs tabs = new ShownTabs(CATALOGUE, RoleFiles.named("Secretary"));
        assertTrue(tabs.hiddenTypes().containsAll(List.of("AllergyIntolerance", "Condition", "MedicationRequest")));
    }

    private static List<String> first(String role) {
        return new ShownTabs(CATALOGUE, RoleFiles.named(role))
                .of(CATALOGUE.find(TabId.SUMMARY).orElseThrow()).panels().stream()
                        .limit(2)
                        .map(PanelDefinition::id)
                        .toList();
    }

    static OpeningUnderTest opening(RoleProfile profile, String patient) {
        StoryFeeds feeds = new StoryFeeds(patient);
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.profile = profile;
        opening.tabs = profile.tabs().keySet();
        opening.answers = plan -> feeds.readings(plan, Map.of());
        return opening;
    }
}
