package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F03, F10 bodies that break off or bomb")
class FeedBodyTest {

    private static final String TWO = searchset(match(condition("1")), match(condition("2")));

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F03 reads gzip")
    void readsGzip() {
        feed.on("Condition", ScriptedFeed.gzip(TWO, 100));

        assertEquals(
                2,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
        assertEquals("gzip", feed.asked().getFirst().header("Accept-encoding"));
        assertEquals("application/fhir+json", feed.asked().getFirst().header("Accept"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60, 99})
    @DisplayName("F03 truncated gzip fails the search")
    void truncatedGzip(int percent) {
        feed.on("Condition", ScriptedFeed.gzip(TWO, percent));

        assertInstanceOf(SearchOutcome.Failed.class, reader.outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60, 99})
    @DisplayName("F03 truncated JSON that is passed off as whole fails the search")
    void truncatedJson(int percent) {
        feed.on("Condition", TWO.substring(0, TWO.length() * percent / 100));

        assertEquals(ReaderUnderTest.failed(Reason.UNREADABLE, "not well-formed JSON"), reader.outcome());
    }

    @Test
    @DisplayName("F03 a connection lost in the middle of the body fails the search")
    void connectionLost() {
        feed.on("Condition", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, TWO.length());
            exchange.getResponseBody().write(TWO.getBytes(StandardCharsets.UTF_8), 0, TWO.length() / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertEquals(ReaderUnderTest.failed(Reason.UNREADABLE, "broke off"), reader.outcome());
    }

    @Test
    @DisplayName("F07 a feed that hangs up before it says anything has not answered")
    void tellsAHangUpFromAnAnswer() {
        feed.on("Condition", HttpExchange::close);

        assertEquals(ReaderUnderTest.failed(Reason.NO_CONNECTION, ""), reader.outcome());
    }

    @Test
    @DisplayName("F03 of a search whose second page breaks off the first is shown as a part")
    void laterPageBreaksOff() {
        feed.on("Condition", TestRecord.page(Optional.of(feed.base() + "/page/2"), match(condition("1"))));
        feed.on("page/2", TWO.substring(0, 80));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(1, cut.matches().size());
        assertEquals(List.of(new Remark.Broken(Reason.UNREADABLE, "not well-formed JSON")), cut.remarks());
    }

    @Test
    @DisplayName("F10 a body without end stops at the cap, whichever page or search it is")
    void endlessBody() {
        reader.with("max-bytes", "2M");
        feed.on("Condition", exchange -> endless(exchange, false));

        assertEquals(ReaderUnderTest.failed(Reason.TOO_LARGE, "more bytes than allowed"), reader.outcome());
    }

    @Test
    @DisplayName("F10 a gzip bomb stops at the cap")
    void gzipBomb() {
        reader.with("max-bytes", "2M");
        feed.on("Patient", exchange -> endless(exchange, true));

        assertEquals(Reason.TOO_LARGE, ((Unavailable) reader.answer()).reason());
    }

    @Test
    @DisplayName("F10 all searches of a feed share one cap")
    void searchesShareTheCap() {
        reader.with("max-bytes", "1M");
        String padded = searchset(match(condition("1"))) + " ".repeat(600_000);
        feed.on("Condition", padded).on("AllergyIntolerance", searchset() + " ".repeat(600_000));

        FeedAnswer.Answered answered = (FeedAnswer.Answered)
                reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS, SearchNeed.all("AllergyIntolerance"))
                        .getFirst()
                        .answer();

        assertTrue(
                answered.outcomes().containsValue(ReaderUnderTest.failed(Reason.TOO_LARGE, "more bytes than allowed")));
    }

    @ParameterizedTest
    @CsvSource({"63, true", "65, false", "20000, false", "1000000, false"})
    @DisplayName("F10 nests as deep as allowed and no deeper")
    void deepNesting(int depth, boolean readable) {
        int inner = depth - 5;
        String nested = "{\"url\":\"x\",\"extension\":[".repeat(inner / 2) + "{}" + "]}".repeat(inner / 2);
        String resource = condition("1").strip();
        feed.on(
                "Condition",
                searchset(match(resource.substring(0, resource.length() - 1) + ",\"extension\":[" + nested + "]}")));

        assertEquals(readable, reader.outcome() instanceof SearchOutcome.Complete);
    }

    @Test
    @DisplayName("F10 a page of tiny values or of countless entries is refused before it is built")
    void countlessValues() {
        reader.with("max-tokens", "50000");
        feed.on(
                "Condition",
                searchset(match("{\"resourceType\":\"Condition\",\"extension\":[" + "{},".repeat(60_000) + "{}]}")));
        assertEquals(ReaderUnderTest.failed(Reason.TOO_LARGE, "JSON beyond the caps"), reader.outcome());

        String entries = IntStream.range(0, 20_001).mapToObj(_ -> "{}").collect(Collectors.joining(","));
        ReaderUnderTest other = new ReaderUnderTest().feed(feed.base());
        feed.on("Condition", searchset(entries));
        assertEquals(ReaderUnderTest.failed(Reason.TOO_LARGE, "a page of more than 20000 entries"), other.outcome());
    }

    @Test
    @DisplayName("F10 reads a record of many megabytes whole")
    void readsALargeRecord() {
        String note = "x".repeat(2_000);
        String[] entries = IntStream.range(0, 2_000)
                .mapToObj(i -> match("{\"resourceType\":\"Condition\",\"id\":\"c" + i + "\",\"note\":[{\"text\":\""
                        + note + "\"}],\"subject\":{\"reference\":\"Patient/ivy\"}}"))
                .toArray(String[]::new);
        feed.on("Condition", ScriptedFeed.gzip(searchset(entries), 100));

        assertEquals(
                2_000,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
    }

    private static void endless(HttpExchange exchange, boolean gzip) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        byte[] blanks = new byte[65_536];
        Arrays.fill(blanks, (byte) ' ');
        try (OutputStream body = exchange.getResponseBody();
                OutputStream out = gzip ? new GZIPOutputStream(body) : body) {
            for (int i = 0; i < 16_384; i++) {
                out.write(blanks);
            }
        }
    }
}
