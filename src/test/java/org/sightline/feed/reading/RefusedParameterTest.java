package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F27 a parameter that a feed refuses or ignores is left out, and what it gives then is picked here")
class RefusedParameterTest {

    private static final String ALL = searchset(
            match(observation("new-lab", "2026-10-01", "laboratory", "4548-4")),
            match(observation("new-vital", "2026-10-01", "vital-signs", "85354-9")),
            match(observation("old-lab", "2012-10-01", "laboratory", "4548-4")),
            match(observation("undated-lab", "", "laboratory", "4548-4")));
    private static final String SINCE = searchset(
            match(observation("new-lab", "2026-10-01", "laboratory", "4548-4")),
            match(observation("new-vital", "2026-10-01", "vital-signs", "85354-9")),
            match(observation("undated-lab", "", "laboratory", "4548-4")));
    private static final String LABORATORY = searchset(
            match(observation("new-lab", "2026-10-01", "laboratory", "4548-4")),
            match(observation("old-lab", "2012-10-01", "laboratory", "4548-4")),
            match(observation("undated-lab", "", "laboratory", "4548-4")));
    private static final String LABORATORY_SINCE = searchset(
            match(observation("new-lab", "2026-10-01", "laboratory", "4548-4")),
            match(observation("undated-lab", "", "laboratory", "4548-4")));
    private static final SearchNeed.Since YEAR = new SearchNeed.Since("date", 12);

    private final ScriptedFeed feed = ScriptedFeed.start();
    private Instant now = Instant.parse("2026-11-30T09:00:00Z");
    private final ReaderUnderTest reader =
            new ReaderUnderTest().feed(feed.base()).at(() -> now);

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, date, the parameter date is not supported, 2",
        "404, date, '', 2",
        "422, date, '', 2",
        "400, category, Unknown search parameter: category, 2",
        "422, category, '', 3",
        "400, category, the update was refused, 3"
    })
    @DisplayName("F27 it is asked again without the one, named or not, and picks by it here")
    void asksAgainWithout(int status, String parameter, String said, int requests) {
        refuses(status, Set.of(parameter), said);

        SearchOutcome.Complete complete =
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome(laboratory(YEAR)));

        assertEquals(List.of("new-lab", "undated-lab"), ids(complete));
        assertEquals(List.of(new Remark.LeftOut(Set.of(parameter), Remark.LeftOut.How.REFUSED)), complete.remarks());
        assertEquals(Set.of(parameter), complete.leftOut());
        assertEquals(requests, feed.asked("Observation"));
    }

    @Test
    @DisplayName("F27 where no single one is to blame it is asked without any, and remembers it for a while")
    void withoutAny() {
        refuses(400, Set.of("date", "category"), "");

        assertEquals(
                List.of(new Remark.LeftOut(Set.of("date", "category"), Remark.LeftOut.How.REFUSED)),
                reader.outcome(laboratory(YEAR)).remarks());
        assertEquals(4, feed.asked("Observation"));

        reader.outcome(laboratory(YEAR));
        assertEquals(5, feed.asked("Observation"));

        now = now.plusSeconds(601);
        reader.outcome(laboratory(YEAR));
        assertEquals(9, feed.asked("Observation"));
    }

    @Test
    @DisplayName("F27 a feed that refuses whatever is asked is not asked the same in vain again")
    void refusesAll() {
        feed.on("Observation", ScriptedFeed.status(400));

        assertEquals(ReaderUnderTest.failed(Reason.SERVER_ERROR, "status 400"), reader.outcome(laboratory(YEAR)));
        assertEquals(4, feed.asked("Observation"));

        assertEquals(ReaderUnderTest.failed(Reason.SERVER_ERROR, "status 400"), reader.outcome(laboratory(YEAR)));
        assertEquals(5, feed.asked("Observation"));
    }

    @Test
    @DisplayName("F27 entries without a date are picked here where the feed cannot search for them")
    void missingDate() {
        refuses(400, Set.of("date:missing"), "");
        SearchNeed undated = new SearchNeed("Observation", Map.of("date:missing", Set.of("true")), null, Set.of());

        SearchOutcome outcome = reader.outcome(undated);

        assertEquals(List.of("undated-lab"), ids(outcome));
        assertEquals(Set.of("date:missing"), outcome.leftOut());
    }

    @Test
    @DisplayName("F27 a feed that sends what has the element that was to be missing has ignored that")
    void ignoredWithoutASelfLink() {
        feed.on("Observation", ALL);
        SearchNeed undated = new SearchNeed("Observation", Map.of("date:missing", Set.of("true")), null, Set.of());

        SearchOutcome outcome = reader.outcome(undated);

        assertEquals(List.of("undated-lab"), ids(outcome));
        assertEquals(
                List.of(new Remark.LeftOut(Set.of("date:missing"), Remark.LeftOut.How.IGNORED)), outcome.remarks());
    }

    @Test
    @DisplayName("F27 a parameter that is not in the self link was ignored")
    void ignored() {
        String self = ",\"link\":[{\"relation\":\"self\",\"url\":\"" + feed.base()
                + "/Observation?patient=ivy&date=ge2025\"}]";
        feed.on("Observation", SINCE.replace(",\"entry\"", self + ",\"entry\""));

        SearchOutcome outcome = reader.outcome(laboratory(YEAR));

        assertEquals(List.of("new-lab", "undated-lab"), ids(outcome));
        assertEquals(List.of(new Remark.LeftOut(Set.of("category"), Remark.LeftOut.How.IGNORED)), outcome.remarks());
    }

    @Test
    @DisplayName("F27 a self link that says nothing of the search says nothing of what was ignored")
    void bareSelfLink() {
        String self = ",\"link\":[{\"relation\":\"self\",\"url\":\"" + feed.base() + "/Observation\"}]";
        feed.on("Observation", LABORATORY_SINCE.replace(",\"entry\"", self + ",\"entry\""));

        assertEquals(List.of(), reader.outcome(laboratory(YEAR)).remarks());
    }

    private void refuses(int status, Set<String> parameters, String said) {
        feed.on("Observation", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            if (parameters.stream().anyMatch(parameter -> query.contains("&" + parameter + "="))) {
                ScriptedFeed.send(
                        exchange,
                        status,
                        ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\"" + said + "\"}]}")
                                .getBytes(StandardCharsets.UTF_8));
            } else {
                boolean since = query.contains("&date=");
                ScriptedFeed.json(
                                query.contains("&category=")
                                        ? since ? LABORATORY_SINCE : LABORATORY
                                        : since ? SINCE : ALL)
                        .answer(exchange);
            }
        });
    }

    private static SearchNeed laboratory(SearchNeed.Since since) {
        return new SearchNeed("Observation", Map.of("category", Set.of("laboratory")), since, Set.of());
    }

    private static List<String> ids(SearchOutcome outcome) {
        return outcome.resources().stream()
                .map(r -> r.getIdElement().getIdPart())
                .toList();
    }

    private static String observation(String id, String date, String category, String code) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"subject\":{\"reference\":\"Patient/ivy\"},"
                + (date.isEmpty() ? "" : "\"effectiveDateTime\":\"" + date + "\",")
                + "\"category\":[{\"coding\":[{\"code\":\"" + category + "\"}]}],"
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]}}";
    }
}
