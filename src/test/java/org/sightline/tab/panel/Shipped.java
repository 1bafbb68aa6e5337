package org.sightline.tab.panel;

import org.sightline.context.TabId;
import org.sightline.tab.definition.TabCatalogue;

/** Panels as the tab files of this product describe them. */
final class Shipped {

    private static final TabCatalogue TABS = new TabCatalogue();

    private Shipped() {}

    static PanelDefinition panel(String tab, String id) {
        return TABS.find(new TabId(tab)).orElseThrow().panels().stream()
                .filter(panel -> panel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Given given(String tab, String id) {
        return Given.of(panel(tab, id));
    }
}
