package org.sightline.tab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.TabId;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.yaml.snakeyaml.Yaml;

/** A tab of a demo patient as all the demo's feeds hold them, one of them failing if a test wants that. */
final class StoryPages {

    private static final Path FEEDS =
            Path.of(System.getProperty("sightline.basedir", "."), "src/demo/resources/demo/launch-config/feeds");

    private final List<Story> stories = Stories.asOf(LocalDate.ofInstant(Opening.NOW, ZoneOffset.UTC));
    private final Set<String> down;

    /** @param down the feeds that do not answer */
    StoryPages(String... down) {
        this.down = Set.of(down);
    }

    List<Story> stories() {
        return stories;
    }

    /** The visible lines of the page. */
    List<String> lines(String nhsNumber, String tab) {
        return Pages.lines(html(nhsNumber, tab));
    }

    String html(String nhsNumber, String tab) {
        Story story = stories.stream()
                .filter(s -> s.nhsNumber().digits().equals(nhsNumber))
                .findFirst()
                .orElseThrow();
        Opening opening = new Opening();
        opening.answers =
                plan -> feeds().map(feed -> reading(story, feed, plan)).toList();
        return opening.page(new TabId(tab));
    }

    private FeedReading reading(Story story, FeedRegistration feed, SearchPlan plan) {
        if (feed.connection().isEmpty()) {
            return Feeds.reading(feed, new FeedAnswer.NotConnected());
        }
        if (down.contains(feed.id().value())) {
            return Feeds.reading(feed, new FeedAnswer.NotPermitted("test"));
        }
        List<Resource> held =
                new ArrayList<>(story.held().getOrDefault(feed.id().value(), List.of()));
        if (held.isEmpty()) {
            return Feeds.reading(feed, new FeedAnswer.PatientNotKnown(Feeds.READ_AT));
        }
        Set<String> supplies = feed.connection().orElseThrow().supplies();
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        plan.searches()
                .forEach(search -> outcomes.put(
                        search,
                        supplies.contains(search.resourceType())
                                ? new SearchOutcome.Complete(found(search, held))
                                : new SearchOutcome.NotSupplied()));
        return Feeds.reading(
                feed, new FeedAnswer.Answered(Feeds.READ_AT, (Patient) held.getFirst(), outcomes, Map.of()));
    }

    private static List<Resource> found(SearchPlan.Search search, List<Resource> held) {
        SearchNeed need = new SearchNeed(search.resourceType(), search.tokens(), Optional.empty(), Set.of());
        SearchNeed all = SearchNeed.all(search.resourceType());
        return Needed.of(need, SearchPlan.of(List.of(all)).searchFor(all), held);
    }

    private static Stream<FeedRegistration> feeds() {
        try (Stream<Path> files = Files.list(FEEDS)) {
            return files.sorted().map(StoryPages::feed).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeedRegistration feed(Path file) {
        try {
            Map<String, Object> yaml = new Yaml().load(Files.readString(file));
            String name = yaml.get("name").toString();
            FeedRegistration made = yaml.containsKey("supplies")
                    ? Feeds.feed(
                            name,
                            Freshness.valueOf(yaml.get("freshness").toString().toUpperCase(Locale.ROOT)),
                            Optional.empty(),
                            ((List<?>) yaml.get("supplies"))
                                    .stream().map(Object::toString).collect(Collectors.toSet()))
                    : Feeds.notConnected(name);
            return new FeedRegistration(
                    new org.sightline.context.FeedId(
                            file.getFileName().toString().replace(".yaml", "")),
                    name,
                    made.odsCode(),
                    made.freshness(),
                    made.dataSince(),
                    made.connection());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
