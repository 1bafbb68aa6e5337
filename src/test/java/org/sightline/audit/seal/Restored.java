package org.sightline.audit.seal;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.postgresql.PGConnection;
import org.sightline.testing.TestDatabase;

/** What dump and restore do: the rows as they are, in a cluster that counts its transactions from its own beginning. */
final class Restored {

    private Restored() {}

    static SealedTrail into(TestDatabase empty, SealedTrail from) {
        try (Connection source = connect(from.database());
                Connection target = connect(empty)) {
            for (String table : List.of("audit_entry", "audit_seal")) {
                StringWriter rows = new StringWriter();
                source.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
                target.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN", new StringReader(rows.toString()));
            }
            target.createStatement()
                    .execute("SELECT setval('audit_entry_sequence', (SELECT max(sequence) FROM audit_entry))");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return from.in(empty);
    }

    private static Connection connect(TestDatabase database) throws Exception {
        return DriverManager.getConnection(database.url(), "postgres", "postgres");
    }
}
