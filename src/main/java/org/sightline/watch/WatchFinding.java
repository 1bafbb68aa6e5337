package org.sightline.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.watch.WatchedRow.Person;

/**
 * What a rule found.
 *
 * @param registration whose officers it is for
 * @param summary in words, without naming user or patient
 * @param evidence the rows that show it, at least one
 */
record WatchFinding(String registration, Subject subject, String summary, List<Row> evidence) {

    WatchFinding {
        evidence = List.copyOf(evidence);
    }

    /** One row of the trail. */
    record Row(long sequence, Instant at) {
        static Row of(WatchedRow row) {
            return new Row(row.sequence(), row.at());
        }
    }

    /**
     * What a case is about: what is found of the same later belongs to the same case.
     *
     * @param nhsNumber empty if it is not about one patient
     * @param other what else tells it apart, such as a launch or a feed; empty for nothing
     */
    record Subject(@Nullable Person userOrNull, String nhsNumber, String launchId, String other, LocalDate day) {

        static Subject ofUser(WatchedRow row) {
            return new Subject(row.userOrNull(), "", "", "", row.day());
        }

        static Subject ofUserAndPatient(WatchedRow row) {
            return new Subject(row.userOrNull(), row.about().nhsNumber(), "", "", row.day());
        }

        static Subject ofPatient(WatchedRow row) {
            return new Subject(null, row.about().nhsNumber(), "", "", row.day());
        }

        static Subject ofLaunch(WatchedRow row) {
            return new Subject(null, row.about().nhsNumber(), row.place().launchId(), "", row.day());
        }

        static Subject ofFeed(WatchedRow row, String feed) {
            return new Subject(null, row.about().nhsNumber(), "", feed, row.day());
        }

        String key() {
            return String.join(
                    "|",
                    Stream.of(userOrNull == null ? "" : userOrNull.key(), nhsNumber, launchId, other, day.toString())
                            .toList());
        }
    }
}
