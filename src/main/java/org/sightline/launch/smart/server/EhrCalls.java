package org.sightline.launch.smart.server;

import io.quarkus.tls.CertificateUpdatedEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.sightline.outgoing.Outgoing;
import org.sightline.outgoing.SslContexts;
import org.sightline.registration.SmartRegistration;

/** Every request to an EHR but those of its feed: to its registered hosts only, bounded in time and size. */
@Singleton
public class EhrCalls {

    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final int MOST_BYTES = 512 * 1024;

    private final Duration deadline;
    private final int mostBytes;
    private final SslContexts contexts;
    private final Map<Optional<String>, Outgoing> clients = new ConcurrentHashMap<>();

    @Inject
    public EhrCalls(SslContexts contexts) {
        this(DEADLINE, MOST_BYTES, contexts);
    }

    public EhrCalls(Duration deadline, int mostBytes, SslContexts contexts) {
        this.deadline = deadline;
        this.mostBytes = mostBytes;
        this.contexts = contexts;
    }

    /** The EHR could not be asked, or did not answer in time; the message holds nothing of request or answer. */
    public static final class NoAnswerException extends IOException {
        NoAnswerException(String message) {
            super(message);
        }
    }

    public Outgoing.Answer get(SmartRegistration ehr, URI address, Map<String, String> headers)
            throws NoAnswerException {
        return send(ehr, address, () -> client(ehr).get(address, headers));
    }

    public Outgoing.Answer post(
            SmartRegistration ehr, URI address, Map<String, String> form, Map<String, String> headers)
            throws NoAnswerException {
        return send(ehr, address, () -> client(ehr).post(address, form, headers));
    }

    @PreDestroy
    public void close() {
        clients.values().forEach(Outgoing::close);
    }

    /** One client for each TLS configuration that an EHR's registration names, and one for all others. */
    private Outgoing client(SmartRegistration ehr) throws IOException {
        Outgoing known = clients.get(ehr.tlsConfiguration());
        if (known != null) {
            return known;
        }
        Optional<SSLContext> tls = ehr.tlsConfiguration().isPresent()
                ? Optional.of(contexts.named(ehr.tlsConfiguration().get()))
                : Optional.empty();
        return clients.computeIfAbsent(ehr.tlsConfiguration(), _ -> new Outgoing(deadline, mostBytes, tls));
    }

    /** The next call makes a client with the new certificates; calls on their way end on the old one. */
    void renew(@Observes CertificateUpdatedEvent renewed) {
        clients.remove(Optional.of(renewed.name()));
    }

    private interface Sending {
        Outgoing.Answer send() throws IOException;
    }

    private static Outgoing.Answer send(SmartRegistration ehr, URI address, Sending sending) throws NoAnswerException {
        if (!ehr.owns(address)) {
            throw new NoAnswerException("not at a registered host");
        }
        try {
            return sending.send();
        } catch (IOException e) {
            throw new NoAnswerException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException("not an address that can be asked");
        }
    }
}
