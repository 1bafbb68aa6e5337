package org.sightline.help;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.context.UkZone;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReader;
import org.sightline.help.HelpView.Source;
import org.sightline.help.HelpView.Ways;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.Announcement;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.asked.TypeWords;
import org.sightline.visit.Visit;

/** Puts the help page together from the launch and the configuration alone. */
@ApplicationScoped
class HelpComposer {

    private final TabCatalogue tabs;
    private final AccessPolicy policy;
    private final RecordReader feeds;
    private final InstantSource clock;

    HelpComposer(TabCatalogue tabs, AccessPolicy policy, RecordReader feeds, InstantSource clock) {
        this.tabs = tabs;
        this.policy = policy;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** @param from the tab that the reader comes from; another one, or none, is the first that their role opens */
    HelpView view(Visit visit, String from) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UkZone.ID);
        List<Tab> opened = tabs.among(visit.tabsBy(policy));
        Set<FeedId> notAsked = visit.feedsNotAsked(policy);
        return new HelpView(
                feeds.expected(visit.launch()).stream()
                        .map(reading -> source(reading, notAsked, today))
                        .toList(),
                opened,
                ways(visit.address(), opened, from),
                ShownText.of(visit.launch().organisationName()),
                visit.desk());
    }

    private static Ways ways(String record, List<Tab> opened, String from) {
        Optional<Tab> back =
                opened.stream().min(Comparator.comparing(tab -> tab.id().value().equals(from) ? 0 : 1));
        TabId id = back.map(Tab::id).orElse(TabId.SUMMARY);
        String form = record + "/report?tab=" + id;
        return new Ways(
                record + "/" + id,
                back.map(Tab::title).orElse("the record"),
                form,
                form + "&kind=feedback",
                form + "&kind=idea");
    }

    private static Source source(FeedReading reading, Set<FeedId> notAsked, LocalDate today) {
        FeedRegistration feed = reading.feed();
        if (reading.answer() instanceof FeedAnswer.NotShared here) {
            return new Source(feed.name(), "Not asked for you: " + here.words(), "", "", List.of());
        }
        return notAsked.contains(feed.id())
                ? new Source(feed.name(), "Not asked for you: what it holds is withheld", "", "", List.of())
                : source(feed, today);
    }

    private static Source source(FeedRegistration feed, LocalDate today) {
        List<String> announced =
                feed.announcedOn(today).stream().map(HelpComposer::announced).toList();
        Optional<FeedConnection> connection = feed.connection();
        if (connection.isEmpty()) {
            return new Source(feed.name(), "Not connected: nothing of it is shown", "", "", announced);
        }
        String since = feed.dataSince().map(day -> ClinicalDate.of(day).text()).orElse("");
        String supplies = words(connection.get().supplies());
        return switch (feed.freshness()) {
            case LIVE -> new Source(feed.name(), "Live: asked as you open a tab", since, supplies, announced);
            case OVERNIGHT -> new Source(feed.name(), "A copy taken overnight", since, supplies, announced);
        };
    }

    private static String announced(Announcement announcement) {
        String about = announcement.types().isEmpty() ? "" : " (about " + words(announcement.types()) + ")";
        return announcement.words() + about;
    }

    private static String words(Set<String> types) {
        return types.stream().map(TypeWords::of).sorted().collect(Collectors.joining(", "));
    }
}
