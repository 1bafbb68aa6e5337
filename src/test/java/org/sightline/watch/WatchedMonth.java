package org.sightline.watch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.UkZone;
import org.sightline.database.Database;
import org.sightline.demo.month.MonthWriter;
import org.sightline.outbox.Outbox;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.testing.TestDatabase;

/** A trail that holds a month of plausible use, and a node that watches it. */
final class WatchedMonth {

    static final String RULES = """
            rules:
              - {kind: own-record}
              - {kind: same-surname, commonAmong: 3}
              - {kind: volume}
              - {kind: many-users}
              - {kind: override-rate}
              - {kind: override-words}
              - {kind: out-of-hours, from: "07:00", until: "20:00", roles: [R8010]}
              - {kind: two-places}
              - {kind: no-contact}
              - {kind: stated-relationship}
              - {kind: attempts}
              - {kind: wrong-patient}
            """;
    private static final String OWN_FEED =
            ConfigFolder.FEED.replace("A81001", "RNG01").replace("greenfield", "northgate");

    final TestDatabase database = TestDatabase.migrated();
    final Database pool = database.database();
    final PostgresAlertCases cases = new PostgresAlertCases(pool, Trails.on(pool));
    private final ConfigFolder folder;
    private LaunchConfig config;

    WatchedMonth(Path root, String rules) {
        folder = ConfigFolder.sound(root).write("feeds/northgate.yaml", OWN_FEED);
        rules(rules);
    }

    WatchedMonth written() {
        LocalDate yesterday = LocalDate.ofInstant(Instant.now(), UkZone.ID).minusDays(1);
        database.asOwner().useHandle(owner -> MonthWriter.write(owner, "northgate", yesterday));
        return this;
    }

    void rules(String rules) {
        folder.write("alerts.yaml", rules);
        config = folder.load();
    }

    TrailWatch node() {
        CaseBook book = new CaseBook(Trails.on(pool), new Told());
        return new TrailWatch(pool, () -> config, book, InstantSource.system());
    }

    /** As long as there may be more: on a slow machine a turn ends before. */
    void watch() {
        TrailWatch node = node();
        database.untilOthersEnded();
        for (int turn = 0; turn < 4; turn++) {
            node.eachMinute();
        }
    }

    /** All that was found, as {@code rule user patient}. */
    Set<String> found() {
        List<String> found = database.asOwner()
                .withHandle(owner -> owner.createQuery("""
                                SELECT concat_ws(' ', rule, user_subject, nhs_number) FROM alert_case
                                """).mapTo(String.class).list());
        return new TreeSet<>(found);
    }

    String one(String query) {
        return database.asOwner()
                .withHandle(
                        owner -> owner.createQuery(query).mapTo(String.class).one());
    }

    List<AlertCases.AlertCase> open(Officer officer) {
        return cases.page(officer, new AlertCases.Filter(AlertCases.Which.OPEN, ""), 0, AuditTrail.Caller.OURSELVES)
                .cases()
                .rows();
    }

    static Officer officer(String name, String registration, Duty duty) {
        return new Officer(
                new OfficeUser("https://login.northgate.example", name, name),
                registration,
                registration,
                Set.of(duty));
    }

    /** A recipient of every message. */
    private static final class Told implements Outbox {
        @Override
        public void put(Handle handle, Occurrence occurrence) {
            handle.createUpdate("""
                            INSERT INTO outbox_message (recipient, occasion, registration, reference, details)
                            VALUES ('all', 'alert', :registration, :reference, '{}')
                            """)
                    .bindMap(Map.of("registration", occurrence.registration(), "reference", occurrence.reference()))
                    .execute();
        }

        @Override
        public ListPart<Kept> latest(Officer officer, long after) {
            throw new UnsupportedOperationException();
        }
    }
}
