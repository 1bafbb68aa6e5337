package org.sightline.tab.definition;

import java.util.List;
import org.sightline.context.TabId;

/** What the tabs are called, for rooms that speak of tabs and open none. */
public interface TabTitles {

    /** Every tab there is, in the order of the tab bar. */
    List<TabTitle> titles();

    /** A tab and the words on it. */
    record TabTitle(TabId id, String title) {}
}
