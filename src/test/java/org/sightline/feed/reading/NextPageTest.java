package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.page;
import static org.sightline.feed.reading.TestRecord.searchset;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

@DisplayName("F09-FORM what was sent in a form stays out of the addresses of further pages")
class NextPageTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest()
            .feed(Optional.of(new FeedConnection(
                    FhirBases.of(feed.base()),
                    new FeedAuthentication.None(),
                    "https://fhir.nhs.uk/Id/nhs-number",
                    Set.of("Patient", "Condition"),
                    Duration.ofSeconds(10),
                    Dialect.PLAIN.byForm(),
                    "")));
    private final List<String> forms = new CopyOnWriteArrayList<>();

    NextPageTest() {
        pages("Patient", Optional.empty(), "", match(TestRecord.IVY));
        pages("Condition", Optional.empty(), "", match(condition("1")));
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BASE/Patient?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018&page=2",
                "BASE/Patient/_search?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018&page=2",
                "Patient?page=2&Identifier:exact=x",
                "?page=2&token=n999+000-0018",
                "?page=2&%69dentifier=1"
            })
    void aNumberIsAskedByAFormAgain(String next) {
        String link = next.replace("BASE", feed.base().toString());
        pages("Patient", Optional.of(link), searchset(), match(TestRecord.IVY));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());

        assertEquals(
                2, forms.stream().filter(form -> !form.startsWith("patient=")).count(), forms::toString);
        assertNoNumberInAnyAddress();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BASE?identifier=9990000018&page=2", "BASE/page/9990000018/2", "BASE/Patient/999-000-0018"})
    void aNumberThatFitsIntoNoFormIsNotFollowed(String next) {
        pages("Patient", Optional.of(next.replace("BASE", feed.base().toString())), "", match(TestRecord.IVY));

        assertEquals(
                new FeedAnswer.Unavailable(Reason.SERVER_ERROR, "look-up: not all of its answer"), reader.answer());
        assertNoNumberInAnyAddress();
    }

    @Test
    void aSearchThatRepeatsItsPatientIsAFormAgain() {
        String next = "Condition?patient=ivy&_count=200&page=2";
        pages("Condition", Optional.of(next), searchset(match(condition("2"))), match(condition("1")));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(List.of("patient=ivy&_count=200", "patient=ivy&_count=200&page=2"), forms.subList(1, 3));
    }

    @Test
    void aLinkThatRepeatsNothingIsFollowedAsItIs() {
        pages("Condition", Optional.of(feed.base() + "?_getpages=abc&_count=200"), "", match(condition("1")));
        feed.on("/r4", searchset(match(condition("3"))));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals("_getpages=abc&_count=200", feed.asked().getLast().uri().getRawQuery());
    }

    @Test
    void whatIsNotFollowedIsSaid() {
        pages("Condition", Optional.of(feed.base() + "/more?patient=ivy"), "", match(condition("1")));
        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());
        assertEquals(List.of(new Remark.NoMorePages()), cut.remarks());
    }

    /** What a type's searches by form give: a page, and another one to whoever asks for page 2. */
    private void pages(String type, Optional<String> next, String second, String entry) {
        feed.on(type + "/_search", exchange -> {
            String form = remember(exchange);
            ScriptedFeed.json(form.contains("page=2") ? second : page(next, entry))
                    .answer(exchange);
        });
    }

    private String remember(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        forms.add(form);
        return form;
    }

    private void assertNoNumberInAnyAddress() {
        feed.asked()
                .forEach(asked -> assertFalse(
                        asked.uri().toString().replaceAll("[^0-9]", "").contains("9990000018"), asked.uri()::toString));
    }
}
