package org.sightline.registration;

import java.time.LocalDate;
import java.util.Optional;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;

/**
 * One partner's feed, from {@code launch-config/feeds/<id>.yaml}.
 *
 * @param name the partner's name as the page shows it
 * @param freshness whether the feed answers from the live system or from a copy taken overnight
 * @param dataSince the first day the feed holds data of, if it does not go back for ever
 * @param connection how it is asked; empty for a partner that is named on the page but not connected
 * @param setting the kind of organisation whose records it sends; empty for one that says none, which every tab asks
 */
public record FeedRegistration(
        FeedId id,
        String name,
        OdsCode odsCode,
        Freshness freshness,
        Optional<LocalDate> dataSince,
        Optional<FeedConnection> connection,
        Optional<Setting> setting) {

    /** A feed that does not say whose records it sends. */
    public FeedRegistration(
            FeedId id,
            String name,
            OdsCode odsCode,
            Freshness freshness,
            Optional<LocalDate> dataSince,
            Optional<FeedConnection> connection) {
        this(id, name, odsCode, freshness, dataSince, connection, Optional.empty());
    }

    /** How old an answer of the feed is at best. */
    public enum Freshness {
        LIVE,
        OVERNIGHT
    }
}
