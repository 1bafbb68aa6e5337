package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F28 what a match refers to and did not come along is read by its address, within the deadline")
class ReferencedResourcesTest {

    private static final SearchNeed REQUESTS =
            new SearchNeed("MedicationRequest", Map.of(), null, Set.of("MedicationRequest:medication"));
    private static final String URN = "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Medication/m",
                "BASE/Medication/m",
                "UPPER/Medication/m",
                "BASE//Medication/m/",
                "Medication/m/_history/2"
            })
    @DisplayName("F28 in whatever form the address is sent")
    void isRead(String reference) {
        feed.on("MedicationRequest", searchset(match(request("1", reference))));
        feed.on("Medication/m", medication("m"));

        FeedAnswer.Answered answered = answered();

        assertEquals(Set.of("Medication/m"), answered.included().keySet());
        assertEquals(1, feed.asked("Medication/m"));
        assertEquals("Metformin", nameIn(answered));
    }

    @Test
    @DisplayName("F28 once for all that refer to it, and not at all where it came along")
    void onlyOnce() {
        feed.on(
                "MedicationRequest",
                searchset(
                        match(request("1", "Medication/m")),
                        match(request("2", "Medication/m")),
                        match(request("3", "Medication/came")),
                        TestRecord.included(medication("came"))));
        feed.on("Medication/m", medication("m"));

        assertEquals(
                Set.of("Medication/m", "Medication/came"), answered().included().keySet());
        assertEquals(1, feed.asked("Medication/m"));
        assertEquals(0, feed.asked("Medication/came"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/r4/Medication/m", "#m", "Medication", "Medication/../../m", URN})
    @DisplayName("F28 and never from elsewhere")
    void neverElsewhere(String reference) {
        feed.on("MedicationRequest", searchset(match(request("1", reference))));

        assertEquals(Set.of(), answered().included().keySet());
        assertEquals(2, feed.asked().size());
    }

    @Test
    @DisplayName("F28 an entry that goes by a urn in its page is what the reference means")
    void urn() {
        feed.on(
                "MedicationRequest",
                searchset(
                        match(request("1", URN)),
                        "{\"fullUrl\":\"" + URN + "\",\"resource\":" + medication("m")
                                + ",\"search\":{\"mode\":\"include\"}}"));

        assertEquals("Metformin", nameIn(answered()));
    }

    @Test
    @DisplayName("F28 a resource of another id is not what was asked for")
    void anotherId() {
        feed.on("MedicationRequest", searchset(match(request("1", "Medication/m"))));
        feed.on("Medication/m", medication("other"));

        assertEquals(Set.of(), answered().included().keySet());
    }

    @Test
    @DisplayName("F28 a read that hangs costs its name, not the search that is finished")
    void hangs() {
        ReaderUnderTest hurried =
                new ReaderUnderTest().deadline(Duration.ofSeconds(5)).feed(feed.base());
        feed.on("MedicationRequest", searchset(match(request("1", "Medication/m"))));
        feed.on("Medication/m", feed.silence());

        assertEquals(
                1,
                assertInstanceOf(SearchOutcome.Complete.class, hurried.outcome(REQUESTS))
                        .matches()
                        .size());
    }

    @Test
    @DisplayName("F28 a hundred and no more")
    void soManyAndNoMore() {
        feed.on(
                "MedicationRequest",
                searchset(IntStream.range(0, 150)
                        .mapToObj(i -> match(request("r" + i, "Medication/m" + i)))
                        .toArray(String[]::new)));
        IntStream.range(0, 150).forEach(i -> feed.on("Medication/m" + i, medication("m" + i)));

        assertTrue(answered().included().size() <= 100);
        assertTrue(feed.asked().size() <= 102);
    }

    private FeedAnswer.Answered answered() {
        return assertInstanceOf(
                FeedAnswer.Answered.class,
                reader.read(ReaderUnderTest.RECEIPT, REQUESTS).getFirst().answer());
    }

    private static String nameIn(FeedAnswer.Answered answered) {
        MedicationRequest request =
                (MedicationRequest) FeedAnswer.resourcesOf(answered).getFirst();
        return ((Medication) request.getMedicationReference().getResource())
                .getCode()
                .getText();
    }

    private String request(String id, String reference) {
        String base = feed.base().toString();
        return "{\"resourceType\":\"MedicationRequest\",\"id\":\"" + id
                + "\",\"subject\":{\"reference\":\"Patient/ivy\"},\"medicationReference\":{\"reference\":\""
                + reference.replace("BASE", base).replace("UPPER", base.toUpperCase(Locale.ROOT)) + "\"}}";
    }

    private static String medication(String id) {
        return "{\"resourceType\":\"Medication\",\"id\":\"" + id + "\",\"code\":{\"text\":\"Metformin\"}}";
    }
}
