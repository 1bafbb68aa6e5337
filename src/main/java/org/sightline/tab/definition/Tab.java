package org.sightline.tab.definition;

import java.util.List;
import org.sightline.context.TabId;
import org.sightline.tab.panel.PanelDefinition;

/**
 * A tab as its file describes it, checked.
 *
 * @param help what a reader may expect of it
 * @param inFirstColumn how many of the panels stand in the first of two columns, where there is room for two
 */
public record Tab(TabId id, String title, Help help, List<PanelDefinition> panels, int inFirstColumn) {
    public Tab {
        panels = List.copyOf(panels);
    }

    /** Three short paragraphs in plain words. */
    public record Help(String holds, String holdsNot, String from) {}
}
