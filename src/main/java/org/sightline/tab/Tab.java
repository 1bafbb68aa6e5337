package org.sightline.tab;

import java.util.List;
import org.sightline.context.TabId;
import org.sightline.tab.panel.PanelDefinition;

/** A tab as its file describes it, checked. */
record Tab(TabId id, String title, List<PanelDefinition> panels) {
    Tab {
        panels = List.copyOf(panels);
    }
}
