package org.sightline.watch;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.FeedId;
import org.sightline.context.Surname;
import org.sightline.context.UkZone;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.watch.Watch.Attempts;
import org.sightline.registration.watch.Watch.OutOfHours;
import org.sightline.registration.watch.Watch.SameSurname;
import org.sightline.watch.WatchFinding.Row;
import org.sightline.watch.WatchFinding.Subject;
import org.sightline.watch.WatchedRow.FeedSaid;
import org.sightline.watch.WatchedRow.Person;

/** Rules that see what they look for in single rows. */
final class RowRules {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private RowRules() {}

    static List<WatchFinding> ownRecord(List<WatchedRow> rows) {
        return found(
                rows,
                row -> row.userOrNull() != null
                        && (isOpening(row)
                                        && row.userOrNull()
                                                .nhsNumbers()
                                                .contains(row.about().nhsNumber())
                                || row.about().alike().contains("name")),
                Subject::ofUserAndPatient,
                "The user’s own NHS number, or whole name, is the patient’s.");
    }

    static List<WatchFinding> sameSurname(SameSurname rule, List<WatchedRow> rows, TrailHistory history) {
        Map<String, Person> users = new LinkedHashMap<>();
        rows.stream().map(WatchedRow::userOrNull).filter(Objects::nonNull).forEach(user -> users.put(user.key(), user));
        users.values().forEach(user -> history.keepSurname(Surname.of(user.name()), user));
        Set<String> common = rule.common().stream().map(Surname::plain).collect(Collectors.toSet());
        return found(
                rows,
                row -> {
                    if (row.userOrNull() == null || !row.about().alike().contains("surname")) {
                        return false;
                    }
                    String surname = Surname.of(row.userOrNull().name());
                    return !common.contains(surname) && history.usersOf(surname) < rule.commonAmong();
                },
                Subject::ofUserAndPatient,
                "User and patient have the same surname, and fewer than %,d users have it."
                        .formatted(rule.commonAmong()));
    }

    static List<WatchFinding> outOfHours(OutOfHours hours, List<WatchedRow> rows) {
        return found(
                rows,
                row -> isOpening(row)
                        && row.userOrNull() != null
                        && (hours.roles().isEmpty()
                                || hours.roles()
                                        .contains(row.userOrNull().role().code()))
                        && isClosed(hours, row),
                Subject::ofUser,
                "Open from %s to %s%s."
                        .formatted(hours.from(), hours.until(), hours.weekends() ? "" : ", Monday to Friday"));
    }

    /** Feeds that could not answer say nothing: one that did not know the patient, and none that did. */
    static List<WatchFinding> noContact(LaunchConfig config, List<WatchedRow> rows) {
        return found(
                rows,
                row -> {
                    Set<String> own = ownFeeds(config, row.place().registration());
                    List<String> said = row.about().feeds().stream()
                            .filter(feed -> own.contains(feed.feed()))
                            .map(FeedSaid::outcome)
                            .toList();
                    return row.is("opened") && !said.isEmpty() && said.stream().allMatch("patient-not-known"::equals);
                },
                Subject::ofUserAndPatient,
                "No source of the organisation itself knows the patient.");
    }

    static List<WatchFinding> statedRelationship(List<WatchedRow> rows) {
        return found(
                rows,
                row -> row.is("relationship-stated"),
                Subject::ofUserAndPatient,
                "The user stated a relationship to the patient for which no source vouches.");
    }

    static List<WatchFinding> wrongPatient(List<WatchedRow> rows) {
        List<WatchFinding> found = new ArrayList<>();
        for (WatchedRow row : rows) {
            row.about().feeds().stream()
                    .filter(feed -> feed.outcome().equals("wrong-patient"))
                    .forEach(feed -> found.add(new WatchFinding(
                            row.place().registration(),
                            Subject.ofFeed(row, feed.feed()),
                            "The source " + feed.feed()
                                    + " sent another patient’s data. Nothing of it was shown: ring its owner.",
                            List.of(Row.of(row)))));
        }
        return united(found);
    }

    static List<WatchFinding> attempts(Attempts rule, List<WatchedRow> rows) {
        return found(
                rows,
                row -> row.is("attempt-refused")
                                && rule.reasons().contains(row.what().reason())
                        || row.about().document().equals("not-this-patients"),
                Subject::ofLaunch,
                "Somebody tried to open this launch and it was not theirs, or another patient’s document in it.");
    }

    private static boolean isOpening(WatchedRow row) {
        return row.is("opening") || row.is("document-opening");
    }

    private static boolean isClosed(OutOfHours hours, WatchedRow row) {
        ZonedDateTime then = row.at().atZone(UkZone.ID);
        LocalTime time = then.toLocalTime();
        boolean night = hours.from().isBefore(hours.until())
                ? time.isBefore(hours.from()) || !time.isBefore(hours.until())
                : time.isBefore(hours.from()) && !time.isBefore(hours.until());
        return night || !hours.weekends() && WEEKEND.contains(then.getDayOfWeek());
    }

    private static Set<String> ownFeeds(LaunchConfig config, String registration) {
        return config.byId(registration).stream()
                .flatMap(organisation -> config.feeds().stream()
                        .filter(feed -> organisation.odsCodes().contains(feed.odsCode())))
                .map(feed -> feed.id())
                .map(FeedId::value)
                .collect(Collectors.toSet());
    }

    private static List<WatchFinding> found(
            List<WatchedRow> rows,
            Predicate<WatchedRow> sought,
            Function<WatchedRow, Subject> subject,
            String summary) {
        return united(rows.stream()
                .filter(sought)
                .map(row ->
                        new WatchFinding(row.place().registration(), subject.apply(row), summary, List.of(Row.of(row))))
                .toList());
    }

    /** What is found of the same several times is one finding. */
    private static List<WatchFinding> united(List<WatchFinding> findings) {
        Map<String, WatchFinding> bySubject = new LinkedHashMap<>();
        findings.forEach(finding -> bySubject.merge(
                finding.registration() + "|" + finding.subject().key(),
                finding,
                (one, more) -> new WatchFinding(
                        one.registration(),
                        one.subject(),
                        one.summary(),
                        Stream.concat(one.evidence().stream(), more.evidence().stream())
                                .toList())));
        return List.copyOf(bySubject.values());
    }
}
