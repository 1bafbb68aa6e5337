package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ShownText;

/**
 * What the banner of every tab says about a subject that has a place of its own there.
 *
 * @param names what is listed: whole names only, each once, as many as there is room for
 * @param more how many more there are
 * @param disputed whether sources contradict each other
 * @param lacking whether the list may not be all
 */
public record BannerSummary(
        Tone tone, String title, List<ShownText> names, int more, boolean disputed, boolean lacking) {

    public boolean isListing() {
        return !names.isEmpty() || more > 0;
    }
}
