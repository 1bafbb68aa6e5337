package org.sightline.tab.panel;

/** A kind whose panels are listings: another kind can lay them out anew, such as {@link ByUnit}. */
interface ListingKind extends PanelKind {

    @Override
    ListingView show(PanelInput input);
}
