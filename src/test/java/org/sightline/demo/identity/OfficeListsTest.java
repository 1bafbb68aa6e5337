package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CodedEntry;
import org.sightline.coverage.CoveredPanel;
import org.sightline.coverage.FoundBy;
import org.sightline.demo.DemoProfile;
import org.sightline.officer.NeedsDuty;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.MainClasses;
import org.sightline.testing.TestDatabase;

/** Every list of the office, of a hundred and twenty each: page by page, none twice and none left out. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeListsTest {

    private static final int EACH = 120;
    private static final int OF_A_PAGE = 50;

    private static final Pattern TABLE = Pattern.compile("<tbody>(.*?)</tbody>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL);
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\">Next page");

    /** Lists by their addresses, and who reads them. */
    private enum OfficeList {
        ALERTS("/office/alerts", DemoOfficer.TOBIAS),
        OVERRIDES("/office/overrides", DemoOfficer.TOBIAS),
        RELATIONSHIPS("/office/relationships", DemoOfficer.TOBIAS),
        MESSAGES("/office/messages", DemoOfficer.TOBIAS),
        REPORTS("/office/reports", DemoOfficer.TOBIAS),
        REQUESTS("/office/objections/requests", DemoOfficer.IMOGEN),
        EMERGENCIES("/office/objections/emergency", DemoOfficer.IMOGEN),
        LAUNCHES("/office/launches", DemoOfficer.MIRIAM),
        CODES("/office/code-coverage?tab=children", DemoOfficer.ANJALI);

        private final String address;
        private final DemoOfficer reader;

        OfficeList(String address, DemoOfficer reader) {
            this.address = address;
            this.reader = reader;
        }
    }

    /** What they show grows with what is configured, or with the days asked for; or they ask first. */
    private static final Set<String> BOUNDED = Set.of(
            "/office/alerts/figures",
            "/office/entries",
            "/office/feeds",
            "/office/launch-token",
            "/office/launches/empty",
            "/office/objections",
            "/office/patient",
            "/office/registration",
            "/office/roles",
            "/office/smart-check",
            "/office/test-launch",
            "/office/usage");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    CodeCoverage coverage;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void many() {
        scheduler.pause("watch");
        new TestDatabase(url).asOwner().useHandle(owner -> FilledOffice.write(owner, EACH));
        IntStream.range(0, EACH).forEach(this::count);
    }

    @AfterEach
    void goOn() {
        scheduler.resume("watch");
    }

    @Test
    @DisplayName("every page of the office is one of these lists, or cannot grow")
    void everyPageIsKnown() {
        Set<String> known = new TreeSet<>(BOUNDED);
        Arrays.stream(OfficeList.values())
                .map(list -> list.address.split("\\?")[0])
                .forEach(known::add);
        assertEquals(known, addresses());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("no page has more than fifty rows, and the pages have every row once")
    void eachStandsOnOnePage(OfficeList list) throws Exception {
        OfficeBrowser reader = OfficeBrowser.signedInAs(list.reader, address);
        Map<Integer, Set<String>> rows = new HashMap<>();
        Set<String> asked = new HashSet<>();
        Deque<String> toAsk = new ArrayDeque<>(List.of(list.address));
        while (!toAsk.isEmpty()) {
            String page = toAsk.pop();
            if (asked.add(page)) {
                String html = reader.get(page).body();
                takeRows(html, rows);
                NEXT.matcher(html)
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .forEach(toAsk::add);
            }
        }
        assertTrue(!rows.isEmpty() && rows.values().stream().allMatch(each -> each.size() == EACH), () -> sizes(rows));
        assertEquals(1 + 2 * rows.size(), asked.size(), "the first page, and two more of each list on it");
        String nonsense = reader.get(list.address + (list == OfficeList.CODES ? "&" : "?") + "after=x")
                .body();
        assertTrue(nonsense.contains("Next page") && !nonsense.contains("First page"), nonsense);
    }

    @Test
    @DisplayName("what waits for a review comes before what was reviewed, over all pages")
    void whatWaitsComesFirst() throws Exception {
        new TestDatabase(url).asOwner().useHandle(owner -> owner.execute("""
                INSERT INTO override_review (reference, outcome, review_words, officer_issuer, officer_subject, officer_name)
                SELECT reference, 'breach', 'Curious', 'i', 's', 'T' FROM override_entry ORDER BY number DESC LIMIT 60
                """));
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        String first = tobias.get("/office/overrides").body();
        String second = tobias.get(OfficeBrowser.nextOf(first)).body();
        String third = tobias.get(OfficeBrowser.nextOf(second)).body();
        assertTrue(first.contains("60 open reviews") && !first.contains("Curious"), first);
        assertEquals(40, second.split("Curious", -1).length - 1, second);
        assertEquals(20, third.split("Curious", -1).length - 1, third);
        assertEquals("", OfficeBrowser.nextOf(third));
    }

    private static void takeRows(String html, Map<Integer, Set<String>> rows) {
        List<String> tables =
                TABLE.matcher(html).results().map(MatchResult::group).toList();
        for (int table = 0; table < tables.size(); table++) {
            List<String> here = ROW.matcher(tables.get(table))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertTrue(here.size() <= OF_A_PAGE, () -> here.size() + " rows");
            rows.computeIfAbsent(table, _ -> new HashSet<>()).addAll(here);
        }
    }

    private static String sizes(Map<Integer, Set<String>> rows) {
        return rows.entrySet().stream()
                .map(table ->
                        "table " + table.getKey() + " has " + table.getValue().size() + " rows")
                .collect(Collectors.joining(", "));
    }

    /** Of what some officers read, without naming a row of it. */
    private static Set<String> addresses() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && type.isAnnotatedWith(NeedsDuty.class))
                .<Class<?>>map(type -> type.reflect())
                .filter(type -> type.getAnnotation(NeedsDuty.class).value().length > 0)
                .filter(type -> type.getAnnotation(Path.class).value().startsWith("/office"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(GET.class))
                        .map(method -> type.getAnnotation(Path.class).value() + below(method)))
                .filter(found -> !found.contains("{") && !found.endsWith(".csv"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private void count(int panel) {
        Procedure entry = new Procedure()
                .setCode(new CodeableConcept(new Coding(
                        "http://hl7.org/fhir/sid/icd-10", "A%02d.%d".formatted(panel / 10, panel % 10), "T")));
        coverage.count(
                new CoveredPanel("northgate-hospital", "riverside-practice", "children", "panel-" + panel),
                "Panel " + panel,
                1,
                List.of(new CodedEntry(entry, entry)),
                new OfficeCodeCoverageTest.Always(FoundBy.NOTHING));
    }
}
