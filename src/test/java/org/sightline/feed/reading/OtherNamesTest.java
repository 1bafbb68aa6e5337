package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.page;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

/** The other names are those of a server that really is there, and is asked nothing. */
@DisplayName("F35 a server that calls itself by another address is the same server, and is asked at its own")
class OtherNamesTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ScriptedFeed decoy = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(Optional.of(connection()));

    @AfterEach
    void stop() {
        feed.close();
        decoy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inside.example/fhir/Condition?page=2",
                "http://inside.example/fhir/Condition?page=2",
                "HTTP://INSIDE.example:80/fhir/Condition?page=2&x=a|b c\u00e9",
                "https://inside.example:443/fhir/Condition?page=2",
                "DECOY/Condition?page=2"
            })
    @DisplayName("F35 a link to more pages by another name is asked below the own base")
    void pages(String link) {
        String next = link.replace("DECOY", decoy.base().toString());
        ScriptedFeed.Script first = ScriptedFeed.json(page(Optional.of(next), match(condition("1"))));
        ScriptedFeed.Script second = ScriptedFeed.json(searchset(match(condition("2"))));
        feed.on("Condition", exchange -> {
            boolean isSecond = exchange.getRequestURI().getQuery().contains("page=2");
            (isSecond ? second : first).answer(exchange);
        });

        assertEquals(
                2,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
        assertEquals(List.of(), decoy.asked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/fhir/Condition?page=2",
                "https://inside.example/fhirs/Condition?page=2",
                "https://inside.example:8443/fhir/Condition?page=2",
                "https://inside.example/fhir/../admin?page=2",
                "https://inside.example/fhir/%2e%2e/admin?page=2",
                "https://user@inside.example/fhir/Condition?page=2",
                "ftp://inside.example/fhir/Condition?page=2"
            })
    @DisplayName("F35 a link by a name that is not registered leads away")
    void pagesElsewhere(String link) {
        feed.on("Condition", page(Optional.of(link), match(condition("1"))));

        assertEquals(List.of(new Remark.NoMorePages()), reader.outcome().remarks());
        assertEquals(2, feed.asked().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inside.example/fhir/Patient/ivy",
                "http://inside.example/fhir/Patient/ivy",
                "https://INSIDE.example:443/fhir/Patient/ivy/_history/3",
                "DECOY/Patient/ivy"
            })
    @DisplayName("F35 a reference by another name is to this patient, and everybody after us sees the one form")
    void references(String address) {
        String subject = address.replace("DECOY", decoy.base().toString());
        String asserter = ",\"asserter\":{\"reference\":\"https://inside.example/fhir/Practitioner/p/_history/2\"}}";
        String sent = condition("1", "{\"reference\":\"" + subject + "\"}").strip();
        feed.on("Condition", searchset(match(sent.substring(0, sent.length() - 1) + asserter)));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        Condition condition = (Condition) complete.matches().getFirst();
        assertEquals("Practitioner/p/_history/2", condition.getAsserter().getReference());
        assertEquals(List.of(), decoy.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://inside.example/fhir/Patient/stan", "https://inside.example/fhir/Patient/IVY2"})
    @DisplayName("F35 another patient by another name is another patient")
    void anotherPatient(String address) {
        feed.on("Condition", searchset(match(condition("1", "{\"reference\":\"" + address + "\"}"))));

        FeedAnswer answer = reader.answer();

        assertEquals(
                PatientMismatch.Kind.WRONG_PATIENT,
                assertInstanceOf(PatientMismatch.class, answer).kind());
    }

    private FeedConnection connection() {
        return new FeedConnection(
                new FhirBases(feed.base(), Set.of(URI.create("https://inside.example/fhir"), decoy.base())),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of("Patient", "Condition"),
                Duration.ofSeconds(10),
                Dialect.PLAIN,
                "");
    }
}
