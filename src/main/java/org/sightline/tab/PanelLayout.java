package org.sightline.tab;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.panel.PanelDefinition;

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

    SearchPlan plan() {
        return SearchPlan.of(Stream.concat(all().stream().flatMap(panel -> panel.searches().stream()), rest.stream())
                .toList());
    }
}
