package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.page;
import static org.sightline.feed.reading.TestRecord.searchset;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;

@DisplayName("F09 paging")
class FeedPagingTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F09 follows absolute and relative links to the last page and keeps the feed's order")
    void followsPages() {
        feed.on("Condition", page(Optional.of(feed.base() + "/page/2?x=1"), match(condition("3"))));
        feed.on("page/2", page(Optional.of("page/3"), match(condition("1")), match(condition("3"))));
        feed.on("page/3", searchset(match(condition("2"))));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(
                List.of("3", "1", "2"),
                complete.matches().stream().map(r -> r.getIdPart()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?page=2",
                "Condition?page=2",
                "/r4/Condition?page=2",
                "BASE/Condition?page=2&filter=a|b",
                "BASE/Condition?page=2&filter=a b{c}\u00e9",
                "BASE/Condition?page=2&filter=100%",
                "  BASE/Condition?page=2"
            })
    @DisplayName("F09 a link is followed however it is written")
    void linksInAnyForm(String link) {
        ScriptedFeed.Script second = ScriptedFeed.json(searchset(match(condition("2"))));
        ScriptedFeed.Script first = ScriptedFeed.json(
                page(Optional.of(link.replace("BASE", feed.base().toString())), match(condition("1"))));
        feed.on("Condition", exchange -> {
            boolean isSecond = exchange.getRequestURI().getQuery().contains("page=2");
            (isSecond ? second : first).answer(exchange);
        });

        assertEquals(
                2,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/r4/page/2",
                "https://localhost:PORT/r4/page/2",
                "http://localhost:1/r4/page/2",
                "http://user@localhost:PORT/r4/page/2",
                "http://localhost:PORT/admin",
                "http://localhost:PORT/r4/../admin",
                "http://localhost:PORT/r4/%2e%2e/admin",
                "http://localhost:PORT/r4extra/page/2",
                "//elsewhere.example/r4/page/2",
                "/admin",
                "file:///etc/passwd",
                "javascript:alert(1)",
                ":::"
            })
    @DisplayName("F09 a link that leads away from the feed is not followed and the search is a part")
    void doesNotLeaveTheFeed(String link) {
        String next = link.replace("PORT", String.valueOf(feed.base().getPort()));
        feed.on("Condition", page(Optional.of(next), match(condition("1"))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(1, cut.matches().size());
        assertEquals(2, feed.asked().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    @DisplayName("F09 pages that came before one is refused are shown, as a part")
    void keepsWhatCameBeforeARefusal(int status) {
        feed.on("Condition", page(Optional.of(feed.base() + "/page/2"), match(condition("1"))));
        feed.on("page/2", ScriptedFeed.reply(status, "text/plain", ""));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(1, cut.matches().size());
        assertEquals(List.of(new Remark.NoMorePages()), cut.remarks());
    }

    @Test
    @DisplayName("F09 stops when the pages go round in a circle")
    void stopsInACircle() {
        feed.on("Condition", page(Optional.of(feed.base() + "/page/2"), match(condition("1"))));
        feed.on("page/2", page(Optional.of(feed.base() + "/page/3"), match(condition("2"))));
        feed.on("page/3", page(Optional.of(feed.base() + "/page/2"), match(condition("3"))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(3, cut.matches().size());
        assertEquals(1, feed.asked("page/2"));
    }

    @Test
    @DisplayName("F09 of a million pages reads as many as allowed and says so")
    void stopsAtThePageCap() {
        reader.with("max-pages", "5");
        feed.on("Condition", exchange -> endlessPage(exchange.getRequestURI().getQuery(), exchange));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(5, cut.matches().size());
        assertEquals(OptionalInt.of(1_000_000), cut.total());
        assertEquals(List.of(new Remark.FirstOnly()), cut.remarks());
        assertEquals(5, feed.asked("Condition"));
    }

    @Test
    @DisplayName("F09 of too many resources keeps the first and says so")
    void stopsAtTheEntryCap() {
        reader.with("max-entries", "3");
        feed.on("Condition", page(Optional.of(feed.base() + "/page/2"), match(condition("1")), match(condition("2"))));
        feed.on("page/2", page(Optional.of(feed.base() + "/page/3"), match(condition("3")), match(condition("4"))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(3, cut.matches().size());
        assertEquals(List.of(new Remark.FirstOnly()), cut.remarks());
        assertEquals(0, feed.asked("page/3"));
    }

    @Test
    @DisplayName("F09 exactly as many resources as allowed are complete")
    void exactlyAtTheEntryCap() {
        reader.with("max-entries", "2");
        feed.on("Condition", searchset(match(condition("1")), match(condition("2"))));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());
    }

    @Test
    @DisplayName("F09 a last page before the feed's own total is reached is a part")
    void totalIsNotReached() {
        feed.on("Condition", searchset(match(condition("1"))).replace("\"entry\"", "\"total\":312,\"entry\""));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(OptionalInt.of(312), cut.total());
        assertEquals(List.of(new Remark.FirstOnly()), cut.remarks());
    }

    private void endlessPage(String query, HttpExchange exchange) throws IOException {
        int number = query.contains("n=") ? Integer.parseInt(query.substring(query.indexOf("n=") + 2)) : 0;
        String next = feed.base() + "/Condition?n=" + (number + 1);
        String body = page(Optional.of(next), match(condition("c" + number)));
        ScriptedFeed.json(body.replace("\"entry\"", "\"total\":1000000,\"entry\""))
                .answer(exchange);
    }
}
