package org.sightline.audit.checkpoint;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.sightline.outgoing.SyslogServer;
import org.sightline.outgoing.SyslogServer.Message;
import org.sightline.outgoing.SyslogServer.Severity;

/** A syslog server: one message for each checkpoint. */
final class CheckpointSyslog implements CheckpointPlace {

    private final SyslogServer server;
    private final String node;
    private final InstantSource clock;

    CheckpointSyslog(SyslogServer server, String node, InstantSource clock) {
        this.server = server;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public void keep(String line) throws IOException {
        server.send(List.of(new Message(Severity.NOTICE, clock.instant(), node, "SEAL", line)));
    }
}
