package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.SealedTrail;

/** A trail as files, verified without the database. */
class AuditExportTest {

    private final SealedTrail trail = new SealedTrail();

    @TempDir
    private Path folder;

    private AuditAtTerminal audit;

    @BeforeEach
    void sitDown() {
        audit = new AuditAtTerminal(trail, folder);
    }

    @Test
    @DisplayName("A05: an export is verified as the database is")
    void anExportIsVerifiedWithoutTheDatabase() throws Exception {
        audit.threeSeals();
        trail.write(1);
        assertEquals(0, audit.export("whole"), audit.said());
        assertEquals(0, audit.verifyExport("whole"));
        assertTrue(
                audit.said().contains("rows:      9 as they were sealed\n           1 not sealed yet"), audit.said());

        trail.asSuperuser("DELETE FROM audit_entry WHERE sequence = 5");
        trail.asSuperuser("UPDATE audit_entry SET sequence = 15 - sequence WHERE sequence IN (7, 8)");
        assertEquals(0, audit.export("edited"), audit.said());
        assertEquals(1, audit.verifyExport("edited"));
        assertTrue(audit.first().matches(".*row 5 of .* was deleted.*"), audit.said());
        assertTrue(audit.said().contains("also:      row 7, sealed"), audit.said());
        assertEquals(2, audit.export("edited"), "an export is never written over");
    }

    @Test
    void anExportOfAMonthHoldsItsRowsAndTheirSeals() throws Exception {
        trail.write(3);
        trail.asSuperuser("UPDATE audit_entry SET recorded_at = recorded_at + interval '1 month' WHERE sequence > 1");
        trail.seal();
        String month = trail.month(2);
        assertEquals(0, audit.export("month", "--month", month), audit.said());
        assertEquals(0, audit.verifyExport("month"));
        assertTrue(audit.said().contains("rows:      2 as they were sealed\n"), audit.said());
        assertTrue(audit.said().startsWith("seals:     2 to 2, of "), audit.said());
    }
}
