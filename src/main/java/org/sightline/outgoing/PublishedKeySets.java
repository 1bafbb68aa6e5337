package org.sightline.outgoing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.registration.KeySource.JwksUrl;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.TokenRegistration;

/**
 * The key sets that are read at other servers, each once however many launches need it, and each only as long as a
 * registration stands for its address.
 */
@Singleton
public class PublishedKeySets {

    private final HttpClients clients;
    private final Map<Source, PublishedKeys> known = new ConcurrentHashMap<>();

    @Inject
    public PublishedKeySets(HttpClients clients) {
        this.clients = clients;
    }

    /**
     * One key set as one kind of reader reads it. Two readers may name the same address and ask with different
     * certificates, or within different limits.
     */
    public record Source(String tlsConfiguration, URI address, PublishedKeys.Limits limits) {

        private boolean standsIn(LaunchConfig config) {
            return config.organisations().stream().anyMatch(this::isOf);
        }

        private boolean isOf(LaunchRegistration organisation) {
            return organisation.token().filter(this::isOf).isPresent()
                    || organisation.smart().filter(this::isOf).isPresent();
        }

        private boolean isOf(TokenRegistration sender) {
            return sender.keys() instanceof JwksUrl(URI url, String tls)
                    && tls.equals(tlsConfiguration)
                    && url.equals(address);
        }

        private boolean isOf(SmartRegistration ehr) {
            return ehr.tlsConfiguration().orElse(HttpClients.PLATFORM).equals(tlsConfiguration) && ehr.owns(address);
        }
    }

    public PublishedKeys of(Source source) {
        return known.computeIfAbsent(source, made -> new PublishedKeys(requests(made), made.address(), made.limits()));
    }

    /** As {@link #of}, to be fetched anew whatever is remembered. */
    public PublishedKeys afresh(Source source) {
        drop(source);
        return of(source);
    }

    /** For one fetch of that source, past the cache. */
    public SmallRequests requests(Source source) {
        return new SmallRequests(
                clients,
                source.tlsConfiguration(),
                source.limits().deadline(),
                source.limits().maxBytes());
    }

    /** What was read for a registration that is gone is trusted no longer, should it come back. */
    public void letGo(@Observes LaunchConfigChanged change) {
        known.keySet().stream()
                .filter(source -> !source.standsIn(change.after()))
                .toList()
                .forEach(this::drop);
    }

    @PreDestroy
    public void close() {
        known.keySet().forEach(this::drop);
    }

    private void drop(Source source) {
        PublishedKeys keys = known.remove(source);
        if (keys != null) {
            keys.close();
        }
    }
}
