package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ShownText;

/**
 * What the banner of every tab says about a subject that has a place of its own there.
 *
 * @param names what is listed: whole names only, each once, as many as there is room for
 * @param more how many more there are
 * @param statements what sources state that is neither listed nor what the title says: to be read
 * @param disputed whether sources contradict each other
 * @param lacking that the list may not be all, and how many sources it is of; empty if it may be
 */
public record BannerSummary(
        Tone tone,
        String title,
        List<ShownText> names,
        int more,
        List<ShownText> statements,
        boolean disputed,
        String lacking) {

    public BannerSummary disputed(boolean contradicted) {
        return new BannerSummary(tone, title, names, more, statements, contradicted, lacking);
    }

    public boolean isListing() {
        return !names.isEmpty() || more > 0;
    }
}
