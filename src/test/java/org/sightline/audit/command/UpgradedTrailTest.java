package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.Trails;
import org.sightline.audit.seal.SealedTrail;
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
}
