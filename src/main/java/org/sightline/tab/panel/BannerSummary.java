package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine.Kind;

/**
 * What the banner of every tab says about a subject that has a place of its own there.
 *
 * @param names what is listed: whole names only, each once, what endangers most first
 * @param more how many more there are, whose names are too long for a line
 * @param statements what sources state that is neither listed nor what the title says: to be read
 * @param disputed whether sources contradict each other
 * @param lacking whether the list may not be all
 */
public record BannerSummary(
        Tone tone,
        String title,
        List<Name> names,
        int more,
        List<ShownText> statements,
        boolean disputed,
        boolean lacking) {

    /** One of what is listed, with the reaction where it is grave. */
    public record Name(Kind kind, ShownText words) {}

    public BannerSummary disputed(boolean contradicted) {
        return new BannerSummary(tone, title, names, more, statements, contradicted, lacking);
    }

    public boolean isListing() {
        return !names.isEmpty() || more > 0;
    }
}
