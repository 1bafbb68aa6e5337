package org.sightline.policy.override;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail;
import org.sightline.codes.ValueSets;
import org.sightline.context.CaseVerdict;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.ObjectionScope.Parts;
import org.sightline.context.OdsCode;
import org.sightline.context.Officer;
import org.sightline.policy.objection.ObjectionStanding;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.ObjectionRules;
import org.sightline.registration.OverrideRules;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.watch.WatchRules;
import org.sightline.testing.Launches;
import org.sightline.testing.SettableClock;

/** What is looked up for one opening, and how often. */
class LeaveByRulesTest {

    private static final LaunchContext LAUNCH = Launches.ritaOpensIvy();
    private static final LaunchId ID = Launches.newId();
    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");
    private static final OverrideInForce OVERRIDE =
            new OverrideInForce(NOW.plus(Duration.ofMinutes(30)), "ABC-DEF-GHJ", "safeguarding");

    private static final FeedId COUNCIL = new FeedId("council");
    private static final FeedId TRUST = new FeedId("trust");

    private final SettableClock clock = new SettableClock(NOW);
    private final List<String> lookedUp = new ArrayList<>();
    private boolean objects;
    private boolean roleMay = true;
    private Parts parts = Parts.NONE;
    private final LeaveByRules leave = new LeaveByRules(this::standing, new LookedUp(), this::config, clock);

    @Test
    void anOverrideIsLookedUpOnceForAnOpeningHoweverManyPiecesItHas() {
        objects = true;
        Leave given = leave.of(LAUNCH, ID);

        assertEquals(new Leave.Overridden(OVERRIDE, ObjectionScope.Parts.NONE), given);
        assertEquals(given, leave.still(LAUNCH, given));
        assertEquals(given, leave.still(LAUNCH, given));
        assertEquals(List.of("override", "objection"), lookedUp);
    }

    @Test
    void anOverrideThatRanOutOrWhoseRoleLostItLeavesTheObjection() {
        objects = true;
        Leave given = leave.of(LAUNCH, ID);

        roleMay = false;
        assertEquals(new Leave.Refused(), leave.still(LAUNCH, given));
        roleMay = true;
        clock.set(OVERRIDE.until());
        assertEquals(new Leave.Overridable(), leave.still(LAUNCH, given));
    }

    @Test
    void withoutOneOnlyTheObjectionIsAskedForAgain() {
        roleMay = false;
        Leave given = leave.of(LAUNCH, ID);
        objects = true;

        assertEquals(new Leave.Given(ObjectionScope.Parts.NONE), given);
        assertEquals(new Leave.Refused(), leave.still(LAUNCH, given));
        assertEquals(List.of("objection", "objection"), lookedUp);
    }

    @Test
    void whatIsObjectedToIsLeftOutWithTheFeedsOfItsCategories() {
        roleMay = false;
        parts = new Parts(Set.of(COUNCIL), Set.of("mental-health"));

        assertEquals(new Leave.Given(new Parts(Set.of(COUNCIL, TRUST), Set.of("mental-health"))), leave.of(LAUNCH, ID));
    }

    @Test
    void anOverrideOpensSourcesAndThoseCategoriesWhoseRuleSaysSo() {
        parts = new Parts(Set.of(COUNCIL), Set.of("mental-health", "adoption"));

        assertEquals(new Leave.Overridden(OVERRIDE, new Parts(Set.of(), Set.of("adoption"))), leave.of(LAUNCH, ID));
    }

    @Test
    void aCategoryOrAFeedThatIsNotThereAnyMoreClosesTheWholeRecord() {
        roleMay = false;
        parts = new Parts(Set.of(), Set.of("renamed"));
        assertEquals(new Leave.Refused(), leave.of(LAUNCH, ID));
        parts = new Parts(Set.of(new FeedId("renamed")), Set.of());
        assertEquals(new Leave.Refused(), leave.of(LAUNCH, ID));
    }

    private ObjectionStanding standing(Object patient) {
        lookedUp.add("objection");
        if (!parts.isEmpty()) {
            return new ObjectionStanding.PartsOnly(parts);
        }
        return objects ? new ObjectionStanding.WholeRecord() : new ObjectionStanding.NoObjection();
    }

    private LaunchConfig config() {
        RoleRule nurses = new RoleRule("Nurse", List.of(new RoleCode(Launches.JOB_ROLE, "R8001")), Set.of());
        OverrideRules rules = new OverrideRules(List.of(), roleMay ? Set.of("Nurse") : Set.of(), Set.of("northgate"));
        WithheldRules none = new WithheldRules(Map.of(), Set.of(), List.of(), List.of());
        List<RecordCategory> categories = List.of(
                new RecordCategory("mental-health", "Mental health", true, Set.of(TRUST), Set.of(), none),
                new RecordCategory("adoption", "Adoption", false, Set.of(), Set.of(), none));
        return new LaunchConfig(
                List.of(),
                List.of(feed(COUNCIL), feed(TRUST)),
                new AccessRules(List.of(nurses), Set.of(), null, rules),
                ValueSets.NONE,
                new LaunchConfig.Protection(none, new ObjectionRules(List.of(), categories, null)),
                WatchRules.NONE,
                "v1");
    }

    private static FeedRegistration feed(FeedId id) {
        return new FeedRegistration(
                id,
                id.value(),
                new OdsCode("RCT01"),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                null,
                null);
    }

    /** Of this launch there is one. */
    private final class LookedUp implements Overrides {
        @Override
        public Optional<OverrideInForce> inForce(LaunchId launchId) {
            lookedUp.add("override");
            return Optional.of(OVERRIDE);
        }

        @Override
        public void begin(Begun override, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ListPart<StoredOverride> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int openOf(Officer officer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<StoredOverride> ofPatient(List<NhsNumber> numbers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean review(Officer officer, CaseVerdict review, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
