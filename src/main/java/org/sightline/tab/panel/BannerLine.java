package org.sightline.tab.panel;

import org.sightline.display.ShownText;

/**
 * Something a panel holds that has to be seen on every tab, such as a CPR decision or an alert.
 *
 * @param words what it is, whole
 * @param source who says so, and since when
 * @param link where it stands
 */
public record BannerLine(Tone tone, ShownText words, String source, Link link) {}
