package org.sightline.trail.repository;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.List;
import org.sightline.outgoing.SyslogServer;
import org.sightline.outgoing.SyslogServer.Message;
import org.sightline.outgoing.SyslogServer.Severity;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.fhir.TrailEvents;

/** A syslog server that takes AuditEvents as JSON, one message for each. */
final class SyslogRepository implements EventDestination {

    private final SyslogServer server;
    private final TrailEvents events;

    SyslogRepository(SyslogServer server, TrailEvents events) {
        this.server = server;
        this.events = events;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public int atOnce() {
        return 200;
    }

    @Override
    public void send(List<TrailEntry> entries) throws NotTakenException {
        try {
            server.send(entries.stream().map(this::message).toList());
        } catch (IOException e) {
            throw new NotTakenException(0, String.valueOf(e.getMessage()), e);
        }
    }

    private Message message(TrailEntry entry) {
        return new Message(
                entry.event().refused() ? Severity.WARNING : Severity.NOTICE,
                entry.at(),
                entry.means().node(),
                "AuditEvent",
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(events.of(entry)));
    }
}
