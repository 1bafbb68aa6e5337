package org.sightline.tab.role;

import java.util.List;
import java.util.Set;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.PanelDefinition;

/**
 * A tab as a role is shown it.
 *
 * @param panels in the role's order
 * @param existsOnly the ids of those of which no more is shown than that their entries exist
 * @param columns how they stand
 * @param notShown the titles of those that are not shown, in the order of the tab's file
 * @param missingInBanner what the banner does not show this role, in words; empty if it shows everything
 */
public record ShownTab(
        List<PanelDefinition> panels,
        Set<String> existsOnly,
        Tab.Columns columns,
        List<String> notShown,
        String missingInBanner) {

    public ShownTab {
        panels = List.copyOf(panels);
        existsOnly = Set.copyOf(existsOnly);
        notShown = List.copyOf(notShown);
    }

    /** Whether every panel is shown in full. */
    public boolean isWhole() {
        return existsOnly.isEmpty() && notShown.isEmpty();
    }
}
