package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
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

/**
 * Every word of Ivy's Summary, as all the demo's feeds hold her on one day. {@code -Dsightline.renew=true} writes the
 * expected text anew; read the difference before it is kept.
 */
class SummaryOfStoryTest {

    private static final Path BASE = Path.of(System.getProperty("sightline.basedir", "."));
    private static final Path EXPECTED = BASE.resolve("src/test/resources/tab/ivy-summary.txt");
    private static final Path FEEDS = BASE.resolve("src/demo/resources/demo/launch-config/feeds");

    private final Story ivy = Stories.asOf(LocalDate.ofInstant(Opening.NOW, ZoneOffset.UTC)).stream()
            .filter(story -> story.nhsNumber().digits().equals("9990000018"))
            .findFirst()
            .orElseThrow();

    @Test
    void everyWordOfIvysSummary() throws IOException {
        Opening opening = new Opening();
        opening.answers = plan -> feeds().map(feed -> reading(feed, plan)).toList();

        List<String> lines = Pages.lines(opening.page());

        if (Boolean.getBoolean("sightline.renew")) {
            Files.write(EXPECTED, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(EXPECTED)), String.join("\n", lines));
    }

    private FeedReading reading(FeedRegistration feed, SearchPlan plan) {
        if (feed.connection().isEmpty()) {
            return Feeds.reading(feed, new FeedAnswer.NotConnected());
        }
        List<Resource> held = new ArrayList<>(ivy.held().getOrDefault(feed.id().value(), List.of()));
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
        Map<String, Resource> included = held.stream()
                .filter(resource -> resource.fhirType().equals("Medication"))
                .collect(Collectors.toMap(
                        resource -> "Medication/" + resource.getIdElement().getIdPart(), Function.identity()));
        return Feeds.reading(
                feed, new FeedAnswer.Answered(Feeds.READ_AT, (Patient) held.getFirst(), outcomes, included));
    }

    /** What a feed finds: by type and codes; windows are left to the panels. */
    private static List<Resource> found(SearchPlan.Search search, List<Resource> held) {
        SearchNeed need = new SearchNeed(search.resourceType(), search.tokens(), Optional.empty(), Set.of());
        SearchNeed all = SearchNeed.all(search.resourceType());
        return Needed.of(need, SearchPlan.of(List.of(all)).searchFor(all), held);
    }

    private static Stream<FeedRegistration> feeds() {
        try (Stream<Path> files = Files.list(FEEDS)) {
            return files.sorted().map(SummaryOfStoryTest::feed).toList().stream();
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
                            Freshness.valueOf(yaml.get("freshness").toString().toUpperCase(java.util.Locale.ROOT)),
                            Optional.empty(),
                            ((List<?>) yaml.get("supplies"))
                                    .stream().map(Object::toString).collect(Collectors.toSet()))
                    : Feeds.notConnected(name);
            String id = file.getFileName().toString().replace(".yaml", "");
            return new FeedRegistration(
                    new org.sightline.context.FeedId(id),
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
