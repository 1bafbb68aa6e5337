package org.sightline.tab.role;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.TabId;
import org.sightline.feed.SearchNeed;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.Showing;
import org.sightline.registration.profile.TabShown;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.kinds.PanelKinds;

/** The tabs as a user's profile shows them. */
public record ShownTabs(TabCatalogue catalogue, RoleProfile profile) {

    /** The kinds of panels that feed the banner, as it names what it does not show; a pregnancy is not looked for there. */
    private static final List<Map.Entry<String, String>> OF_BANNER = List.of(
            Map.entry("allergies", "allergies"),
            Map.entry("advance-directives", "CPR decisions"),
            Map.entry("alerts", "alerts"));

    /** How the role is shown a tab that it opens. */
    public ShownTab of(Tab tab) {
        TabShown shown = profile.tabs().getOrDefault(tab.id(), TabShown.WHOLE);
        Map<String, PanelDefinition> byId =
                tab.panels().stream().collect(Collectors.toMap(PanelDefinition::id, panel -> panel));
        List<String> ids = tab.panels().stream().map(PanelDefinition::id).toList();
        List<PanelDefinition> panels =
                shown.inOrder(ids).stream().map(byId::get).toList();
        return new ShownTab(
                panels,
                ids.stream()
                        .filter(panel -> shown.of(panel) == Showing.EXISTS_ONLY)
                        .collect(Collectors.toUnmodifiableSet()),
                shown.shows().isEmpty() ? without(tab, panels) : inHalves(panels.size()),
                tab.panels().stream()
                        .filter(panel -> shown.of(panel.id()) == Showing.NOT_AT_ALL)
                        .map(PanelDefinition::title)
                        .toList(),
                missingInBanner());
    }

    /** The columns of the tab's file, as far as their panels are shown. */
    private static Tab.Columns without(Tab tab, List<PanelDefinition> panels) {
        return new Tab.Columns(
                first(tab, tab.columns().first(), panels),
                first(tab, tab.columns().both(), panels));
    }

    private static int first(Tab tab, int many, List<PanelDefinition> panels) {
        List<PanelDefinition> before =
                tab.panels().subList(0, Math.min(many, tab.panels().size()));
        return (int) panels.stream().filter(before::contains).count();
    }

    private static Tab.Columns inHalves(int panels) {
        return new Tab.Columns((panels + 1) / 2, panels);
    }

    /** The panels whose first concern stands in the banner of every page: those that the role is shown in full. */
    public List<PanelDefinition> ofBanner() {
        return catalogue.ofBanner((tab, panel) -> profile.showing(tab, panel) == Showing.IN_FULL);
    }

    private String missingInBanner() {
        Set<String> there = ofBanner().stream().map(PanelDefinition::kind).collect(Collectors.toSet());
        return OF_BANNER.stream()
                .filter(one -> !there.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    /** The resource types of which it is shown nothing in full, on any of its tabs. */
    public Set<String> hiddenTypes() {
        Set<String> hidden = types((_, _) -> true);
        hidden.removeAll(types((tab, panel) -> profile.showing(tab, panel) == Showing.IN_FULL));
        hidden.removeIf(PanelKinds::isNamedByEntries);
        return hidden;
    }

    private Set<String> types(Wanted wanted) {
        return catalogue.among(catalogue.ids()).stream()
                .flatMap(tab -> tab.panels().stream().filter(panel -> wanted.test(tab.id(), panel.id())))
                .flatMap(panel -> panel.searches().stream())
                .map(SearchNeed::resourceType)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether a panel counts. */
    private interface Wanted {
        boolean test(TabId tab, String panel);
    }

    /** The panels of the tab that the role is shown in full. */
    public Stream<PanelDefinition> inFull(Tab tab) {
        return tab.panels().stream().filter(panel -> profile.showing(tab.id(), panel.id()) == Showing.IN_FULL);
    }
}
