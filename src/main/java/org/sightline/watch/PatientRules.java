package org.sightline.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.registration.watch.Watch.ManyUsers;
import org.sightline.watch.TrailHistory.Opened;
import org.sightline.watch.WatchFinding.Row;
import org.sightline.watch.WatchFinding.Subject;

/** Rules that look at what else happened to one patient's record. */
final class PatientRules {

    private PatientRules() {}

    static List<WatchFinding> manyUsers(ManyUsers rule, List<WatchedRow> rows, TrailHistory history) {
        Stream<WatchedRow> openings = rows.stream()
                .filter(row -> row.is("opening") && !row.about().nhsNumber().isEmpty());
        List<WatchFinding> found = new ArrayList<>();
        for (Stretch stretch : Stretch.of(openings, Subject::ofPatient)) {
            List<Row> evidence = manyUsers(rule, stretch, history);
            if (!evidence.isEmpty()) {
                found.add(new WatchFinding(
                        stretch.last().place().registration(),
                        Subject.ofPatient(stretch.last()),
                        "%,d users or more within %,d hours.".formatted(rule.users(), rule.hours()),
                        evidence));
            }
        }
        return found;
    }

    /** Each user counts by the latest opening within the time. */
    private static List<Row> manyUsers(ManyUsers rule, Stretch stretch, TrailHistory history) {
        Duration time = Duration.ofHours(rule.hours());
        WatchedRow last = stretch.last();
        List<Opened> openings = history.openings(
                last.place().registration(),
                last.about().nhsNumber(),
                stretch.first().at().minus(time),
                last.at().plusNanos(1_000));
        Map<String, Row> evidence = new LinkedHashMap<>();
        stretch.within(time, openings, Opened::row, together -> {
            Map<String, Row> byUser = new LinkedHashMap<>();
            together.forEach(opened -> byUser.put(opened.userKey(), opened.row()));
            if (byUser.size() >= rule.users()) {
                evidence.putAll(byUser);
            }
        });
        return List.copyOf(evidence.values());
    }
}
