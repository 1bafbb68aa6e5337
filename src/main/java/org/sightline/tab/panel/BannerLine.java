package org.sightline.tab.panel;

import org.sightline.display.ShownText;

/**
 * Something a panel holds that has to be seen on every tab, such as a CPR decision or an alert.
 *
 * @param label what kind of thing it is, where its words alone do not tell; empty otherwise
 * @param words what it is, whole
 * @param source who says so, and since when
 * @param link where it stands
 */
public record BannerLine(Tone tone, String label, ShownText words, String source, Link link) {

    public BannerLine(Tone tone, ShownText words, String source, Link link) {
        this(tone, "", words, source, link);
    }

    public BannerLine labelled(String kind) {
        return new BannerLine(tone, kind, words, source, link);
    }
}
