package org.sightline.launch.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.registration.KeySource.JwksUrl;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.KeySource.StaticKeys;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.KeysOnRecord;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.TokenRegistration;

/** The organisations' keys, wherever they are kept. A key is looked for by its id in its own organisation only. */
@Singleton
class LaunchKeys implements KeysInForce, KeysOnRecord {

    /** How organisations' keys are read, so that a launch finds a new key at once and none can be made to ask often. */
    static final PublishedKeys.Limits LIMITS = new PublishedKeys.Limits(
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            50 * 1024);

    private final LaunchConfigSource config;
    private final PublishedKeySets keySets;
    private final PublishedKeys.Limits limits;
    private final InstantSource clock;

    @Inject
    LaunchKeys(LaunchConfigSource config, PublishedKeySets keySets, InstantSource clock) {
        this(config, keySets, LIMITS, clock);
    }

    LaunchKeys(LaunchConfigSource config, PublishedKeySets keySets, PublishedKeys.Limits limits, InstantSource clock) {
        this.config = config;
        this.keySets = keySets;
        this.limits = limits;
        this.clock = clock;
    }

    KeyLookUp find(LaunchRegistration registration, String keyId) {
        KeyLookUp found =
                registration.token().map(sender -> find(sender, keyId)).orElseGet(KeyLookUp.Unknown::new);
        return found instanceof KeyLookUp.Found(JWK key) && isAnothers(key, registration)
                ? new KeyLookUp.Unfit("is a key of another organisation as well")
                : found;
    }

    /**
     * Whoever holds a key could sign for each organisation that has it. What others publish is as it was last seen: no
     * launch waits for another organisation's server.
     */
    private boolean isAnothers(JWK key, LaunchRegistration owner) {
        return config.current().organisations().stream()
                .filter(other -> !other.id().equals(owner.id()))
                .flatMap(other -> other.token().stream())
                .flatMap(this::known)
                .anyMatch(other -> isSame(key, other));
    }

    private Stream<JWK> known(TokenRegistration sender) {
        return switch (sender.keys()) {
            case StaticKeys keys -> keys.keys().stream().map(StaticKey::jwk);
            case JwksUrl url -> published(url).lastSeen().stream();
        };
    }

    private static boolean isSame(JWK one, JWK other) {
        try {
            return one.computeThumbprint().equals(other.computeThumbprint());
        } catch (JOSEException _) {
            return false;
        }
    }

    /** Soon after the start and then, beside the launches, as often as they are kept. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        config.current().organisations().stream()
                .flatMap(one -> one.token().stream())
                .map(TokenRegistration::keys)
                .filter(JwksUrl.class::isInstance)
                .map(JwksUrl.class::cast)
                .forEach(url -> Thread.startVirtualThread(() -> published(url).all()));
    }

    private KeyLookUp find(TokenRegistration sender, String keyId) {
        return switch (sender.keys()) {
            case StaticKeys keys -> find(sender, keys, keyId);
            case JwksUrl url -> {
                PublishedKeys keys = published(url);
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
                    case JwksUrl url -> published(url).stillHolds(keyId) && !hasEnded(published(url), keyId);
                })
                .isPresent();
    }

    private boolean hasEnded(PublishedKeys keys, String keyId) {
        return keys.lastSeen().stream()
                .filter(key -> keyId.equals(key.getKeyID()))
                .anyMatch(
                        key -> SigningKeyRules.objectionTo(key, clock.instant()).isPresent());
    }

    @Override
    public Optional<List<KeyOnRecord>> of(LaunchRegistration registration) {
        return registration.token().flatMap(this::onRecord);
    }

    private Optional<List<KeyOnRecord>> onRecord(TokenRegistration sender) {
        return switch (sender.keys()) {
            case StaticKeys keys ->
                Optional.of(keys.keys().stream()
                        .map(key -> KeyOnRecord.of(key.jwk(), key.notAfter(), sender.algorithm(), clock.instant()))
                        .toList());
            case JwksUrl url ->
                published(url)
                        .all()
                        .map(keys -> keys.stream()
                                .map(key -> KeyOnRecord.of(key, end(key), sender.algorithm(), clock.instant()))
                                .toList());
        };
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

    private KeyLookUp one(TokenRegistration sender, List<JWK> found) {
        if (found.isEmpty()) {
            return new KeyLookUp.Unknown();
        }
        if (found.size() > 1) {
            return new KeyLookUp.Unfit("is not the only one of its kid");
        }
        JWK key = found.getFirst();
        return SigningKeyRules.objectionTo(key, sender.algorithm(), clock.instant())
                .<KeyLookUp>map(KeyLookUp.Unfit::new)
                .orElseGet(() -> new KeyLookUp.Found(key));
    }

    /** Where it says one itself. */
    private static @Nullable Instant end(JWK key) {
        return key.getExpirationTime() == null ? null : key.getExpirationTime().toInstant();
    }

    private PublishedKeys published(JwksUrl url) {
        return keySets.of(new PublishedKeySets.Source(url.tlsConfiguration(), url.url(), limits));
    }
}
