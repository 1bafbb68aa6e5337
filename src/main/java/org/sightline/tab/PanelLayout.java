package org.sightline.tab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.tab.role.ExistingEntries;
import org.sightline.tab.role.ShownTab;

/**
 * Which panels a page has.
 *
 * @param own those that stand on it
 * @param besides those that feed its banner alone
 * @param extent whether they are a tab's, one alone, or a tab's with every row
 * @param rest what the tab asks for besides that may belong on the panel that is opened alone
 * @param shown how its reader's role is shown the tab
 */
record PanelLayout(
        List<PanelDefinition> own,
        List<PanelDefinition> besides,
        Extent extent,
        List<SearchNeed> rest,
        ShownTab shown) {

    /** How much of a tab stands on the page. */
    enum Extent {
        /** Every panel with its first rows. */
        TAB,
        /** One panel with every row. */
        ONE_PANEL,
        /** Every panel with every row, those too that a tab only shows on demand. */
        EVERY_ROW
    }

    PanelLayout {
        rest = List.copyOf(rest);
        own = List.copyOf(own);
        besides = List.copyOf(besides);
    }

    /** Whether one panel is opened alone. */
    boolean alone() {
        return extent == Extent.ONE_PANEL;
    }

    /** Whether its panels have every row. */
    boolean isUncut() {
        return extent != Extent.TAB;
    }

    List<PanelDefinition> all() {
        return Stream.concat(own.stream(), besides.stream()).toList();
    }

    /** Whether no more is shown of the panel than that its entries exist. */
    boolean isExistsOnly(PanelDefinition panel) {
        return shown.existsOnly().contains(panel.id()) && own.contains(panel);
    }

    /** What stands on the page of what the panel is given. */
    Panel show(PanelInput input) {
        return isExistsOnly(input.definition()) ? ExistingEntries.of(input) : PanelKinds.show(input);
    }

    /** The panel that knows what is set for the patient, if this one draws that and the reader is shown it in full. */
    Optional<PanelDefinition> targetsOf(PanelDefinition drawing) {
        return shown.panels().stream()
                .filter(panel -> PanelKinds.drawsTargets(drawing) && PanelKinds.setsTargets(panel))
                .filter(panel -> !shown.existsOnly().contains(panel.id()))
                .findFirst();
    }

    /** Whether the page asks for what the panel shows, and does not only say where it is to be had. */
    boolean isAsked(PanelDefinition panel) {
        return isUncut() || !PanelKinds.isOnDemand(panel);
    }

    /** What the page asks of the feeds. */
    List<SearchNeed> needs() {
        Stream<SearchNeed> ofPanels = all().stream()
                .filter(this::isAsked)
                .flatMap(panel -> Stream.concat(Stream.of(panel), targetsOf(panel).stream()))
                .flatMap(panel -> panel.searches().stream());
        return Stream.concat(ofPanels, rest.stream()).toList();
    }

    SearchPlan plan() {
        return SearchPlan.of(needs());
    }
}
