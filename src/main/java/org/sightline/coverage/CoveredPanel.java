package org.sightline.coverage;

/**
 * A panel that shows what a feed sent to the users of an organisation.
 *
 * @param organisation the id of the launch registration whose user opened the tab
 * @param feed the id of the feed
 * @param tab the id of the tab
 * @param panel the id of the panel; that of the end of the tab for what no panel of it shows
 */
public record CoveredPanel(String organisation, String feed, String tab, String panel) {}
