package org.sightline.tab.panel.listing;

import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;

/** A kind whose panels are tables: another kind can lay them out anew, such as {@link ByUnit}. */
public interface ListingKind extends PanelKind {

    @Override
    Panel show(PanelInput input);
}
