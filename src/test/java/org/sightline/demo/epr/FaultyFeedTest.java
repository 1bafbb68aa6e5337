package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.feed.FeedFault;
import org.sightline.demo.feed.FeedFaults;
import org.sightline.testing.DatabaseResource;

/** A broken feed is broken in whatever it is asked. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class FaultyFeedTest {

    private static final String SURGERY = "greenfield-surgery";
    private static final String BASE = "/demo/feeds/" + SURGERY + "/fhir/";
    private static final String LOOK_UP = BASE + "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018";
    private static final String SEARCH = BASE + "Condition?patient=gs-10482";
    private static final String READ = BASE + "Condition/gs-10482-condition-1";
    private static final List<String> QUESTIONS = List.of(BASE + "metadata", LOOK_UP, SEARCH, READ);

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    FeedFaults faults;

    private final ObjectMapper json = new ObjectMapper();
    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
    }

    @AfterEach
    void mend() {
        faults.mendAll();
    }

    @Test
    void answersAsUsualWhenNothingIsBroken() throws Exception {
        for (String question : QUESTIONS) {
            var answer = desk.get(question);
            assertEquals(200, answer.statusCode(), question);
            assertTrue(json.readTree(answer.body()).has("resourceType"), question);
        }
    }

    @Test
    void aFeedThatIsDownGivesNotOneByte() {
        faults.set(SURGERY, FeedFault.DOWN);
        for (String question : QUESTIONS) {
            IOException gone = assertThrows(IOException.class, () -> desk.get(question), question);
            assertTrue(
                    Stream.iterate((Throwable) gone, Objects::nonNull, Throwable::getCause)
                            .anyMatch(SocketException.class::isInstance),
                    "closed, but not reset");
        }
    }

    @Test
    void aGarbledAnswerIsNoJson() throws Exception {
        faults.set(SURGERY, FeedFault.GARBLED);
        for (String question : QUESTIONS) {
            var answer = desk.get(question);
            assertEquals(200, answer.statusCode(), question);
            assertThrows(JsonProcessingException.class, () -> json.readTree(answer.body()), question);
        }
    }

    @Test
    void aWrongFeedKnowsThePatientAndSpeaksOfAnother() throws Exception {
        String known = desk.get(LOOK_UP).body();
        faults.set(SURGERY, FeedFault.WRONG_PATIENT);
        assertEquals(known, desk.get(LOOK_UP).body());
        for (String question : List.of(SEARCH, READ)) {
            String answer = desk.get(question).body();
            assertTrue(answer.contains("\"Patient/another-patient\""), answer);
            assertFalse(answer.contains("\"Patient/gs-10482\""), answer);
        }
    }

    @Test
    void anotherFeedIsNotTouched() throws Exception {
        faults.set("northgate-hospital", FeedFault.DOWN);
        answersAsUsualWhenNothingIsBroken();
    }
}
