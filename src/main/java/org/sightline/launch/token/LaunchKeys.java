package org.sightline.launch.token;

import com.nimbusds.jose.jwk.JWK;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.registration.KeySource.JwksUrl;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.KeySource.StaticKeys;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.KeysOnRecord;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.TokenRegistration;

/** The organisations' keys, wherever they are kept. A key is looked for by its id in its own organisation only. */
@Singleton
class LaunchKeys implements KeysInForce, KeysOnRecord {

    private final InstantSource clock;
    private final RemoteKeys.Timing timing;
    private final Map<String, Published> published = new ConcurrentHashMap<>();

    /** The source of a registration, and what it was made from: when that changes, so does the source. */
    private record Published(JwksUrl url, RemoteKeys keys) {}

    @Inject
    LaunchKeys(InstantSource clock) {
        this(clock, RemoteKeys.Timing.USUAL);
    }

    LaunchKeys(InstantSource clock, RemoteKeys.Timing timing) {
        this.clock = clock;
        this.timing = timing;
    }

    KeyLookUp find(LaunchRegistration registration, String keyId) {
        return registration
                .token()
                .map(sender -> find(registration.id(), sender, keyId))
                .orElseGet(KeyLookUp.Unknown::new);
    }

    private KeyLookUp find(String id, TokenRegistration sender, String keyId) {
        return switch (sender.keys()) {
            case StaticKeys keys -> find(sender, keys, keyId);
            case JwksUrl url -> {
                RemoteKeys keys = remote(id, url);
                yield keys.named(keyId)
                        .map(found -> one(sender, found))
                        .orElseGet(() -> new KeyLookUp.Unavailable(keys.lastFault()));
            }
        };
    }

    @Override
    public boolean stillHolds(LaunchRegistration registration, String keyId) {
        return registration
                .token()
                .filter(sender -> switch (sender.keys()) {
                    case StaticKeys keys ->
                        named(keys, keyId)
                                .filter(key -> key.notAfter().isAfter(clock.instant()))
                                .isPresent();
                    case JwksUrl url -> remote(registration.id(), url).stillHolds(keyId);
                })
                .isPresent();
    }

    @Override
    public Optional<List<KeyOnRecord>> of(LaunchRegistration registration) {
        return registration.token().flatMap(sender -> onRecord(registration.id(), sender));
    }

    private Optional<List<KeyOnRecord>> onRecord(String id, TokenRegistration sender) {
        return switch (sender.keys()) {
            case StaticKeys keys ->
                Optional.of(keys.keys().stream()
                        .map(key -> KeyOnRecord.of(key.jwk(), Optional.of(key.notAfter()), sender.algorithm()))
                        .toList());
            case JwksUrl url ->
                remote(id, url)
                        .all()
                        .map(keys -> keys.stream()
                                .map(key -> KeyOnRecord.of(key, Optional.empty(), sender.algorithm()))
                                .toList());
        };
    }

    /** Closes the sources of registrations that are gone; one whose address changed is renewed when it is next asked. */
    void letGo(@Observes LaunchConfigChanged change) {
        published.forEach((id, source) -> {
            boolean stays = change.after()
                    .byId(id)
                    .flatMap(LaunchRegistration::token)
                    .filter(sender -> sender.keys().equals(source.url()))
                    .isPresent();
            if (!stays && published.remove(id, source)) {
                source.keys().close();
            }
        });
    }

    @PreDestroy
    void close() {
        published.values().forEach(source -> source.keys().close());
    }

    private KeyLookUp find(TokenRegistration sender, StaticKeys keys, String keyId) {
        return named(keys, keyId)
                .map(key -> key.notAfter().isAfter(clock.instant())
                        ? one(sender, List.of(key.jwk()))
                        : new KeyLookUp.Expired(key.notAfter()))
                .orElseGet(KeyLookUp.Unknown::new);
    }

    private static Optional<StaticKey> named(StaticKeys keys, String keyId) {
        return keys.keys().stream()
                .filter(key -> keyId.equals(key.jwk().getKeyID()))
                .findFirst();
    }

    private static KeyLookUp one(TokenRegistration sender, List<JWK> found) {
        if (found.isEmpty()) {
            return new KeyLookUp.Unknown();
        }
        if (found.size() > 1) {
            return new KeyLookUp.Unfit("is not the only one of its kid");
        }
        JWK key = found.getFirst();
        return SigningKeyRules.objectionTo(key, sender.algorithm())
                .<KeyLookUp>map(KeyLookUp.Unfit::new)
                .orElseGet(() -> new KeyLookUp.Found(key));
    }

    private RemoteKeys remote(String id, JwksUrl url) {
        Published current = published.compute(id, (_, before) -> {
            if (before != null && before.url().equals(url)) {
                return before;
            }
            if (before != null) {
                before.keys().close();
            }
            return new Published(url, new RemoteKeys(url.url(), timing));
        });
        return current.keys();
    }
}
