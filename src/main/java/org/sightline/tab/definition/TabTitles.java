package org.sightline.tab.definition;

import java.util.List;
import org.sightline.context.TabId;

/** What the tabs are called, for rooms that speak of tabs and open none. */
public interface TabTitles {

    /** Every tab there is, in the order of the tab bar. */
    List<TabTitle> titles();

    /** How far back a panel asks, {@code last 24 months}; empty if there is no such panel. */
    default String span(String tab, String panel) {
        return "";
    }

    /**
     * A tab and the words on it.
     *
     * @param panels in the order of its file
     */
    record TabTitle(TabId id, String title, List<PanelTitle> panels) {
        public TabTitle {
            panels = List.copyOf(panels);
        }
    }

    /** A panel and the words above it. */
    record PanelTitle(String id, String title) {}
}
