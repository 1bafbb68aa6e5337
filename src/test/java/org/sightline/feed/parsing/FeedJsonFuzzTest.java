package org.sightline.feed.parsing;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.reading.ReaderUnderTest;

/** What feeds send: read or said to be unreadable, in words that hold nothing of it. */
class FeedJsonFuzzTest {

    /** Every sentence there is for it; none has a word of the file in it. */
    private static final Pattern SAID = Pattern.compile(
            "not (FHIR R4( XML)?|well-formed JSON|a searchset of FHIR R4|a Bundle|a Patient|a JSON object|UTF-8|one FHIR resource"
                    + "|UTF-16, as it says it is)|a member named twice, or beyond all measure|a number beyond all measure|given up"
                    + "|empty or not UTF-8|JSON beyond the caps|truncated JSON|a page of more than [0-9]+ entries");

    private static final FeedSettings SETTINGS = new ReaderUnderTest().settings();
    private static final FhirJson FHIR = new FhirJson(SETTINGS, Executors.newSingleThreadExecutor(r -> {
        Thread thread = new Thread(r, "large-page");
        thread.setDaemon(true);
        return thread;
    }));

    @FuzzTest
    void searchset(byte[] page) throws InterruptedException {
        try {
            assertNotNull(FHIR.searchset(page).bundle());
        } catch (UnreadableException e) {
            assertTrue(SAID.matcher(e.detail()).matches(), e::detail);
        }
    }

    @FuzzTest
    void patient(byte[] resource) throws InterruptedException {
        try {
            assertNotNull(FHIR.resource(resource, Patient.class));
        } catch (UnreadableException e) {
            assertTrue(SAID.matcher(e.detail()).matches(), e::detail);
        }
    }
}
