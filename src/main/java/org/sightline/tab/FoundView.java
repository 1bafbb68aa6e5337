package org.sightline.tab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sightline.tab.find.FindQuery;
import org.sightline.tab.find.MatchingRows;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * The page of what was found in the whole record.
 *
 * @param tabs every tab that was opened, in the order of the tab bar
 */
public record FoundView(Asked asked, Outcome outcome, List<FoundTab> tabs) {

    public FoundView {
        tabs = List.copyOf(tabs);
    }

    /**
     * What was looked for.
     *
     * @param typed as it was typed
     * @param otherwise other words for the same that were looked for as well
     */
    public record Asked(String typed, String otherwise) {}

    /**
     * How it went.
     *
     * @param count how many entries match
     * @param again how often one of them stands on a later tab too
     * @param sources what was searched and what was not, in words
     */
    public record Outcome(int count, int again, String sources) {}

    /**
     * A tab and what of it matches.
     *
     * @param panels those that have a match, with nothing else in them
     * @param page what of the tab is on the page, for the trail
     */
    public record FoundTab(String title, String href, List<Panel> panels, ComposedPage page) {
        public FoundTab {
            panels = List.copyOf(panels);
        }
    }

    /** @param tabs with every row, all of the same readings */
    static FoundView of(String typed, FindQuery query, List<ComposedPage> tabs) {
        MatchingRows matching = new MatchingRows(query);
        List<FoundTab> found = tabs.stream().map(tab -> found(tab, matching)).toList();
        String sources = tabs.getFirst().view().sources().searched();
        return new FoundView(
                new Asked(typed.strip(), query.otherwise()),
                new Outcome(matching.count(), matching.again(), sources),
                found);
    }

    private static FoundTab found(ComposedPage tab, MatchingRows matching) {
        int own = tab.view().panels().size();
        List<Panel> matches = tab.view().panels().stream()
                .filter(panel -> !PanelKinds.repeats(panel.frame().definition()))
                .map(matching::of)
                .filter(panel -> !panel.tables().isEmpty())
                .toList();
        List<Panel> onPage = new ArrayList<>(matches);
        onPage.addAll(tab.shown().subList(own, tab.shown().size()));
        RecordView view = tab.view();
        return new FoundTab(
                view.title(),
                view.frame().tabs().stream()
                        .filter(RecordFrame.TabLink::current)
                        .map(RecordFrame.TabLink::href)
                        .collect(Collectors.joining()),
                matches,
                new ComposedPage(view, onPage, List.of(), tab.readings(), tab.restriction()));
    }

    /** What stands around the page. */
    public RecordView around() {
        return tabs.getFirst().page().view();
    }

    /** The tabs that have a match. */
    public List<FoundTab> found() {
        return tabs.stream().filter(tab -> !tab.panels().isEmpty()).toList();
    }

    /** The names of the tabs that have none. */
    public String without() {
        return tabs.stream()
                .filter(tab -> tab.panels().isEmpty())
                .map(FoundTab::title)
                .collect(Collectors.joining(", "));
    }
}
