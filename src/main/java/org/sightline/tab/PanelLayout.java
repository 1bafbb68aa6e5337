package org.sightline.tab;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * Which panels a page has.
 *
 * @param own those that stand on it
 * @param besides those that feed its banner alone
 * @param alone whether one panel is opened alone, with all of its rows
 * @param rest what the tab asks for besides that may belong on the panel that is opened alone
 */
record PanelLayout(List<PanelDefinition> own, List<PanelDefinition> besides, boolean alone, List<SearchNeed> rest) {
    PanelLayout {
        rest = List.copyOf(rest);
        own = List.copyOf(own);
        besides = List.copyOf(besides);
    }

    List<PanelDefinition> all() {
        return Stream.concat(own.stream(), besides.stream()).toList();
    }

    /** Whether the page asks for what the panel shows, and does not only say where it is to be had. */
    boolean isAsked(PanelDefinition panel) {
        return alone || !PanelKinds.isOnDemand(panel);
    }

    /** What the page asks of the feeds. */
    List<SearchNeed> needs() {
        Stream<SearchNeed> ofPanels = all().stream().filter(this::isAsked).flatMap(panel -> panel.searches().stream());
        return Stream.concat(ofPanels, rest.stream()).toList();
    }

    SearchPlan plan() {
        return SearchPlan.of(needs());
    }
}
