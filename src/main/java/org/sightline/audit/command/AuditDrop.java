package org.sightline.audit.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import org.sightline.audit.seal.ConfiguredKeys;
import org.sightline.audit.seal.SealKeyException;
import org.sightline.audit.seal.SealKeys;
import org.sightline.database.StorageUnavailableException;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/**
 * {@code ./sightline audit-drop}: takes a month out of the trail, if its time is over and an export that is sound holds
 * every row of it. The chain of seals keeps the hash of each row, and says that the month was dropped.
 */
public final class AuditDrop {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_DONE = 2;

    private final Terminal terminal;

    AuditDrop(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new AuditDrop(Terminal.ofThisProcess()).run(arguments));
    }

    int run(String... arguments) {
        try {
            AuditArguments asked = new AuditArguments(arguments, Set.of("key", "years"), terminal);
            Path export = asked.only("export of a month");
            YearMonth month = new ExportedTrail(export)
                    .month()
                    .orElseThrow(() -> new DropRefusedException("that is no export of one month"));
            requireOver(month, asked.years());
            KnownKeys keys = asked.keys();
            SealKeys ours = ConfiguredKeys.at(terminal.environment().getOrDefault("SIGHTLINE_AUDIT_SEAL_KEY", ""));
            long rows = new MonthDrop(asked.ownersDatabase(), ours).drop(month, new ExportedTrail(export), keys);
            terminal.out().println("Dropped %s: %,d rows, as they stand in %s".formatted(month, rows, export));
            return DONE;
        } catch (DropRefusedException e) {
            terminal.err().println("Not dropped: " + e.getMessage() + ".");
            return REFUSED;
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + " See ./sightline audit-drop --help.");
        } catch (SealKeyException e) {
            terminal.err().println("SIGHTLINE_AUDIT_SEAL_KEY: " + e.getMessage());
        } catch (IOException | StorageUnavailableException e) {
            terminal.err().println("Not dropped: " + e.getMessage());
        }
        return NOT_DONE;
    }

    /** All of the month has to be older than that. */
    private void requireOver(YearMonth month, int years) throws DropRefusedException {
        YearMonth last = YearMonth.from(terminal.clock().instant().atZone(ZoneOffset.UTC))
                .minus(Period.ofYears(years))
                .minusMonths(1);
        if (month.isAfter(last)) {
            throw new DropRefusedException(
                    "rows are kept for %d years, and %s is not that old".formatted(years, month));
        }
    }
}
