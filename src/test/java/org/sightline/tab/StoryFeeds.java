package org.sightline.tab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.Setting;
import org.yaml.snakeyaml.Yaml;

/** The demo's feeds as they are registered, each asked what a plan asks of its setting about one story's patient. */
final class StoryFeeds {

    private static final Path FEEDS = Path.of(System.getProperty("sightline.basedir", "."))
            .resolve("src/demo/resources/demo/launch-config/feeds");

    /** Read once: hundreds of pages are made of them. */
    private static final List<FeedRegistration> REGISTERED = registered();

    private static final Map<String, Story> STORIES =
            Stories.asOf(LocalDate.ofInstant(OpeningUnderTest.NOW, ZoneOffset.UTC)).stream()
                    .collect(Collectors.toMap(story -> story.nhsNumber().digits(), Function.identity()));

    private final Map<String, List<DomainResource>> held = new HashMap<>();

    /** Has resources of its own, as if they had just been read: whoever withholds something changes them. */
    StoryFeeds(String nhsNumber) {
        Optional.ofNullable(STORIES.get(nhsNumber))
                .orElseThrow()
                .held()
                .forEach((feed, resources) -> held.put(
                        feed,
                        resources.stream()
                                .map(resource -> (DomainResource) resource.copy())
                                .toList()));
    }

    /** The NHS numbers of the demo's patients. */
    static Set<String> patients() {
        return STORIES.keySet();
    }

    /** All that any feed holds, to be changed before it is read. */
    Stream<DomainResource> all() {
        return held.values().stream().flatMap(List::stream);
    }

    /** What each feed answers; {@code instead} says otherwise of some, by the feed's id. */
    List<FeedReading> readings(SearchPlan plan, Map<String, FeedAnswer> instead) {
        return REGISTERED.stream()
                .map(feed -> Optional.ofNullable(instead.get(feed.id().value()))
                        .map(answer -> Feeds.reading(feed, answer))
                        .orElseGet(() -> reading(feed, plan.at(feed))))
                .toList();
    }

    private FeedReading reading(FeedRegistration feed, SearchPlan plan) {
        if (feed.connection().isEmpty()) {
            return Feeds.reading(feed, new FeedAnswer.NotConnected());
        }
        List<DomainResource> own = held.getOrDefault(feed.id().value(), List.of());
        if (own.isEmpty()) {
            return Feeds.reading(feed, new FeedAnswer.PatientNotKnown(Feeds.READ_AT));
        }
        Set<String> supplies = feed.connection().orElseThrow().supplies();
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        plan.searches()
                .forEach(search -> outcomes.put(
                        search,
                        supplies.contains(search.resourceType())
                                ? new SearchOutcome.Complete(found(search, own))
                                : new SearchOutcome.NotSupplied()));
        Map<String, Resource> medications = own.stream()
                .filter(resource -> resource.fhirType().equals("Medication"))
                .collect(Collectors.toMap(
                        resource -> "Medication/" + resource.getIdElement().getIdPart(), Function.identity()));
        return Feeds.reading(
                feed, new FeedAnswer.Answered(Feeds.READ_AT, (Patient) own.getFirst(), outcomes, medications));
    }

    /** By type and codes; windows are left to the panels. */
    private static List<Resource> found(SearchPlan.Search search, List<DomainResource> held) {
        SearchNeed need = new SearchNeed(search.resourceType(), search.tokens(), null, Set.of());
        SearchNeed all = SearchNeed.all(search.resourceType());
        return MatchFilter.of(need, SearchPlan.of(List.of(all)).searchFor(all), List.copyOf(held));
    }

    private static List<FeedRegistration> registered() {
        try (Stream<Path> files = Files.list(FEEDS)) {
            return files.sorted().map(StoryFeeds::feed).toList();
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
                    new FeedId(file.getFileName().toString().replace(".yaml", "")),
                    name,
                    made.odsCode(),
                    made.data(),
                    made.connectionOrNull(),
                    Optional.ofNullable(yaml.get("setting"))
                            .flatMap(code -> Setting.named(code.toString()))
                            .orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
