package org.sightline.trail.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SslContexts;
import org.sightline.outgoing.SyslogServer;
import org.sightline.trail.fhir.TrailEvents;

/** To whom the settings have entries sent on. */
@Singleton
class Destinations {

    private final List<EventDestination> all = new ArrayList<>();

    /** @throws IllegalArgumentException if an address is none that may be used; the viewer does not start then */
    @Inject
    Destinations(
            RepositorySettings settings,
            HttpClients clients,
            SslContexts contexts,
            @ConfigProperty(name = "sightline.public-url") String publicUrl,
            @ConfigProperty(name = "sightline.allow-loopback-http", defaultValue = "false") boolean loopbackHttp) {
        TrailEvents events = new TrailEvents(publicUrl);
        settings.fhir()
                .map(base -> FhirRepository.Server.of(
                        base, settings.fhirToken().orElse(null), Secrets.ofProcess(), loopbackHttp))
                .map(server ->
                        new FhirRepository(server, clients, settings.fhirTls().orElse(HttpClients.PLATFORM), events))
                .ifPresent(all::add);
        settings.syslog()
                .map(server ->
                        new SyslogServer(server, "sightline.audit.repository.syslog", () -> tls(settings, contexts)))
                .ifPresent(server -> all.add(new SyslogRepository(server, events)));
    }

    List<EventDestination> all() {
        return List.copyOf(all);
    }

    private static SSLContext tls(RepositorySettings settings, SslContexts contexts) throws IOException {
        return settings.syslogTls().isPresent()
                ? contexts.named(settings.syslogTls().get())
                : SyslogServer.platform();
    }
}
