package org.sightline.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.sightline.watch.WatchedRow.Person;
import org.sightline.watch.WatchedRow.Role;

/** What the trail says besides the rows that are being looked at. Every question is about one organisation's users. */
interface TrailHistory {

    /** A user's openings of tabs from one moment to before another, the earliest first. */
    List<Opened> openings(String registration, Person user, Instant from, Instant until);

    /** The openings of a patient's record, the earliest first. */
    List<Opened> openings(String registration, String nhsNumber, Instant from, Instant until);

    /** A user's overrides, the earliest first. */
    List<Overridden> overrides(String registration, Person user, Instant until, Duration back);

    /** Keeps how many patients' records a user opened in a day. */
    void keep(String registration, Person user, LocalDate day, int patients);

    /** Keeps who has a surname. */
    void keepSurname(String surname, Person user);

    /** How many users have this surname. */
    int usersOf(String surname);

    /** Of so many per cent of the days of all users of a role, the most patients; empty if there are too few days. */
    OptionalInt percentile(String registration, Role role, LocalDate before, int percentile, int days);

    /** One opening. */
    record Opened(WatchFinding.Row row, String userKey, String nhsNumber, String ip) {}

    /** @param words what the user wrote, in small letters without anything but letters and digits */
    record Overridden(WatchFinding.Row row, String words) {}
}
