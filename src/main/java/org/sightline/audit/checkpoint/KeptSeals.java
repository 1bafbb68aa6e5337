package org.sightline.audit.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.Seal;

/** Which seal one place has, and since when it takes none. */
final class KeptSeals {

    private static final Logger LOG = Logger.getLogger(KeptSeals.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckpointPlace place;
    private final InstantSource clock;
    private long number;
    private volatile @Nullable Instant failingSince;

    KeptSeals(CheckpointPlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    String name() {
        return place.name();
    }

    /** Empty while it takes what it is given. */
    Optional<Duration> failingFor() {
        return Optional.ofNullable(failingSince).map(since -> Duration.between(since, clock.instant()));
    }

    /** Keeps a seal that is not kept there yet; what fails is tried again with the next. */
    void keep(Seal seal) {
        if (seal.head().number() == number) {
            return;
        }
        try {
            place.keep(JSON.writeValueAsString(seal.fields()));
            number = seal.head().number();
            failingSince = null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        } catch (IOException e) {
            if (failingSince == null) {
                failingSince = clock.instant();
            }
            LOG.errorf("No checkpoint of seal %d kept: %s, %s", seal.head().number(), place.name(), e);
        }
    }
}
