package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.SealedTrail;

/** What retention may take away. */
class AuditDropTest {

    private static final String MONTH = "2017-01";

    private final SealedTrail trail = new SealedTrail();

    @TempDir
    private Path folder;

    private AuditAtTerminal audit;

    @BeforeEach
    void oldRows() {
        audit = new AuditAtTerminal(trail, folder);
        trail.database()
                .asOwner()
                .useHandle(handle -> handle.execute("CREATE TABLE audit_entry_2017_01 PARTITION OF audit_entry"
                        + " FOR VALUES FROM ('2017-01-01 00:00:00+00') TO ('2017-02-01 00:00:00+00')"));
        trail.write(5);
        trail.asSuperuser("UPDATE audit_entry SET recorded_at = '2017-01-15T09:00:00Z' WHERE sequence < 4");
        trail.seal();
    }

    @Test
    @DisplayName("A10: a month whose time is over goes when it is sealed and exported, and the trail says so")
    void dropsWhatIsSealedAndExported() throws Exception {
        assertEquals(0, audit.export("old", "--month", MONTH), audit.said());
        assertEquals(0, audit.drop("old"), audit.said());
        assertTrue(audit.said().contains("Dropped 2017-01: 3 rows"), audit.said());

        assertEquals(0, audit.verify(), audit.said());
        assertTrue(
                audit.said().contains("rows:      2 as they were sealed, 3 dropped after their time\n"), audit.said());
        assertTrue(audit.said().contains("event=month-dropped"), audit.said());
        assertEquals(0, audit.verifyExport("old"));
        trail.write(1);
        assertEquals(1, trail.seal(), "the chain goes on");
        assertEquals(0, audit.verify(), audit.said());
    }

    @Test
    @DisplayName("A10: rows that are not sealed, not exported, or changed since stay")
    void keepsWhatIsNot() throws Exception {
        assertEquals(0, audit.export("old", "--month", MONTH), audit.said());
        trail.asSuperuser("UPDATE audit_entry SET tab = 'x' WHERE sequence = 2");
        assertRefused("old", "the database does not hold the same rows and seals of 2017-01 as the export");

        assertEquals(0, audit.export("edited", "--month", MONTH), audit.said());
        assertRefused("edited", "the export is not sound: row 2, sealed in seal 2 of ");
        trail.asSuperuser("UPDATE audit_entry SET tab = 'summary' WHERE sequence = 2");

        trail.asSuperuser("INSERT INTO audit_entry SELECT (jsonb_populate_record(e, '{\"sequence\": 80,"
                + " \"transaction_id\": \"99999999\"}')).* FROM audit_entry e WHERE sequence = 2");
        assertRefused("old", "the database does not hold the same rows");
        assertEquals(0, audit.export("waiting", "--month", MONTH), audit.said());
        assertRefused("waiting", "1 rows of the export are not sealed");
    }

    @Test
    @DisplayName("A10: rows whose time is not over stay, and the application cannot drop any")
    void keepsWhatIsNotOldEnough() throws Exception {
        String month = trail.month(5);
        assertEquals(0, audit.export("new", "--month", month), audit.said());
        assertRefused("new", "rows are kept for 8 years, and " + month + " is not that old");
        assertEquals(0, audit.export("old", "--month", MONTH), audit.said());
        assertEquals(1, audit.drop("old", "--years", "90"));
        assertEquals(0, audit.export("whole"), audit.said());
        assertRefused("whole", "that is no export of one month");
    }

    private void assertRefused(String export, String why) throws Exception {
        assertEquals(1, audit.drop(export), audit.said());
        assertTrue(audit.said().contains("Not dropped: " + why), audit.said());
        assertEquals(5, trail.rowsUpTo(5));
    }
}
