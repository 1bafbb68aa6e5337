package org.sightline.tab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.registration.ServiceDesk;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Panel;
import org.sightline.visit.Visit;

/** One tab's whole page. */
public record RecordView(
        String title,
        RecordFrame frame,
        SourcesView sources,
        List<Panel> panels,
        int inFirstColumn,
        Around around,
        Printing printing) {

    public RecordView {
        panels = List.copyOf(panels);
    }

    /** The panels, column by column, in the order in which they are read. */
    public List<List<Panel>> columns() {
        int first = Math.min(inFirstColumn, panels.size());
        return List.of(panels.subList(0, first), panels.subList(first, panels.size()));
    }

    /** The same page while its feeds are awaited. */
    RecordView whileWaiting(Live live) {
        Around waiting = new Around(around.help(), live, around.back());
        return new RecordView(title, frame, sources, panels, inFirstColumn, waiting, printing);
    }

    /** The same page for paper. */
    RecordView onPaper() {
        Around paper = new Around(null, around.live(), around.back());
        return new RecordView(title, frame, sources, panels, inFirstColumn, paper, printing.now());
    }

    /**
     * What a page has or has not, whatever its panels.
     *
     * @param help what the tab holds and what it does not; none where a panel stands alone, nor on paper
     * @param live set while feeds are awaited
     * @param back from a panel opened alone to its tab
     */
    record Around(
            Tab.@Nullable Help help,
            @Nullable Live live,
            @Nullable Link back) {}

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
     * A tab of the tab bar.
     *
     * @param nothing why it has nothing to show, as far as that is known from what was read already; empty if it may have
     */
    public record TabLink(String id, String title, String href, boolean current, String nothing) {}

    /** Whether any tab is known to have nothing to show. */
    boolean knowsEmptyTabs() {
        return frame.tabs().stream().anyMatch(tab -> !tab.nothing().isEmpty());
    }

    /**
     * The line that tells the user what is recorded about them.
     *
     * @param at when the page was opened, {@code 21-Nov-2026 09:02}
     * @param sessionEnds the time of day at which the session ends if nothing more is done
     * @param report where to report that something here is wrong
     */
    public record OpenedBy(
            UserLine user,
            String at,
            String sessionEnds,
            @Nullable ServiceDesk serviceDesk,
            String report) {

        public static OpenedBy of(Visit visit, TabId tab, Instant now) {
            return new OpenedBy(
                    UserLine.of(visit.launch()),
                    ClinicalDate.of(now).text(),
                    ClinicalDate.timeOf(visit.session().endsAt()),
                    visit.desk(),
                    visit.address() + "/report?tab=" + tab);
        }
    }

    /** Who opened the record, and for what purpose. */
    record UserLine(ShownText name, ShownText role, ShownText organisation, String purpose) {

        static UserLine of(LaunchContext launch) {
            Coded role = launch.practitioner().role();
            return new UserLine(
                    ShownText.of(launch.practitioner().name()),
                    ShownText.of(role.display()).orElse(ShownText.of("role " + role.code())),
                    ShownText.of(launch.organisationName()),
                    launch.purpose().words());
        }
    }

    /** Where the form that closes the record goes, and the token that proves it is ours. */
    public record CloseForm(String action, String token) {

        public static CloseForm of(Visit visit) {
            return new CloseForm(visit.address() + "/close", visit.formToken());
        }
    }
}
