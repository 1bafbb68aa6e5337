package org.sightline.tab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.session.ViewerSession;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * One opening's page in the making. As feeds answer, only the panels they supply are made anew, and no answer goes
 * through withholding twice.
 */
final class Sheet {

    private final PageComposer composer;
    private final ViewerSession session;
    private final String secret;
    private final Tab tab;
    private final Layout layout;
    private final SearchPlan plan;
    private final Withholding withholding;
    private final Optional<Instant> lastOpened;
    private final Instant now;
    private final Map<FeedId, Permitted> permitted = new HashMap<>();
    private final Map<PanelDefinition, Made> made = new HashMap<>();

    Sheet(
            PageComposer composer,
            ViewerSession session,
            String secret,
            Tab tab,
            Layout layout,
            SearchPlan plan,
            Withholding withholding,
            Optional<Instant> lastOpened,
            Instant now) {
        this.composer = composer;
        this.session = session;
        this.secret = secret;
        this.tab = tab;
        this.layout = layout;
        this.plan = plan;
        this.withholding = withholding;
        this.lastOpened = lastOpened;
        this.now = now;
    }

    SearchPlan plan() {
        return plan;
    }

    /** The page as far as these answers go, and which of its panels are not as they were the last time. */
    PageComposer.Composed with(List<FeedReading> readings) {
        List<Permitted> allowed = readings.stream().map(this::permit).toList();
        PanelInputs inputs = new PanelInputs(
                plan, allowed, panel -> composer.place(session, tab, panel, layout.alone()), lastOpened, now);
        List<PanelView> shown = new ArrayList<>();
        List<PanelView> renewed = new ArrayList<>();
        for (PanelDefinition panel : layout.all()) {
            Set<FeedId> arrived = inputs.arrivedFor(panel);
            Made current = made.get(panel);
            if (current == null || !current.arrived.equals(arrived)) {
                current = new Made(arrived, PanelKinds.show(inputs.of(panel)));
                made.put(panel, current);
                // without an answer a panel is as the frame has shown it
                if (!arrived.isEmpty() && layout.own().contains(panel)) {
                    renewed.add(current.view);
                }
            }
            shown.add(current.view);
        }
        return composer.compose(session, secret, tab, layout, shown, renewed, allowed, lastOpened, now);
    }

    private Permitted permit(FeedReading reading) {
        Permitted known = permitted.get(reading.feed().id());
        if (known == null || known.reading().isAwaited()) {
            known = withholding.apply(reading);
            permitted.put(reading.feed().id(), known);
        }
        return known;
    }

    /**
     * Which panels a page has.
     *
     * @param own those that stand on it
     * @param besides those that feed its banner alone
     * @param alone whether one panel is opened alone, with all of its rows
     */
    record Layout(List<PanelDefinition> own, List<PanelDefinition> besides, boolean alone) {
        Layout {
            own = List.copyOf(own);
            besides = List.copyOf(besides);
        }

        List<PanelDefinition> all() {
            List<PanelDefinition> all = new ArrayList<>(own);
            all.addAll(besides);
            return all;
        }

        SearchPlan plan() {
            return SearchPlan.of(
                    all().stream().flatMap(panel -> panel.searches().stream()).toList());
        }
    }

    private record Made(Set<FeedId> arrived, PanelView view) {}
}
