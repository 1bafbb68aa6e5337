package org.sightline.registration;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;

/**
 * One partner's feed, from {@code launch-config/feeds/<id>.yaml}.
 *
 * @param name the partner's name as the page shows it
 * @param freshness whether the feed answers from the live system or from a copy taken overnight
 */
public record FeedRegistration(
        FeedId id,
        String name,
        OdsCode odsCode,
        Freshness freshness,
        @Nullable LocalDate dataSinceOrNull,
        @Nullable FeedConnection connectionOrNull,
        @Nullable Setting settingOrNull) {

    /** The first day the feed holds data of, if it does not go back for ever. */
    public Optional<LocalDate> dataSince() {
        return Optional.ofNullable(dataSinceOrNull);
    }

    /** How it is asked; empty for a partner that is named on the page but not connected. */
    public Optional<FeedConnection> connection() {
        return Optional.ofNullable(connectionOrNull);
    }

    /** The kind of organisation whose records it sends; empty for one that says none, which every tab asks. */
    public Optional<Setting> setting() {
        return Optional.ofNullable(settingOrNull);
    }

    /** How old an answer of the feed is at best. */
    public enum Freshness {
        LIVE,
        OVERNIGHT
    }
}
