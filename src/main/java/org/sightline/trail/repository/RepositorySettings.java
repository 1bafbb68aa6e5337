package org.sightline.trail.repository;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** To whom entries of the trail are sent on. */
@ConfigMapping(prefix = "sightline.audit.repository")
interface RepositorySettings {

    /** The FHIR base of an audit record repository, such as {@code https://audit.example/fhir}. */
    Optional<URI> fhir();

    /** The TLS configuration with the repository's authority or our certificate; the platform's own without it. */
    Optional<String> fhirTls();

    /** Where the bearer token for it is: {@code file:/path} or {@code env:NAME}; without it none is sent. */
    Optional<String> fhirToken();

    /** A syslog server, {@code tls://host:port}. */
    Optional<URI> syslog();

    /** As {@link #fhirTls}, for the syslog server. */
    Optional<String> syslogTls();

    /** How long one of them may take nothing until somebody is told. */
    @WithDefault("10M")
    Duration alarmAfter();
}
