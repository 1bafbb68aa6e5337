package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.definition.TabTitles;
import org.sightline.tab.definition.TabTitles.TabTitle;

/** The words for what is named by its id. A tab or a feed that is no longer there keeps its id. */
@ApplicationScoped
class ReportNames {

    static final String NO_ONE_TAB = "Several tabs, or the patient’s details";
    static final String NO_KNOWN_SOURCE = "Not sure";

    private static final String NOT_ABOUT_DATA = "About no one tab";
    private static final String OF_NO_SOURCE = "About no source";

    private final TabTitles tabs;
    private final LaunchConfigSource config;

    ReportNames(TabTitles tabs, LaunchConfigSource config) {
        this.tabs = tabs;
        this.config = config;
    }

    List<TabTitle> tabs() {
        return tabs.titles();
    }

    List<FeedRegistration> feeds() {
        return config.current().feedsOfAnyLaunch();
    }

    String tab(StoredReport report) {
        return report.tab().map(this::tab).orElse(report.kind().isAboutData() ? NO_ONE_TAB : NOT_ABOUT_DATA);
    }

    String tab(String id) {
        return tabs().stream()
                .filter(tab -> tab.id().value().equals(id))
                .map(TabTitle::title)
                .findFirst()
                .orElse(id);
    }

    /** How far back a panel asks; empty if it is no longer there. */
    String span(String tab, String panel) {
        return tabs.span(tab, panel);
    }

    String feed(StoredReport report) {
        return report.feed().map(this::feed).orElse(report.kind().isAboutData() ? NO_KNOWN_SOURCE : OF_NO_SOURCE);
    }

    String feed(String id) {
        return feeds().stream()
                .filter(feed -> feed.id().value().equals(id))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(id);
    }
}
