package org.sightline.tab;

import java.util.List;
import java.util.Optional;
import org.sightline.display.ShownText;
import org.sightline.registration.ServiceDesk;
import org.sightline.tab.panel.PanelView;

/** One tab's whole page. */
record RecordView(
        String title,
        Banner banner,
        List<TabLink> tabs,
        List<SourceLine> sources,
        List<PanelView> panels,
        OpenedBy openedBy,
        CloseForm close) {

    RecordView {
        tabs = List.copyOf(tabs);
        sources = List.copyOf(sources);
        panels = List.copyOf(panels);
    }

    /** A tab of the tab bar. */
    record TabLink(String title, String href, boolean current) {}

    /**
     * The line that tells the user what is recorded about them.
     *
     * @param at when the page was opened, {@code 21-Nov-2026 09:02}
     * @param sessionEnds the time of day at which the session ends if nothing more is done
     */
    record OpenedBy(
            ShownText name,
            ShownText role,
            ShownText organisation,
            String purpose,
            String at,
            String sessionEnds,
            Optional<ServiceDesk> serviceDesk) {}

    /** Where the form that closes the record goes, and the token that proves it is ours. */
    record CloseForm(String action, String token) {}
}
