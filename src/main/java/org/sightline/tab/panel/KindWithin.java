package org.sightline.tab.panel;

import java.util.Set;

/** A kind that shows another kind's panel in a way of its own: it reads what the other reads. */
public interface KindWithin extends PanelKind {

    /** The kind whose panel it is. */
    PanelKind kind();

    @Override
    default Set<String> resourceTypes() {
        return kind().resourceTypes();
    }

    @Override
    default Set<String> codeLists() {
        return kind().codeLists();
    }

    @Override
    default boolean namesItsLists() {
        return kind().namesItsLists();
    }

    @Override
    default Set<String> windows() {
        return kind().windows();
    }
}
