package org.sightline.demo.oauth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things that are known by a random name for a while: codes, launch handles, tokens. Kept in memory only. */
public final class Named<T> {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Until<T>> things = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private final InstantSource clock;

    private record Until<T>(T thing, Instant end) {}

    public Named(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** @return its name: 192 random bits, base64url */
    public String add(T thing) {
        Instant now = clock.instant();
        things.values().removeIf(each -> !each.end().isAfter(now));
        byte[] bits = new byte[24];
        RANDOM.nextBytes(bits);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        things.put(name, new Until<>(thing, now.plus(lifetime)));
        return name;
    }

    /** What has this name, for the first to ask: the name is used up, even where its time was over. */
    public Optional<T> take(String name) {
        return good(things.remove(name));
    }

    /** What has this name. */
    public Optional<T> find(String name) {
        return good(things.get(name));
    }

    public void removeIf(Predicate<T> gone) {
        things.values().removeIf(each -> gone.test(each.thing()));
    }

    private Optional<T> good(@Nullable Until<T> found) {
        return Optional.ofNullable(found)
                .filter(each -> each.end().isAfter(clock.instant()))
                .map(Until::thing);
    }
}
