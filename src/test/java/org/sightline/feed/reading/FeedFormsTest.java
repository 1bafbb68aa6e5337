package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

@DisplayName("F29 an odd form of an answer that can be read is read, and one search's fault is its own")
class FeedFormsTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/json",
                "application/json; charset=UTF8",
                "APPLICATION/FHIR+JSON;charset=\"utf-8\"",
                "application/json+fhir"
            })
    @DisplayName("F29 JSON behind a byte order mark, whatever its type is called")
    void byteOrderMark(String contentType) {
        String body = searchset(match(condition("1")), match(with("\"clinicalStatus\":\"active\"")));
        feed.on("Condition", ScriptedFeed.reply(200, contentType, "\ufeff" + body));

        assertEquals(1, reader.outcome().resources().size());
    }

    @Test
    @DisplayName("F29 a search that fails in a way nobody foresaw leaves the others what they are")
    void unforeseenFault() {
        String odd = "No such type";
        ReaderUnderTest other = new ReaderUnderTest().feed(Optional.of(connection("Condition", odd)));
        feed.on("Condition", searchset(match(condition("1"))));
        SearchPlan plan = SearchPlan.of(List.of(ReaderUnderTest.CONDITIONS, SearchNeed.all(odd)));

        FeedAnswer.Answered answered = assertInstanceOf(
                FeedAnswer.Answered.class,
                other.read(ReaderUnderTest.RECEIPT, plan).getFirst().answer());

        assertInstanceOf(
                SearchOutcome.Complete.class, answered.outcomes().get(plan.searchFor(ReaderUnderTest.CONDITIONS)));
        assertEquals(
                ReaderUnderTest.failed(Reason.UNREADABLE, "unforeseen fault"),
                answered.outcomes().get(plan.searchFor(SearchNeed.all(odd))));
        assertEquals(
                1,
                other.meters.counter("sightline.feed.fault", "feed", "feed-0").count());
    }

    @Test
    @DisplayName("F29 a next page that a server behind a proxy calls http is asked by https")
    void neverByHttp() {
        FeedUrls urls = new FeedUrls(new FeedConnection(
                FhirBases.of(URI.create("https://feed.example:8443/r4")),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of("Patient"),
                Duration.ofSeconds(5),
                Dialect.PLAIN,
                ""));

        for (String link : List.of("http://feed.example/r4?p=2", "http://feed.example:8443/r4?p=2")) {
            assertEquals(Optional.of(URI.create("https://feed.example:8443/r4?p=2")), urls.below(link));
        }
        assertEquals(Optional.empty(), urls.below("http://elsewhere.example/r4?p=2"));
        assertEquals(Optional.empty(), urls.below("http://feed.example:9/r4?p=2"));
    }

    private FeedConnection connection(String... supplies) {
        return new FeedConnection(
                FhirBases.of(feed.base()),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of(supplies),
                Duration.ofSeconds(10),
                Dialect.PLAIN,
                "");
    }

    private static String with(String member) {
        String whole = condition("2").strip();
        return whole.substring(0, whole.length() - 1) + "," + member + "}";
    }
}
