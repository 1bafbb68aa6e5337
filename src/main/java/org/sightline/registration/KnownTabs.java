package org.sightline.registration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.context.TabId;

/** Which tabs and panels this build has; this room does not know them themselves. */
public interface KnownTabs {

    /** In the order of the tab bar. */
    Set<TabId> ids();

    /** The ids of each tab's panels, in the order of its file. */
    Map<TabId, List<String>> panels();
}
