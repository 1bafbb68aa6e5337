package org.sightline.policy.objection;

import java.time.LocalDate;
import java.util.Set;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.Secret;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.testing.TestDatabase;

/** The real register and queue for tests of other rooms, an officer and what she records. */
public final class Objecting {

    private Objecting() {}

    public static Objections register(TestDatabase database, AuditTrail trail) {
        return new PostgresObjections(
                database.database(), Trails.on(database.database()), trail, new ObjectionEntries());
    }

    public static ObjectionQueue queue(TestDatabase database) {
        return new PostgresObjectionQueue(database.database(), Trails.on(database.database()), new ObjectionEntries());
    }

    public static Officer imogen(String registration) {
        return new Officer(
                new OfficeUser("https://login.example", "imogen", "Imogen Fairley"),
                registration,
                "Northgate Hospital",
                Set.of(Duty.OBJECTIONS));
    }

    public static NewEntry byLetter(NhsNumber patient, ObjectionChange change, ObjectionScope scope) {
        Reception reception =
                new Reception(LocalDate.of(2026, 1, 1), HowReceived.LETTER, OnBehalf.PATIENT, "", "Box 4");
        return new NewEntry(patient, change, scope, reception, Secret.randomText(16), 0);
    }
}
