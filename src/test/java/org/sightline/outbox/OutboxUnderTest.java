package org.sightline.outbox;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.codes.ValueSets;
import org.sightline.context.Duty;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.database.Database;
import org.sightline.outbox.Outbox.Occurrence;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.registration.watch.WatchRules;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A node that tells people, with ways of a test's own; a real database. */
final class OutboxUnderTest {

    static final Recipient MAILED = new Recipient(
            "privacy",
            Set.of("northgate"),
            Set.of(Occasion.OVERRIDE),
            new Recipient.Email(List.of("privacy@northgate.example")),
            Set.of(Detail.USER));
    static final Recipient HOOKED = new Recipient(
            "hooks",
            Set.of(),
            Set.of(Occasion.OVERRIDE),
            new Recipient.Webhook(URI.create("https://hooks.region.example/in"), "env:HOOK", null),
            Set.of());
    static final Occurrence OVERRIDE = new Occurrence(
            Occasion.OVERRIDE,
            "northgate",
            "ABC-DEF-GHJ",
            Map.of(Detail.USER, "Rita Okafor, Nurse", Detail.PATIENT, "9990000018"));

    final TestDatabase database;
    final Database pool;
    final List<Message> taken = new CopyOnWriteArrayList<>();
    final OutboxTable table;
    final OutboxSender sender;
    List<Recipient> told = new ArrayList<>(List.of(MAILED, HOOKED));
    volatile String fault = "";

    OutboxUnderTest(TestDatabase database) {
        this.database = database;
        this.pool = database.database();
        this.table = new OutboxTable(pool, this::config);
        this.sender =
                new OutboxSender(table, this::config, (message, _) -> take(message), (message, _) -> take(message));
    }

    LaunchConfig config() {
        return new LaunchConfig(
                List.of(),
                List.of(),
                new AccessRules(List.of(), Set.of()),
                ValueSets.NONE,
                LaunchConfig.Protection.NONE,
                new WatchRules(told, List.of()),
                "v1");
    }

    /** As a change of somebody else's, with its entry. */
    void put(Occurrence occurrence) {
        Trails.on(pool).make(AuditTrail.Caller.OURSELVES, (handle, trail) -> {
            trail.accept(new AuditEvent.SignedOut(Launches.newId(), Launches.ritaOpensIvy()));
            table.put(handle, occurrence);
            return null;
        });
    }

    /** All pauses are over. */
    void later() {
        database.asOwner().useHandle(handle -> handle.execute("UPDATE outbox_message SET due_at = now()"));
    }

    List<Outbox.Kept> kept() {
        OfficeUser tobias = new OfficeUser("https://login.northgate.example", "tobias", "Tobias Wren");
        return table.latest(new Officer(tobias, "northgate", "Northgate Hospital", Set.of(Duty.PRIVACY_OFFICER)), 0)
                .rows();
    }

    private void take(Message message) throws IOException {
        Database.requireNoneHeld();
        if (!fault.isEmpty()) {
            throw new IOException(fault);
        }
        taken.add(message);
    }
}
