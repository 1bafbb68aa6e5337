package org.sightline.tab.definition;

import java.util.List;
import java.util.Map;
import org.sightline.context.TabId;

/** The tabs of this build and their panels, for a program that is not the viewer. */
public final class TabNames {

    private TabNames() {}

    /** The ids of the panels, by tab. */
    public static Map<TabId, List<String>> ofThisBuild() {
        return new TabCatalogue().panels();
    }
}
