package org.sightline.tab.panel.listing;

import java.util.Set;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;

/**
 * Another kind's panel of what no other panel of the tab takes: entries without a category, and those of categories
 * that the tab has no panel for.
 */
public record TheRest(String name, PanelKind kind) implements PanelKind {

    @Override
    public boolean takesTheRest() {
        return true;
    }

    @Override
    public Set<String> resourceTypes() {
        return kind.resourceTypes();
    }

    @Override
    public Set<String> codeLists() {
        return kind.codeLists();
    }

    @Override
    public boolean namesItsLists() {
        return kind.namesItsLists();
    }

    @Override
    public Set<String> windows() {
        return kind.windows();
    }

    @Override
    public Panel show(PanelInput input) {
        return kind.show(input);
    }
}
