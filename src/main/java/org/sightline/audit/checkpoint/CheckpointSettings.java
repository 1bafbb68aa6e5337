package org.sightline.audit.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the latest seal is kept besides the database. */
@ConfigMapping(prefix = "sightline.audit.checkpoint")
interface CheckpointSettings {

    /** A folder, best on another machine's storage that takes no changes. */
    Optional<Path> folder();

    /** A syslog server, {@code tls://host:port}. */
    Optional<URI> syslog();

    /** The TLS configuration with the server's authority or our certificate; the platform's own without it. */
    Optional<String> syslogTls();

    /** A bucket of an object store, by the S3 API. */
    Bucket s3();

    /** As {@link org.sightline.outgoing.S3Settings} has them; without an endpoint there is none. */
    interface Bucket {
        Optional<String> endpoint();

        Optional<String> region();

        Optional<String> bucket();

        Optional<String> prefix();

        Optional<String> accessKeyId();

        Optional<String> secretAccessKey();

        Optional<String> tls();

        /** How many days the store may neither change nor delete an object; without it the bucket's own rule counts. */
        OptionalInt retainDays();

        default Optional<String> named(String name) {
            return switch (name) {
                case "endpoint" -> endpoint();
                case "region" -> region();
                case "bucket" -> bucket();
                case "prefix" -> prefix();
                case "access-key-id" -> accessKeyId();
                case "secret-access-key" -> secretAccessKey();
                default -> tls();
            };
        }
    }

    /** How long a place may fail until somebody is told. */
    @WithDefault("10M")
    Duration alarmAfter();
}
