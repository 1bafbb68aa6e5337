package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.FeedAnswer;

/** A source whose patient objects to its own record being shared. */
class PatientObjectsThereTest {

    private static final String REFUSAL = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden","details":{"coding":[{
            "system":"https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1","code" : "NO_PATIENT_CONSENT"}]}}]}
            """;

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "Condition"})
    @DisplayName("F19 a source that refuses any request because the patient objects is shown with nothing")
    void nothingOfTheSourceIsKept(String refused) {
        feed.on(refused, ScriptedFeed.reply(403, "application/fhir+json", REFUSAL));
        assertEquals(new FeedAnswer.PatientObjected(), reader.answer());
    }

    @Test
    void anyOtherRefusalIsNoObjection() {
        feed.on("Patient", ScriptedFeed.status(403));
        assertEquals(new FeedAnswer.NotPermitted("look-up"), reader.answer());
    }

    @Test
    void aDocumentIsNotReadEither() {
        feed.on("DocumentReference/letter-1", ScriptedFeed.reply(403, "application/fhir+json", REFUSAL));
        assertEquals(
                new DocumentAnswer.NotRead(new FeedAnswer.PatientObjected()), reader.document("letter-1", _ -> false));
    }
}
