package org.sightline.trail.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.outgoing.SyslogListener;
import org.sightline.testing.TestCertificates;
import org.sightline.trail.EntryLookup;
import org.sightline.trail.fhir.TrailEvents;

/** Entries sent on to a SIEM by syslog over TLS. */
class SyslogRepositoryTest {

    private final SealedTrail trail = new SealedTrail();

    @Test
    @DisplayName("a server that dies in the middle has every entry once it is back, as messages of RFC 5424 with JSON")
    void everyEntryArrivesThoughTheServerDies() throws Exception {
        try (SyslogListener server = new SyslogListener(new TestCertificates())) {
            RepositoryFeed feed = new RepositoryFeed(
                    new FeedTable(trail.database().database(), "a"),
                    new SealedEntries(
                            trail.database().database(),
                            new EntryLookup(trail.database().database())),
                    List.of(new SyslogRepository(server.client(), new TrailEvents("https://viewer.example"))),
                    InstantSource.system());
            feed.often();
            List<Long> expected = Stream.generate(trail::writeOne).limit(40).toList();
            trail.seal();
            server.diesAfter(13);
            feed.often();
            assertEquals(13, server.messages().size());
            assertTrue(feed.states().getFirst().failingSince().isPresent());
            assertEquals(0, feed.states().getFirst().sent());

            trail.asSuperuser("UPDATE audit_repository SET due_at = clock_timestamp()");
            feed.often();
            List<String> messages = server.messages();
            assertEquals(
                    expected,
                    messages.stream()
                            .map(SyslogRepositoryTest::number)
                            .distinct()
                            .toList());
            assertEquals(40, feed.states().getFirst().sent());
            String first = messages.getFirst();
            assertTrue(first.matches("<109>1 \\d{4}-\\d\\d-\\d\\dT\\S+Z node-a sightline - AuditEvent - \\{.*"), first);
        }
    }

    private static long number(String message) {
        AuditEvent event = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(AuditEvent.class, message.substring(message.indexOf('{')));
        return Long.parseLong(event.getIdElement().getIdPart());
    }
}
