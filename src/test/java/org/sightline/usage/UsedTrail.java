package org.sightline.usage;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.sightline.context.UkZone;
import org.sightline.testing.TestDatabase;

/** A trail of openings at chosen moments, and a node that counts them. */
public final class UsedTrail {

    private static final String OPENING = """
            INSERT INTO audit_entry (recorded_at, event, outcome, node, configuration_version, application_version,
                registration, user_issuer, user_subject, user_name, user_role_code, user_role_name, launch_id, nhs_number, tab)
            VALUES (:at, 'opening', 'success', 'n', 'c', 'a', :registration, 'i', :user, 'Cora Pell', :role, :role || ' role',
                'l', :patient, :tab)
            """;
    private static final String OPENED = """
            INSERT INTO audit_entry (recorded_at, event, outcome, node, configuration_version, application_version,
                registration, user_issuer, user_subject, launch_id, nhs_number, tab, feeds)
            VALUES (:at, 'opened', 'success', 'n', 'c', 'a', :registration, 'i', 'u', 'l', '9990000018', 'summary',
                CAST(:feeds AS jsonb))
            """;

    private final TestDatabase database;

    public UsedTrail(TestDatabase database) {
        this.database = database;
    }

    /** Who opened whose record, as what. */
    public record Look(String registration, String user, String role, String patient, String tab) {

        public static Look of(String registration, String user) {
            return new Look(registration, user, "R8000", "9990000018", "summary");
        }

        public Look as(String other) {
            return new Look(registration, user, other, patient, tab);
        }

        public Look at(String other) {
            return new Look(registration, user, role, other, tab);
        }

        public Look in(String other) {
            return new Look(registration, user, role, patient, other);
        }
    }

    /** @param at by the clock of the United Kingdom */
    public UsedTrail opens(LocalDateTime at, Look look) {
        database.asOwner()
                .useHandle(owner -> owner.createUpdate(OPENING)
                        .bind("at", at.atZone(UkZone.ID).toOffsetDateTime())
                        .bind("registration", look.registration())
                        .bind("user", look.user())
                        .bind("role", look.role())
                        .bind("patient", look.patient())
                        .bind("tab", look.tab())
                        .execute());
        return this;
    }

    /** How feeds answered, as the trail has it. */
    public UsedTrail reads(LocalDateTime at, String registration, String feeds) {
        database.asOwner()
                .useHandle(owner -> owner.createUpdate(OPENED)
                        .bind("at", at.atZone(UkZone.ID).toOffsetDateTime())
                        .bind("registration", registration)
                        .bind("feeds", feeds)
                        .execute());
        return this;
    }

    /** Counts all of it. */
    public UsedTrail counted() {
        return countedOn(InstantSource.system());
    }

    /** The same on another day. */
    public UsedTrail countedOn(InstantSource clock) {
        new UsageCounting(database.database(), clock).eachMinute();
        return this;
    }

    public static LocalDate today() {
        return LocalDate.now(UkZone.ID);
    }
}
