package org.sightline.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.registration.watch.Watch;
import org.sightline.watch.WatchedRow.Person;
import org.sightline.watch.WatchedRow.Role;

/** Rules that count within some hours or days, when many rows are read at once: a quiet row later hides nothing. */
class StretchRulesTest {

    private static final String REGISTRATION = "northgate";
    private static final String IVY = "9990000018";
    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    @DisplayName("Many users of one hour are found although one of them comes back in the afternoon of the same day")
    void manyUsersAreFoundBeforeALaterLook() {
        List<WatchedRow> rows = List.of(
                row(1, "opening", "ann", NINE),
                row(2, "opening", "bob", NINE.plusSeconds(60)),
                row(3, "opening", "cem", NINE.plusSeconds(120)),
                row(4, "opening", "ann", NINE.plus(Duration.ofHours(8))));

        List<WatchFinding> found = PatientRules.manyUsers(new Watch.ManyUsers(3, 1), rows, new Kept(rows, "x"));

        assertEquals(List.of(List.of(1L, 2L, 3L)), sequences(found));
        assertEquals(List.of(), PatientRules.manyUsers(new Watch.ManyUsers(4, 1), rows, new Kept(rows, "x")));
    }

    @Test
    @DisplayName("Overrides of so many days are found although the last of the day has fewer before it")
    void overridesAreFoundBeforeALaterOne() {
        List<WatchedRow> rows = Stream.of(-20, -19, 0, 9)
                .map(hours -> row(30 + hours, "override-begun", "ann", NINE.plus(Duration.ofHours(hours))))
                .toList();
        UserRules rules = new UserRules(rows, new Kept(rows, "same"));

        assertEquals(List.of(List.of(10L, 11L, 30L)), sequences(rules.overrideRate(new Watch.OverrideRate(3, 1))));
        assertEquals(List.of(List.of(10L, 11L, 30L)), sequences(rules.overrideWords(new Watch.OverrideWords(3, 1))));
        assertEquals(List.of(), rules.overrideRate(new Watch.OverrideRate(4, 1)));
        assertEquals(
                List.of(),
                new UserRules(rows, new Kept(rows, "")).overrideWords(new Watch.OverrideWords(3, 1)),
                "each time other words");
    }

    private static List<List<Long>> sequences(List<WatchFinding> found) {
        return found.stream()
                .map(one -> one.evidence().stream()
                        .map(WatchFinding.Row::sequence)
                        .sorted()
                        .toList())
                .toList();
    }

    private static String user(WatchedRow row) {
        return Objects.requireNonNull(row.userOrNull()).key();
    }

    private static WatchedRow row(long sequence, String event, String user, Instant at) {
        return new WatchedRow(
                sequence,
                sequence,
                at,
                new WatchedRow.Event(event, ""),
                new Person("i", user, user, new Role("R8000", "Doctor"), List.of()),
                new WatchedRow.Place(REGISTRATION, "l", ""),
                new WatchedRow.Patient(IVY, List.of(), "", List.of()));
    }

    /**
     * A trail that holds these rows.
     *
     * @param words of every override; if empty, each has its own
     */
    private record Kept(List<WatchedRow> rows, String words) implements TrailHistory {

        @Override
        public List<Opened> openings(String registration, Person user, Instant from, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Opened> openings(String registration, String nhsNumber, Instant from, Instant until) {
            return rows.stream()
                    .filter(row -> !row.at().isBefore(from) && row.at().isBefore(until))
                    .map(row -> new Opened(WatchFinding.Row.of(row), user(row), nhsNumber, ""))
                    .toList();
        }

        @Override
        public List<Overridden> overrides(String registration, Person user, Instant until, Duration back) {
            return rows.stream()
                    .filter(row ->
                            row.at().isAfter(until.minus(back)) && !row.at().isAfter(until))
                    .map(row -> new Overridden(
                            WatchFinding.Row.of(row), words.isEmpty() ? "words" + row.sequence() : words))
                    .toList();
        }

        @Override
        public void keep(String registration, Person user, LocalDate day, int patients) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keepSurname(String surname, Person user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int usersOf(String surname) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalInt percentile(String registration, Role role, LocalDate before, int percentile, int days) {
            throw new UnsupportedOperationException();
        }
    }
}
