package org.sightline.audit.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the latest seal is kept besides the database. */
@ConfigMapping(prefix = "sightline.audit.checkpoint")
interface CheckpointSettings {

    /** A folder, best on another machine's storage that takes no changes. */
    Optional<Path> folder();

    /** A syslog server, {@code tls://host:port}. */
    Optional<URI> syslog();

    /** The TLS configuration with the server's authority or our certificate; the platform's own without it. */
    Optional<String> syslogTls();

    /** How long a place may fail until somebody is told. */
    @WithDefault("10M")
    Duration alarmAfter();
}
