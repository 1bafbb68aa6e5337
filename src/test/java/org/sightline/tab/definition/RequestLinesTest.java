package org.sightline.tab.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.MapFile;
import org.sightline.codes.Sctid;
import org.sightline.codes.ValueSetHead;
import org.sightline.codes.ValueSets;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FeedRequest;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.tab.panel.published.NamedList;

/** The requests that the searches of every tab make, with and without published lists. */
class RequestLinesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** As long as servers' own ids of patients are. */
    private static final String PATIENT = "3f0c7a52-9b1e-4d64-8a57-0d2b7c9e61f4";

    private static final FeedUrls URLS = new FeedUrls(new FeedConnection(
            FhirBases.of(URI.create("https://a-rather-long-name-of-a-server.trust.example.nhs.uk/gateway/fhir/r4")),
            new FeedAuthentication.None(),
            "https://fhir.nhs.uk/Id/nhs-number",
            Set.of(),
            Duration.ofSeconds(5),
            Dialect.PLAIN,
            ""));

    private static final int LOOK_UP = 1;

    @TempDir
    private Path root;

    @Test
    @DisplayName(
            "LISTS-7 no request line of any tab is over 4 KB, whatever the length of the lists, and nothing is sent as a form")
    void noLineOfAnyTabIsOver4Kb() throws IOException {
        assertLinesFit(TabSetup.NONE);
        assertLinesFit(new TabSetup(ValueSets.NONE, LocalDate.of(2023, 1, 1)));
        for (int codes : List.of(1, 30, 110, 300)) {
            assertLinesFit(new TabSetup(everyListWith(codes, 0), null));
        }
        for (int older : List.of(1, 4, 20)) {
            assertLinesFit(new TabSetup(everyListWith(30, older), null));
        }
    }

    @Test
    @DisplayName(
            "FAST-4 what each tab asks a feed that supplies everything, the look-up and the banner's questions included")
    void tabsAskNoMoreThanThis() {
        TabCatalogue catalogue = new TabCatalogue();
        Map<String, Integer> asked = new TreeMap<>();
        for (Tab tab : catalogue.among(catalogue.ids())) {
            SearchPlan plan =
                    SearchPlan.of(Stream.concat(tab.panels().stream(), catalogue.ofBanner((_, _) -> true).stream())
                            .filter(panel -> !PanelKinds.isOnDemand(panel))
                            .flatMap(panel -> panel.searches().stream())
                            .toList());
            int searches = plan.searches().stream()
                    .mapToInt(search -> URLS.fitting(search, PATIENT, TODAY).size())
                    .sum();
            asked.put(tab.id().value(), LOOK_UP + searches);
        }
        assertEquals(
                Map.of(
                        "summary", 31,
                        "maternity", 30,
                        "children", 29,
                        "gp-data", 26,
                        "non-gp", 25,
                        "care-coordinator", 19,
                        "diabetes", 17,
                        "end-of-life", 17,
                        "frailty", 16),
                asked,
                "a tab that asks more is a decision: write it down here and in docs/performance.md");
    }

    private static void assertLinesFit(TabSetup setup) {
        TabCatalogue catalogue = new TabCatalogue(() -> setup);
        for (Tab tab : catalogue.among(catalogue.ids())) {
            SearchPlan plan = SearchPlan.of(tab.panels().stream()
                    .flatMap(panel -> panel.searches().stream())
                    .toList());
            for (SearchPlan.Search search : plan.searches()) {
                for (SearchPlan.Search part : URLS.fitting(search, PATIENT, TODAY)) {
                    FeedRequest request = URLS.search(part, PATIENT, TODAY);
                    assertEquals("", request.form(), () -> tab.id() + ": " + request);
                    assertTrue(
                            ("GET " + request.uri() + " HTTP/1.1\r\n").length() <= 4096,
                            () -> tab.id() + ": " + request);
                }
            }
        }
    }

    /** Every list that a tab file names by its reference set, made up, each with so many codes of its own and older ones for each. */
    private ValueSets everyListWith(int codes, int older) throws IOException {
        Path at = root.resolve(codes + "-" + older);
        ListFolder folder = new ListFolder(at);
        TabCatalogue catalogue = new TabCatalogue();
        Set<String> ids = new TreeSet<>();
        catalogue.among(catalogue.ids()).stream()
                .flatMap(tab -> tab.panels().stream())
                .flatMap(panel ->
                        panel.codes().keySet().stream().flatMap(list -> panel.rules().lists().named(list).stream()))
                .forEach(list -> {
                    if (list instanceof NamedList.NotLoaded(var _, var id, var _) && Sctid.isValid(id)) {
                        ids.add(id);
                    }
                });
        assertTrue(ids.size() > 20, ids::toString);
        int first = 0;
        for (String id : ids) {
            int from = first;
            folder.write(
                    "list-" + id,
                    "refset: \"" + id + "\"\n",
                    IntStream.range(from, from + codes)
                            .mapToObj(number -> concept(number + 1))
                            .sorted(RequestLinesTest::byNumber)
                            .map(code -> code + "\tevent\tLeft examination, systolic, home diastolic, refer, pulse")
                            .toArray(String[]::new));
            first += codes;
        }
        if (older > 0) {
            writeMap(at, first, older);
        }
        return folder.sets();
    }

    private static void writeMap(Path at, int concepts, int each) throws IOException {
        SortedMap<String, SortedSet<String>> mapped = new TreeMap<>();
        IntStream.range(0, concepts * each)
                .forEach(number ->
                        mapped.put("X%04d".formatted(number), new TreeSet<>(Set.of(concept(1 + number / each)))));
        ValueSetHead head = new ValueSetHead("old", "Old", null, null, "1", TODAY, "nobody");
        MapFile.write(at.resolve("value-sets"), head, Map.of(ListSystem.CTV3, mapped));
    }

    private static int byNumber(String one, String other) {
        return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
}
