package org.sightline.tab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.tab.restricted.Restriction;

/**
 * One opening's page in the making. As feeds answer, only the panels they supply are made anew, and no answer goes
 * through withholding twice.
 */
final class RecordPage {

    private final PageComposer composer;
    private final PageOutline outline;
    private final SearchPlan plan;
    private final Withholding withholding;
    private final Map<PanelDefinition, PanelSoFar> panels = new HashMap<>();
    private List<PermittedReading> whole = List.of();

    /** @param plan what the feeds are asked, which may serve other pages as well */
    RecordPage(PageComposer composer, PageOutline outline, SearchPlan plan, Withholding withholding) {
        this.composer = composer;
        this.outline = outline;
        this.plan = plan;
        this.withholding = withholding;
    }

    SearchPlan plan() {
        return plan;
    }

    /** Whether by what was read so far nothing of the record is to be shown. */
    boolean isClosed() {
        return withholding.isClosed();
    }

    /** The page as far as these answers go, and which of its panels are not as they were the last time. */
    ComposedPage with(List<FeedReading> readings) {
        List<PermittedReading> allowed = allowed(readings);
        PanelInputs inputs = new PanelInputs(
                        plan, allowed, panel -> composer.place(outline, panel), outline.lastOpened(), outline.now())
                .among(outline.tab().panels());
        List<Panel> shown = new ArrayList<>();
        List<Panel> renewed = new ArrayList<>();
        for (PanelDefinition panel : outline.layout().all()) {
            Set<FeedId> arrived = arrivedFor(panel, inputs);
            PanelSoFar current = panels.get(panel);
            if (current == null || !current.arrived.equals(arrived)) {
                PanelInput input = PanelKinds.isNotPlaced(panel)
                        ? PanelKinds.rest(ReadForTab.of(inputs.of(panel), allowed, plan), placed(inputs, shown))
                        : given(panel, inputs);
                current = new PanelSoFar(arrived, input, outline.layout().show(input));
                panels.put(panel, current);
                // without an answer a panel is as the frame has shown it
                if (!arrived.isEmpty() && outline.layout().own().contains(panel)) {
                    renewed.add(current.view);
                }
            }
            shown.add(current.view);
        }
        ComposedPage page = composer.compose(outline, shown, renewed, allowed, withholding.restriction());
        if (page.isComplete()) {
            whole = allowed;
        }
        return page;
    }

    /** Where what locates the patient comes or goes, every panel has to be made anew. */
    private List<PermittedReading> allowed(List<FeedReading> readings) {
        Restriction before = withholding.restriction();
        List<PermittedReading> allowed = withholding.of(readings);
        if (before.withholds() != withholding.restriction().withholds()) {
            panels.clear();
        }
        return allowed;
    }

    private Set<FeedId> arrivedFor(PanelDefinition panel, PanelInputs inputs) {
        return Stream.concat(Stream.of(panel), outline.layout().targetsOf(panel).stream())
                .flatMap(one -> inputs.arrivedFor(one).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private PanelInput given(PanelDefinition panel, PanelInputs inputs) {
        PanelLayout layout = outline.layout();
        PanelInput input = layout.isAsked(panel) ? inputs.of(panel) : inputs.unasked(panel);
        return layout.targetsOf(panel)
                .map(setting -> PanelKinds.withTargets(input, inputs.of(setting)))
                .orElse(input);
    }

    /**
     * Counts which codes came for which panel, once the page is whole and handed over: nobody waits for it. A panel opened
     * alone tells nothing new of what its source sends.
     */
    void countCodes() {
        PanelLayout layout = outline.layout();
        if (!layout.alone() && !whole.isEmpty()) {
            CodesOfPanels counted = new CodesOfPanels(
                    composer.coverage(),
                    composer.finders(),
                    outline.visit().launch().registration(),
                    outline.tab().id().value(),
                    whole);
            layout.own().stream()
                    .filter(layout::isAsked)
                    .filter(panel -> !layout.isExistsOnly(panel))
                    .map(panels::get)
                    .forEach(soFar -> counted.count(soFar.input, soFar.view));
        }
    }

    /**
     * The version-stamped references of what stands in the tab's panels.
     *
     * @param before those of them that are on the page
     */
    private Set<String> placed(PanelInputs inputs, List<Panel> before) {
        Stream<Panel> all = outline.layout().alone()
                ? outline.tab().panels().stream()
                        .filter(panel -> !PanelKinds.isOnDemand(panel))
                        .map(panel -> PanelKinds.show(inputs.of(panel)))
                : before.stream();
        return all.flatMap(Panel::placed).collect(Collectors.toSet());
    }

    /** The page while its feeds are awaited: nothing in it was read from a feed. */
    RecordView frame(List<FeedReading> expected) {
        ComposedPage waiting = with(expected);
        return waiting.isComplete() ? waiting.view() : waiting.view().whileWaiting(composer.live(outline, expected));
    }

    /** A panel as it was last made, of what, and of which feeds' answers. */
    private record PanelSoFar(Set<FeedId> arrived, PanelInput input, Panel view) {}
}
