package org.sightline.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;

/**
 * One partner's feed, from {@code launch-config/feeds/<id>.yaml}.
 *
 * @param name the partner's name as the page shows it
 * @param data what readers have to know of its data
 */
public record FeedRegistration(
        FeedId id,
        String name,
        OdsCode odsCode,
        Data data,
        @Nullable FeedConnection connectionOrNull,
        @Nullable Setting settingOrNull) {

    /** The same for these registrations only. */
    public FeedRegistration onlyFor(Set<String> registrations) {
        Data theirs = new Data(data.freshness, data.sinceOrNull, data.announcements, registrations);
        return new FeedRegistration(id, name, odsCode, theirs, connectionOrNull, settingOrNull);
    }

    /** The same, named and not asked. */
    public FeedRegistration unconnected() {
        return new FeedRegistration(id, name, odsCode, data, null, settingOrNull);
    }

    /** Whether the launches of a registration are shown what it holds. */
    public boolean isFor(String registration) {
        return data.onlyForOrNull == null || data.onlyForOrNull.contains(registration);
    }

    /**
     * How new a feed's data is, how far it goes back, what is the matter with it, and whom it is for.
     *
     * @param freshness whether the feed answers from the live system or from a copy taken overnight
     * @param sinceOrNull the first day it holds data of; null if it goes back for ever
     * @param announcements what the operator tells the readers of its data
     * @param onlyForOrNull the registrations whose launches are shown it; null for all
     */
    public record Data(
            Freshness freshness,
            @Nullable LocalDate sinceOrNull,
            List<Announcement> announcements,
            @Nullable Set<String> onlyForOrNull) {
        public Data {
            announcements = List.copyOf(announcements);
            onlyForOrNull = onlyForOrNull == null ? null : Set.copyOf(onlyForOrNull);
        }

        /** Of a feed that every launch is shown. */
        public Data(Freshness freshness, @Nullable LocalDate sinceOrNull, List<Announcement> announcements) {
            this(freshness, sinceOrNull, announcements, null);
        }
    }

    public Freshness freshness() {
        return data.freshness;
    }

    /** The first day the feed holds data of, if it does not go back for ever. */
    public Optional<LocalDate> dataSince() {
        return Optional.ofNullable(data.sinceOrNull);
    }

    /** What the readers of its data are to be told on a day. */
    public List<Announcement> announcedOn(LocalDate day) {
        return data.announcements.stream().filter(one -> one.isOn(day)).toList();
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
