package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;

@DisplayName("F06 what a feed says of its own answer closes it, or is passed on")
class OutcomeNoticesTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suppressed",
                "incomplete",
                "security",
                "forbidden",
                "throttled",
                "timeout",
                "not-supported",
                "too-costly",
                "transient",
                "login",
                "lock-error"
            })
    @DisplayName("F06 an issue that means a lack makes the search a part, however mild it is called")
    void lackAtAnySeverity(String code) {
        for (String severity : List.of("information", "warning", "error", "fatal")) {
            feed.on("Condition", searchset(outcome(severity, code, "")));

            SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());
            assertEquals(List.of(new Remark.OwnNotice("", true)), cut.remarks());
        }
    }

    @ParameterizedTest
    @CsvSource({"warning", "information"})
    @DisplayName("F06 a standing warning is passed on and cuts nothing")
    void standingWarning(String severity) {
        feed.on(
                "Condition",
                searchset(match(condition("1")), outcome(severity, "informational", "Data is of last night")));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(1, complete.matches().size());
        assertEquals(List.of(new Remark.OwnNotice("Data is of last night", false)), complete.remarks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Some entries are withheld",
                "Results may be incomplete",
                "The list was truncated",
                "Not all systems answered: partial result"
            })
    @DisplayName("F06 a warning whose words are about a lack is no standing one")
    void lackInWords(String words) {
        feed.on("Condition", searchset(outcome("warning", "processing", words)));

        assertEquals(
                List.of(new Remark.OwnNotice(words, true)),
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome()).remarks());
    }

    @Test
    @DisplayName("F06 a notice instead of an answer is told in its own words")
    void insteadOfAnAnswer() {
        feed.on(
                "Condition",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\",\"code\":\"informational\",\"details\":{\"text\":\"Closed on Sundays\"}}]}");

        assertEquals(new SearchOutcome.Failed(new Remark.OwnNotice("Closed on Sundays", true)), reader.outcome());
    }

    @Test
    @DisplayName("F06 a standing warning at the look-up keeps nobody out, and is no plain no")
    void atTheLookUp() {
        String warning = outcome("warning", "informational", "Data is of last night");
        feed.on("Patient", searchset(match(TestRecord.IVY), warning));
        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());

        feed.on("Patient", searchset(warning));
        assertEquals(
                Unavailable.Reason.SERVER_ERROR,
                assertInstanceOf(Unavailable.class, reader.answer()).reason());

        feed.on("Patient", searchset(match(TestRecord.IVY), outcome("information", "suppressed", "")));
        assertInstanceOf(Unavailable.class, reader.answer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"search\":{\"mode\":\"match\"}",
                ",\"search\":{\"mode\":\"include\"}",
                "",
                ",\"fullUrl\":\"urn:x\""
            })
    @DisplayName("F06 a standing warning is one, whatever part in the search its entry says it has")
    void standingWarningOfAnyMode(String more) {
        String warning = outcome("warning", "informational", "Data is of last night")
                .replace(",\"search\":{\"mode\":\"outcome\"}", more);
        feed.on("Condition", searchset(match(condition("1")), warning));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(1, complete.matches().size());
        assertEquals(List.of(new Remark.OwnNotice("Data is of last night", false)), complete.remarks());
    }

    @Test
    @DisplayName("F06 an outcome in an entry's response is heard, and a status that is none is a lack")
    void inAResponse() {
        String warning = inResponse("200", outcome("warning", "informational", "Data is of last night"));
        feed.on("Condition", searchset(match(condition("1")), warning));
        assertEquals(
                List.of(new Remark.OwnNotice("Data is of last night", false)),
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome()).remarks());

        String lack = inResponse("200", outcome("information", "suppressed", "Not for you"));
        feed.on("Condition", searchset(match(condition("1")), lack));
        assertEquals(
                List.of(new Remark.OwnNotice("Not for you", true)),
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome()).remarks());

        feed.on("Condition", searchset(match(condition("1")), "{\"response\":{\"status\":\"403 Forbidden\"}}"));
        assertEquals(
                List.of(new Remark.OwnNotice("", true)),
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome()).remarks());
    }

    private static String inResponse(String status, String entry) {
        String outcome = entry.substring("{\"resource\":".length(), entry.lastIndexOf(",\"search\""));
        return "{\"response\":{\"status\":\"" + status + "\",\"outcome\":" + outcome + "}}";
    }

    private static String outcome(String severity, String code, String words) {
        String diagnostics = words.isEmpty() ? "" : ",\"diagnostics\":\"" + words + "\"";
        return "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity
                + "\",\"code\":\"" + code + "\"" + diagnostics + "}]},\"search\":{\"mode\":\"outcome\"}}";
    }
}
