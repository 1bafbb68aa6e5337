package org.sightline.tab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.RowFrame;

/** One tab's whole page. */
public record RecordView(
        String title,
        RecordFrame frame,
        SourcesView sources,
        List<Panel> panels,
        Tab.Columns standing,
        Around around,
        Printing printing) {

    public RecordView {
        panels = List.copyOf(panels);
    }

    /** The panels, column by column, in the order in which they are read; how the patient is now stands over them all. */
    public List<List<Panel>> columns() {
        int over = !panels.isEmpty() && panels.getFirst().frame().kind().equals("now") ? 1 : 0;
        int first = Math.clamp(standing.first(), over, panels.size());
        int both = Math.clamp(standing.both(), first, panels.size());
        return List.of(panels.subList(0, over), panels.subList(over, first), panels.subList(first, both));
    }

    /** The panels that stand across both columns, below them. */
    public List<Panel> across() {
        return panels.subList(Math.clamp(standing.both(), 0, panels.size()), panels.size());
    }

    /** What stands on the page, in the order in which it is read; none where one panel stands alone. */
    public List<PanelLink> links() {
        return panels.size() > 1 ? panels.stream().map(PanelLink::of).toList() : List.of();
    }

    /** The same page while its feeds are awaited. */
    RecordView whileWaiting(Live live) {
        Around waiting = new Around(live, around.back(), around.notShown());
        return new RecordView(title, frame, sources, panels, standing, waiting, printing);
    }

    /** The same page for paper. */
    RecordView onPaper() {
        Around paper = new Around(around.live(), around.back(), around.notShown());
        return new RecordView(title, frame, sources, panels, standing, paper, printing.now());
    }

    /**
     * What a page has or has not, whatever its panels.
     *
     * @param live set while feeds are awaited
     * @param back from a panel opened alone to its tab
     * @param notShown the titles of the tab's panels that the role is not shown; empty if it is shown all
     */
    record Around(@Nullable Live live, @Nullable Link back, String notShown) {}

    /**
     * Where to have this page and the whole record for paper, and where to tell that this page is being printed.
     *
     * @param onPaper whether this is such a page itself
     */
    record Printing(String page, String wholeRecord, String told, boolean onPaper) {

        private Printing now() {
            return new Printing(page, wholeRecord, told, true);
        }
    }

    /**
     * How a page that waits for its feeds is filled.
     *
     * @param stream where its pieces come from
     * @param seconds after which nothing more is to be expected
     */
    record Live(String stream, long seconds) {}

    /**
     * A panel in the list of what stands on a page.
     *
     * @param count the rows one sees without opening anything
     * @param fresh how many entries are new since the reader last opened the record
     * @param lack what keeps it from being whole, in words; empty if nothing does
     * @param waiting whether a source is still awaited
     */
    public record PanelLink(String id, String title, int count, long fresh, String lack, boolean waiting) {

        static PanelLink of(Panel panel) {
            return new PanelLink(
                    panel.frame().id(),
                    panel.frame().title(),
                    panel.frame().count(),
                    panel.rows().filter(RowFrame::fresh).count(),
                    lack(panel),
                    panel.frame().waiting());
        }

        /** Whether there is nothing to see in it, as far as is known. */
        public boolean isQuiet() {
            return count == 0 && lack.isEmpty();
        }

        private static String lack(Panel panel) {
            boolean withheld = panel.frame().notices().contains(Notice.WITHHELD);
            boolean failed = panel.frame().notices().stream()
                    .anyMatch(notice -> notice.isLack() && !notice.equals(Notice.WITHHELD));
            if (failed) {
                return withheld ? "may not be all, some items are withheld" : "may not be all";
            }
            return withheld ? "some items are withheld" : "";
        }
    }

    /** Whether any tab is known to have nothing to show. */
    boolean knowsEmptyTabs() {
        return frame.tabs().stream().anyMatch(tab -> !tab.nothing().isEmpty());
    }
}
