package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.SearchOutcome;

@DisplayName("F34 JSON is read whatever its server calls it, and nothing else is taken for it")
class AnswerHabitsTest {

    private static final String BODY = searchset(match(condition("1").replace("Type 2 diabetes", "Sjögren’s 😀")));

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader =
            new ReaderUnderTest().deadline(Duration.ofSeconds(30)).feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/json",
                "Text/JSON ; Charset=UTF-8",
                "application/fhir+json; fhirVersion=4.0",
                "application/fhir+json;fhirversion=\"4.0.1\"",
                "APPLICATION/FHIR+JSON",
                "text/plain",
                "application/octet-stream"
            })
    void readsJsonByAnyName(String contentType) {
        feed.on("Condition", ScriptedFeed.reply(200, contentType, BODY));
        assertRead();
    }

    @Test
    void readsJsonThatIsNotNamed() {
        feed.on("Condition", exchange -> ScriptedFeed.send(exchange, 200, BODY.getBytes(StandardCharsets.UTF_8)));
        assertRead();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16BE, application/fhir+json",
        "UTF-16LE, application/json",
        "UTF-16LE, application/json;charset=utf-16",
        "UTF-8, application/json;charset=utf-8",
        "UTF-8, ''"
    })
    void readsJsonBehindAnyMark(String charset, String contentType) {
        byte[] bytes = ("\uFEFF" + BODY).getBytes(Charset.forName(charset));
        feed.on("Condition", exchange -> {
            if (!contentType.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", contentType);
            }
            ScriptedFeed.send(exchange, 200, bytes);
        });
        assertRead();
    }

    @Test
    void doesNotReadHalfACharacterAsSomething() {
        byte[] bytes = ("\uFEFF" + BODY).getBytes(StandardCharsets.UTF_16LE);
        feed.on("Condition", exchange -> ScriptedFeed.send(exchange, 200, Arrays.copyOf(bytes, bytes.length - 1)));
        assertEquals(Reason.UNREADABLE, reader.reason());
        byte[] lone = ("\uFEFF" + BODY.replace("😀", "\uD83D")).getBytes(StandardCharsets.UTF_16LE);
        int at = new String(lone, StandardCharsets.UTF_16LE).indexOf("\uFFFD");
        lone[2 * at] = 0x3D;
        lone[2 * at + 1] = (byte) 0xD8;
        feed.on("Condition", exchange -> ScriptedFeed.send(exchange, 200, lone));
        assertEquals(Reason.UNREADABLE, reader.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "text/html",
        "application/json",
        "''",
        "text/plain",
        "application/fhir+json;charset=utf-8",
    })
    void aPageInPlaceOfAnAnswerIsNotFhir(String contentType) {
        for (String page : List.of("<!DOCTYPE html><title>Sign in</title>", "\uFEFF \n<html></html>")) {
            feed.on("Condition", exchange -> {
                if (!contentType.isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Type", contentType);
                }
                ScriptedFeed.send(exchange, 200, page.getBytes(StandardCharsets.UTF_8));
            });
            assertEquals(Reason.NOT_FHIR_R4, reader.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json; fhirVersion=3.0",
                "application/json; fhirVersion=5.0",
                "application/json; charset=iso-8859-1",
                "application/fhir+xml",
                "image/png",
                "text/html"
            })
    void anAnswerThatSaysItIsSomethingElseIs(String contentType) {
        feed.on("Condition", ScriptedFeed.reply(200, contentType, BODY));
        assertEquals(Reason.NOT_FHIR_R4, reader.reason());
    }

    private void assertRead() {
        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());
        String text = ((org.hl7.fhir.r4.model.Condition) complete.matches().getFirst())
                .getCode()
                .getText();
        assertEquals("Sjögren’s 😀", text);
    }
}
