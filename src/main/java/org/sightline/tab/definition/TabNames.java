package org.sightline.tab.definition;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sightline.context.TabId;

/** The tabs of this build for a program that is not the viewer, and that need not read what they show. */
public final class TabNames {

    private TabNames() {}

    /** In the order of the tab bar. */
    public static Set<TabId> ofThisBuild() {
        return new LinkedHashSet<>(TabCatalogue.order(TabCatalogue::fromClassPath));
    }
}
