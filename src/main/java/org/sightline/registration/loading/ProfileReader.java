package org.sightline.registration.loading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.TabId;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.Showing;
import org.sightline.registration.profile.TabShown;

/**
 * Reads what a group of roles is shown.
 *
 * @param known the panels of each tab there is; empty if that cannot be told here, and then any name passes
 */
record ProfileReader(Map<TabId, List<String>> known) {

    private static final String TAB = "tab";
    private static final String SHOWS = "shows";
    private static final String EXISTS_ONLY = "existsOnly";

    ProfileReader {
        known = Map.copyOf(known);
    }

    /** Notes what a schema cannot say of its tabs and panels. */
    void check(ConfigValue role) {
        role.items("tabs").forEach(this::checkTab);
        List<String> opened = role.texts("tabs");
        Set<String> told = new HashSet<>();
        for (ConfigValue one : role.items("panels")) {
            ConfigValue tab = one.field(TAB);
            if (!told.add(tab.text())) {
                tab.error(tab.text() + " is given twice");
            } else if (!opened.contains(tab.text())) {
                tab.warning(tab.text() + " is not among this role's tabs, so this never applies");
            } else if (!one.has(SHOWS) && !one.has(EXISTS_ONLY)) {
                one.warning("changes nothing: the tab is shown whole without it as well");
            }
            checkPanels(one, SHOWS);
            checkPanels(one, EXISTS_ONLY);
            checkExisting(one);
        }
    }

    private static void checkExisting(ConfigValue one) {
        List<String> shown = one.texts(SHOWS);
        one.items(EXISTS_ONLY).stream()
                .filter(panel -> one.has(SHOWS) && !shown.contains(panel.text()))
                .forEach(panel -> panel.error(panel.text() + " is not among the panels that it shows"));
    }

    /** Notes a tab that there is not. */
    void checkTab(ConfigValue tab) {
        if (!known.isEmpty() && !known.containsKey(new TabId(tab.text()))) {
            tab.error("there is no tab " + tab.text()
                    + Nearest.of(
                            tab.text(),
                            known.keySet().stream().map(TabId::value).sorted().toList()));
        }
    }

    /** Notes panels that the block's tab has not. */
    void checkPanels(ConfigValue block, String field) {
        List<String> panels = known.get(new TabId(block.text(TAB)));
        if (panels == null) {
            return;
        }
        block.items(field).stream()
                .filter(panel -> !panels.contains(panel.text()))
                .forEach(panel ->
                        panel.error("the tab has no panel " + panel.text() + Nearest.of(panel.text(), panels)));
    }

    /** Whether one is shown no less than another of any panel. */
    boolean isNoLess(RoleProfile one, RoleProfile other) {
        return other.tabs().keySet().stream().allMatch(tab -> one.opens(tab) && isNoLess(one, other, tab));
    }

    private boolean isNoLess(RoleProfile one, RoleProfile other, TabId tab) {
        return known.getOrDefault(tab, List.of()).stream().allMatch(panel -> {
            Showing least = other.showing(tab, panel);
            return one.showing(tab, panel).compareTo(least) >= 0;
        });
    }

    /** Of a block that is sound. */
    static RoleProfile read(String rule, ConfigValue role) {
        Map<TabId, TabShown> tabs = new HashMap<>();
        role.texts("tabs").forEach(tab -> tabs.put(new TabId(tab), TabShown.WHOLE));
        role.items("panels")
                .forEach(one -> tabs.computeIfPresent(
                        new TabId(one.text(TAB)),
                        (_, _) -> new TabShown(one.texts(SHOWS), Set.of(), Set.copyOf(one.texts(EXISTS_ONLY)))));
        return new RoleProfile(rule, tabs);
    }
}
