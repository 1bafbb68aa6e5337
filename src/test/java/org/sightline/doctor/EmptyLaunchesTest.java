package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.FeedOutcome;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** What administrators read of launches that succeeded and showed nothing, out of the real trail. */
class EmptyLaunchesTest {

    private static final LaunchContext LAUNCH = Launches.ritaOpensIvy();

    @TempDir
    Path folder;

    private final Database database = TestDatabase.migrated().database();
    private final AuditTrail trail = Trails.trail(database);
    private LaunchConfig config;
    private EmptyLaunches empty;

    @BeforeEach
    void register() {
        config = ConfigFolder.sound(folder).load();
        empty = new EmptyLaunches(Trails.history(database), () -> config, InstantSource.system());
    }

    @Test
    @DisplayName("JOIN-07 a launch whose patient no source knows, or knows otherwise, is explained")
    void explainsWhatSourcesSaid() {
        opened(outcome("patient-not-known", ""), outcome("patient-not-known", ""));
        assertTold("No source knows the NHS number", "Holds no such patient");
        opened(outcome("patient-mismatch", "BIRTH_DATE: differs"), outcome("patient-not-known", ""));
        assertTold("A source holds the NHS number with another birth date", "Does not agree");
        opened(outcome("patient-mismatch", "NO_BIRTH_DATE: none"));
        assertTold("A source holds the NHS number and nothing that proves whose it is", "Does not agree");
        opened(outcome("unavailable", "TIMEOUT: 5 s"), outcome("patient-not-known", ""));
        assertTold("A source did not answer or did not permit it", "Did not answer");
        opened(outcome("not-shared", ""));
        assertTold("No source was asked whose answer could be shown", "");
    }

    @Test
    @DisplayName("JOIN-07 a launch whose role opens nothing names the role and says where it has to stand")
    void explainsARoleThatOpensNothing() {
        LaunchId id = accepted();
        trail.record(
                new AuditEvent.TabDenied(Opener.of(id, LAUNCH), TabId.SUMMARY, "role-not-permitted"), Caller.OURSELVES);
        EmptyLaunches.Line line = lines().getFirst();
        String role = LAUNCH.practitioner().role().code();
        assertTrue(line.why().startsWith("The role that came, " + role + ", "), line.why());
        assertTrue(line.remedy().contains("access.yaml"), line.remedy());
    }

    @Test
    @DisplayName(
            "JOIN-07 a launch that showed something, one that nobody opened and another organisation's are not there")
    void saysNothingOfOthers() {
        opened(outcome("answered", ""), outcome("patient-not-known", ""));
        accepted();
        assertEquals(List.of(), lines());
        opened(outcome("patient-not-known", ""));
        assertEquals(1, lines().size());
        assertEquals(
                List.of(),
                empty.of(ConfigFolder.sound(folder.resolve("other"))
                        .write(
                                "organisations/southgate.yaml",
                                ConfigFolder.ORGANISATION
                                        .replace("RNG01", "RSG01")
                                        .replace("epr.northgate", "epr.southgate"))
                        .load()
                        .byId("southgate")
                        .orElseThrow()));
    }

    @Test
    void theFirstOpeningOfALaunchCounts() {
        LaunchId id = opened(outcome("answered", ""));
        open(id, outcome("unavailable", "TIMEOUT: 5 s"));
        assertEquals(List.of(), lines());
    }

    private void assertTold(String why, String feed) {
        EmptyLaunches.Line line = lines().getFirst();
        assertTrue(line.why().startsWith(why), line.why());
        assertTrue(line.remedy().length() > 10, line.remedy());
        assertEquals("Greenfield Surgery", line.feeds().getFirst().name());
        assertTrue(line.feeds().getFirst().words().startsWith(feed), line.feeds()::toString);
        assertTrue(!line.toString().contains("9990000018") && !line.toString().contains("Okafor"), line::toString);
    }

    private List<EmptyLaunches.Line> lines() {
        return empty.of(config.byId("northgate").orElseThrow());
    }

    private LaunchId accepted() {
        LaunchId id = Launches.newId();
        trail.record(new AuditEvent.LaunchAccepted(id, LAUNCH), Caller.OURSELVES);
        return id;
    }

    private LaunchId opened(FeedOutcome... outcomes) {
        LaunchId id = accepted();
        open(id, outcomes);
        return id;
    }

    private void open(LaunchId id, FeedOutcome... outcomes) {
        AuditReceipt receipt = trail.opening(Opener.of(id, LAUNCH), TabId.SUMMARY, Caller.OURSELVES);
        trail.opened(
                receipt,
                new AuditEvent.Opened(AuditEvent.Delivery.WHOLE_PAGE, Arrays.asList(outcomes), List.of()),
                Caller.OURSELVES);
    }

    private static FeedOutcome outcome(String outcome, String detail) {
        return new FeedOutcome("greenfield", outcome, detail, 1, 0, 0, 12);
    }
}
