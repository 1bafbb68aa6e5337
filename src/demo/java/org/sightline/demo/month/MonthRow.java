package org.sightline.demo.month;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A row of the audit trail in the making.
 *
 * @param columns besides those that every row has; what is not named stays empty
 */
record MonthRow(Instant at, String event, Map<String, String> columns) {

    MonthRow {
        columns = Map.copyOf(columns);
    }

    MonthRow with(String column, String value) {
        Map<String, String> more = new HashMap<>(columns);
        more.put(column, value);
        return new MonthRow(at, event, more);
    }
}
