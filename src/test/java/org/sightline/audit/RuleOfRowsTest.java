package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** By which rule a role was let in or refused stands in the rows. */
class RuleOfRowsTest {

    private static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    private static final LaunchContext LAUNCH = Launches.ritaOpensIvy();

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();
    private final AuditTrail trail =
            new PostgresAuditTrail(database.database(), () -> true, () -> "config-1", "node-a", "0.1.0");

    @Test
    @DisplayName("every row of an opening, and of one that was refused, names the rule of the role")
    void namesTheRuleByWhichARoleIsShownWhatItIsShown() {
        Opener secretary = new Opener(
                launchId,
                LAUNCH,
                new Opener.Terms(null, ObjectionScope.Parts.NONE, "Secretary, narrowed by northgate"));
        AuditReceipt receipt = trail.opening(secretary, TabId.SUMMARY, CALLER);
        trail.opened(receipt, new AuditEvent.Opened(AuditEvent.Delivery.WHOLE_PAGE, List.of(), List.of()), CALLER);
        trail.record(new AuditEvent.TabDenied(secretary, TabId.SUMMARY, "panel-not-permitted"), CALLER);

        assertEquals(
                List.of(
                        "opening Secretary, narrowed by northgate",
                        "opened Secretary, narrowed by northgate",
                        "tab-denied Secretary, narrowed by northgate"),
                AuditRows.of(database).stream()
                        .map(row -> row.get("event") + " " + row.get("access_rule"))
                        .toList());
    }
}
