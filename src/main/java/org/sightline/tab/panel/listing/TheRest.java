package org.sightline.tab.panel.listing;

import org.sightline.tab.panel.KindWithin;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;

/**
 * Another kind's panel of what no other panel of the tab takes: entries without a category, and those of categories
 * that the tab has no panel for.
 */
public record TheRest(String name, PanelKind kind) implements KindWithin {

    @Override
    public boolean takesTheRest() {
        return true;
    }

    @Override
    public Panel show(PanelInput input) {
        return kind.show(input);
    }
}
