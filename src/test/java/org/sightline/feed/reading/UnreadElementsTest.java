package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.UnreadElement;

@DisplayName("F21 what FHIR R4 does not know, or cannot hold, stays with the resource it came in")
class UnreadElementsTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"notDone\":true | notDone=true",
                "\"notGiven\":true,\"taken\":\"n\" | notGiven=true, taken=n",
                "\"notDoneReason\":{\"text\":\"refused\",\"coding\":[{\"code\":\"7\"}]} | notDoneReason.text=refused, notDoneReason.coding[0].code=7",
                "\"_zork\":{\"id\":\"z\"} | _zork.id=z",
                "\"valueZork\":\"x\" | valueZork=x",
                "\"valueQuantity\":{\"value\":\"about ten\"} | valueQuantity.value=about ten",
                "\"valueQuantity\":{\"value\":10,\"zork\":1.50} | valueQuantity.zork=1.50",
                "\"valueBoolean\":\"maybe\" | valueBoolean=maybe",
                "\"effectiveDateTime\":{\"a\":1} | effectiveDateTime.a=1",
                "\"component\":[{\"code\":{}},{\"code\":{},\"zork\":\"x\"}] | component[1].zork=x",
                "\"extension\":[{\"url\":\"u\",\"valueZork\":\"x\"}] | extension[0].valueZork=x",
                "\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"m\",\"zork\":\"x\"}] | contained[0].zork=x",
                "\"meta\":{\"lastUpdated\":\"yesterday\"},\"zork\":1 | zork=1",
                "\"effectiveDateTime\":\"\",\"zork\":null | ``",
                "\"note\":{\"text\":\"no list\"} | ``",
                "\"_issued\":{\"extension\":[{\"url\":\"u\",\"valueCode\":\"x\"}]} | ``"
            })
    void staysWithTheResource(String member, String unread) {
        feed.on(
                "Observation",
                searchset(match(observation("1", member)), match(observation("2", "\"status\":\"final\""))));

        List<Resource> matches = matches();

        assertEquals(2, matches.size());
        assertEquals(
                unread,
                String.join(
                        ", ",
                        UnreadElement.of(matches.getFirst()).stream()
                                .map(element -> element.path() + "=" + element.value())
                                .toList()));
        assertEquals(List.of(), UnreadElement.of(matches.getLast()));
    }

    @Test
    void keepsTheDigitsOfTheOthersNumbers() {
        feed.on("Observation", searchset(match(observation("1", "\"zork\":1,\"valueQuantity\":{\"value\":0.00}"))));

        assertEquals(
                "0.00",
                ((org.hl7.fhir.r4.model.Observation) matches().getFirst())
                        .getValueQuantity()
                        .getValueElement()
                        .getValueAsString());
    }

    private List<Resource> matches() {
        return assertInstanceOf(SearchOutcome.Complete.class, reader.outcome(SearchNeed.all("Observation")))
                .matches();
    }

    private static String observation(String id, String member) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"subject\":{\"reference\":\"Patient/ivy\"},"
                + member + "}";
    }
}
