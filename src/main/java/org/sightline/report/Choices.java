package org.sightline.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.context.TabId;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.definition.TabTitles.TabTitle;

/**
 * What the form lets its reader choose from. The empty value is the honest way out: on no one tab, of no source one knows.
 *
 * @param tabs those the reader's role opens
 */
record Choices(List<Choice> tabs, List<Choice> feeds) {

    Choices {
        tabs = List.copyOf(tabs);
        feeds = List.copyOf(feeds);
    }

    boolean hasTab(String id) {
        return tabs.stream().anyMatch(tab -> tab.value().equals(id));
    }

    static Choices of(List<TabTitle> titles, Set<TabId> opened, List<FeedRegistration> feeds) {
        Stream<Choice> tabs = titles.stream()
                .filter(tab -> opened.contains(tab.id()))
                .map(tab -> new Choice(tab.id().value(), tab.title()));
        Stream<Choice> sources = feeds.stream().map(feed -> new Choice(feed.id().value(), feed.name()));
        return new Choices(
                Stream.concat(tabs, Stream.of(new Choice("", "Several tabs, or the patient’s details at the top")))
                        .toList(),
                Stream.concat(Stream.of(new Choice("", "Not sure")), sources).toList());
    }

    /** One of them: what is sent and what is read. */
    record Choice(String value, String words) {}
}
