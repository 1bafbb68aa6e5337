package org.sightline.audit.command;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.sightline.audit.seal.SealStatement;

/** Which month a seal says was dropped. */
final class DroppedMonths {

    private DroppedMonths() {}

    static Optional<YearMonth> in(SealStatement statement) {
        if (!statement.says(SealStatement.MONTH_DROPPED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.parse(statement.get("month")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
