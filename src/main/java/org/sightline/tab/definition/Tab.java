package org.sightline.tab.definition;

import java.util.List;
import org.sightline.context.TabId;
import org.sightline.tab.panel.PanelDefinition;

/**
 * A tab as its file describes it, checked.
 *
 * @param help what a reader may expect of it
 * @param columns how the panels stand, where there is room for two columns
 */
public record Tab(TabId id, String title, Help help, List<PanelDefinition> panels, Columns columns) {
    public Tab {
        panels = List.copyOf(panels);
    }

    /**
     * Which panels stand side by side.
     *
     * @param first how many stand before the second column begins
     * @param both how many stand in the two columns; those after them stand across both
     */
    public record Columns(int first, int both) {}

    /** Three short paragraphs in plain words. */
    public record Help(String holds, String holdsNot, String from) {}
}
