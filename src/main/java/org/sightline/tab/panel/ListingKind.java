package org.sightline.tab.panel;

/** A kind whose panels are tables: another kind can lay them out anew, such as {@link ByUnit}. */
interface ListingKind extends PanelKind {

    @Override
    Panel show(PanelInput input);
}
