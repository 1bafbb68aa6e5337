package org.sightline.audit.seal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What seals the audit trail, and how long it may go without. */
@ConfigMapping(prefix = "sightline.audit.seal")
public interface SealSettings {

    /** Where the keys are: {@code env:NAME} or {@code file:/path}, a JWK Set. */
    Optional<String> key();

    /** Who accepts that the trail is not sealed; without it and without keys the viewer does not start. */
    Optional<String> unsealedAcceptedBy();

    /** The id of a key that is gone for good, so that another may go on without its signature. */
    Optional<String> lostKey();

    /** How long a row may wait for its seal until somebody is told. */
    @WithDefault("1M")
    Duration alarmAfter();

    /** How long a row may wait for its seal until nothing is opened any more, at most 4 hours. */
    @WithDefault("1H")
    Duration stopAfter();
}
