package org.sightline.tab;

import java.util.Set;
import org.sightline.context.TabId;

/** The tabs of this build for a program that is not the viewer. */
public final class TabNames {

    private TabNames() {}

    /** In the order of the tab bar. */
    public static Set<TabId> ofThisBuild() {
        return new TabCatalogue().ids();
    }
}
