package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.audit.ConfigurationVersion.Part;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.context.TabId;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A trail that was sealed before its table got the column for whom a user acts. */
class UpgradedTrailTest {

    private static final String BEFORE = "23";
    private static final String ROW = """
            INSERT INTO audit_entry (node, event, outcome, user_name, nhs_number, configuration_version, application_version)
            VALUES ('node-a', 'opening', 'success', 'Rita Okafor', '9990000018', 'config-1', '0.1.0')
            """;

    private final TestDatabase database = DatabaseServer.shared().emptyDatabase();
    private final SealedTrail trail = new SealedTrail(database);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A05 rows and exports from before still verify, and who is acted for is under the seal")
    void verifiesWhatWasSealedBeforeAndWhatCame() throws Exception {
        AuditAtTerminal audit = new AuditAtTerminal(trail, folder);
        DatabaseServer.migrate(database, BEFORE);
        for (int i = 0; i < 3; i++) {
            database.asApplication().useHandle(handle -> handle.execute(ROW));
        }
        trail.seal();
        assertEquals(0, audit.export("before"), audit.said());

        DatabaseServer.migrate(database, "latest");
        long acting = Trails.open(database.database(), Launches.newId(), Launches.ritaActsForPriya());
        trail.seal();

        assertEquals(0, audit.verify(), audit.said());
        assertTrue(audit.said().contains("rows:      4 as they were sealed\n"), audit.said());
        assertEquals(0, audit.verifyExport("before"), audit.said());
        assertEquals(0, audit.export("after"), audit.said());
        assertEquals(0, audit.verifyExport("after"), audit.said());

        trail.asSuperuser("UPDATE audit_entry SET acting_for = jsonb_set(acting_for, '{name}', '\"Dr Else\"')"
                + " WHERE sequence = " + acting);
        assertEquals(1, audit.verify());
        assertTrue(audit.first().matches(".*row " + acting + ", sealed in .*, was edited.*"), audit.said());
    }

    @Test
    @DisplayName(
            "A05 rows from before entries said by what pages are made still verify, and what they say since is sealed")
    void byWhatPagesAreMadeIsUnderTheSeal() throws Exception {
        AuditAtTerminal audit = new AuditAtTerminal(trail, folder);
        DatabaseServer.migrate(database, "29");
        database.asApplication().useHandle(handle -> handle.execute(ROW));
        trail.seal();
        assertEquals(0, audit.export("before"), audit.said());

        DatabaseServer.migrate(database, "latest");
        Content content = new Content(
                "sha256:" + "ab".repeat(32),
                List.of(new Part("summary.yaml", "", "sha256:" + "cd".repeat(32))),
                List.of());
        long opening = Trails.trail(database.database(), content)
                .opening(
                        Opener.of(Launches.newId(), Launches.ritaOpensIvy()),
                        TabId.SUMMARY,
                        AuditTrail.Caller.OURSELVES)
                .sequence();
        trail.seal();
        assertEquals(0, audit.verify(), audit.said());
        assertTrue(audit.said().contains("rows:      3 as they were sealed\n"), audit.said());
        assertEquals(0, audit.verifyExport("before"), audit.said());

        trail.asSuperuser(
                "UPDATE audit_entry SET content_version = 'sha256:' || repeat('0', 64) WHERE sequence = " + opening);
        assertEquals(1, audit.verify());
        assertTrue(audit.first().matches(".*row " + opening + ", sealed in .*, was edited.*"), audit.said());
    }
}
