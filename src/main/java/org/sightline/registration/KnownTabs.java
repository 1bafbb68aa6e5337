package org.sightline.registration;

import java.util.Set;
import org.sightline.context.TabId;

/** Which tabs this build has; this room does not know the tabs themselves. */
public interface KnownTabs {

    /** In the order of the tab bar. */
    Set<TabId> ids();
}
