package org.sightline.oversight.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongFunction;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.audit.TrailReading;
import org.sightline.context.Officer;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailSearch;
import org.sightline.trail.WhoseUsers;

/** The one way to entries that an officer searches for: found, put on the audit trail, and only then handed over. */
@ApplicationScoped
class EntriesSearch {

    private static final int AT_A_TIME = 1_000;

    private final TrailSearch trail;
    private final AuditTrail audit;
    private final CallerSource caller;
    private final InstantSource clock;

    EntriesSearch(TrailSearch trail, AuditTrail audit, CallerSource caller, InstantSource clock) {
        this.trail = trail;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The latest entries, at most so many. */
    List<TrailEntry> page(Officer officer, EntriesForm form, int most) {
        List<TrailEntry> rows = trail.find(form.asked(WhoseUsers.of(officer), now()), form.beforeEntry(), most);
        record(officer, form, TrailReading.Form.PAGE, rows.size());
        return rows;
    }

    /** What a file holds, by the number before which its next part lies; that it is made is on the trail already. */
    LongFunction<List<TrailEntry>> file(Officer officer, EntriesForm form) {
        TrailSearch.Asked asked = form.asked(WhoseUsers.of(officer), now());
        int first = trail.find(asked, Long.MAX_VALUE, AT_A_TIME).size();
        record(officer, form, TrailReading.Form.CSV, first);
        return before -> trail.find(asked, before, AT_A_TIME);
    }

    private void record(Officer officer, EntriesForm form, TrailReading.Form as, long entries) {
        audit.record(
                new AuditEvent.TrailRead(new TrailReading.SearchByOfficer(
                        officer, form.patient().orElse(null), as, form.filter(), entries)),
                caller.current());
    }
}
