package org.sightline.policy.relationship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.outbox.Outbox;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.admission.RelationshipRules;
import org.sightline.registration.admission.RelationshipRules.Reason;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.tab.Feeds;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

class RelationshipsByRulesTest {

    private static final Instant READ_AT = Instant.parse("2026-11-21T09:02:00Z");
    private static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    private static final Reason REFERRED = new Reason("referred", "The patient was referred to us");
    private static final FeedId OWN = new FeedId("northgate-hospital");
    private static final RelationshipRules RULES = new RelationshipRules(Set.of(OWN), true, List.of(REFERRED));

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();
    private final List<Set<FeedId>> asked = new ArrayList<>();
    private RelationshipRules rules = RULES;
    private FeedAnswer answer = new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "look-up");
    private boolean sealed = true;
    private final Told told = new Told();

    /** What was to be told, once for each statement. */
    private static final class Told implements Outbox {
        private final List<Outbox.Occurrence> occurrences = new ArrayList<>();

        @Override
        public void put(Handle handle, Outbox.Occurrence occurrence) {
            occurrences.add(occurrence);
        }

        @Override
        public ListPart<Outbox.Kept> latest(Officer officer, long after) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void nothingIsAskedWhereTheOrganisationAsksForNothing() {
        LaunchConfig none = new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "v1");
        assertEquals(
                new Relationship.NotNeeded(),
                new RelationshipsByRules(
                                () -> none, kept(), (_, among, _) -> fail(among), Trails.trail(database.database()))
                        .of(opener(), CALLER));
    }

    @Test
    void aLaunchThatNamesAnEncounterIsEnoughUnlessTheFileSaysOtherwise() {
        LaunchContext launch = Launches.ritaOpensIvy();
        assertEquals(new Relationship.OfLaunch("encounter"), relationships().of(Opener.of(launchId, launch), CALLER));
        assertEquals(List.of(), asked);

        rules = new RelationshipRules(Set.of(OWN), false, List.of(REFERRED));
        assertInstanceOf(Relationship.Missing.class, relationships().of(Opener.of(launchId, launch), CALLER));
    }

    @Test
    void soIsOneThatNamesAReferral() {
        LaunchContext launch = Launches.referred(launch(), "UBRN 0000 4949 4040");
        Relationship relationship = relationships().of(Opener.of(launchId, launch), CALLER);
        assertEquals("relationship: referral named by the launch", relationship.rule());
        assertTrue(relationships().stillHolds(launch, relationship));
        assertEquals(List.of(), asked);
    }

    @Test
    @DisplayName(
            "a patient whom the organisation's feed knows is its own: asked once for a launch, after a row of its own")
    void isKnownToTheFeedThatKnowsThePatient() {
        answer = new FeedAnswer.Answered(READ_AT, new Patient(), Map.of(), Map.of());

        Relationship.KnownTo known = new Relationship.KnownTo(OWN);
        assertEquals(known, relationships().of(opener(), CALLER));
        assertEquals(known, relationships().of(opener(), CALLER));

        assertEquals(List.of(Set.of(OWN)), asked);
        assertEquals(1, Trails.count(database, "patient-asked", launchId.value()));
        assertEquals(1, Trails.count(database, "relationship-known", launchId.value()));
    }

    @Test
    @DisplayName("a feed that does not know the patient, and one that did not answer, let nobody in")
    void failsClosed() {
        assertEquals(
                new Relationship.Missing(List.of("Northgate Hospital"), true),
                relationships().of(opener(), CALLER));
        answer = new FeedAnswer.PatientNotKnown(READ_AT);
        assertEquals(new Relationship.Missing(List.of(), true), relationships().of(opener(), CALLER));
        answer = new FeedAnswer.NotAsked();
        assertEquals(
                new Relationship.Missing(List.of("Northgate Hospital"), true),
                relationships().of(opener(), CALLER));
        answer = new FeedAnswer.PatientMismatch(FeedAnswer.PatientMismatch.Kind.BIRTH_DATE, "");
        assertInstanceOf(Relationship.Missing.class, relationships().of(opener(), CALLER));
        assertEquals(0, Trails.count(database, "relationship-known", launchId.value()));
    }

    @Test
    void nobodyIsAskedWithoutARow() {
        sealed = false;
        assertThrows(AuditUnavailableException.class, () -> relationships().of(opener(), CALLER));
        assertEquals(List.of(), asked);
    }

    @Test
    @DisplayName("what a user states is kept once, for this launch alone, as long as the file has that reason")
    void isStatedForOneLaunch() {
        Relationships.Statement statement = new Relationships.Statement(launchId, launch(), REFERRED);
        relationships().state(statement, CALLER);
        relationships().state(statement, CALLER);

        Relationship stated = relationships().of(opener(), CALLER);
        Relationship.Stated kept = assertInstanceOf(Relationship.Stated.class, stated);
        assertEquals("referred", kept.code());
        assertEquals("relationship: stated, referred, " + kept.reference(), kept.rule());
        assertEquals(1, Trails.count(database, "relationship-stated", launchId.value()));
        assertEquals(
                List.of(new Outbox.Occurrence(
                        Occasion.RELATIONSHIP,
                        "northgate",
                        kept.reference(),
                        Map.of(
                                Detail.USER, "Rita Okafor, Nurse",
                                Detail.REASON, REFERRED.words(),
                                Detail.PATIENT, Launches.IVY.digits()))),
                told.occurrences);
        assertEquals(List.of(), asked);
        assertTrue(relationships().stillHolds(launch(), stated));
        assertInstanceOf(Relationship.Missing.class, relationships().of(Opener.of(Launches.newId(), launch()), CALLER));

        rules = new RelationshipRules(Set.of(OWN), true, List.of(new Reason("on-call", "On call")));
        assertFalse(relationships().stillHolds(launch(), stated));
        assertInstanceOf(Relationship.Missing.class, relationships().of(opener(), CALLER));
        relationships()
                .state(
                        new Relationships.Statement(
                                launchId, launch(), rules.reasons().getFirst()),
                        CALLER);
        assertInstanceOf(Relationship.Stated.class, relationships().of(opener(), CALLER));
    }

    @Test
    @DisplayName(
            "what was stated is listed for officers of its organisation, once the look is on the trail, and for no others")
    void isListedForOfficersOfItsOrganisationAlone() {
        relationships().state(new Relationships.Statement(launchId, launch(), REFERRED), CALLER);

        List<StatedRelationship> own =
                relationships().ofOrganisation(officer("northgate"), 0, CALLER).rows();
        assertEquals(
                List.of("Rita Okafor, Nurse"),
                own.stream().map(StatedRelationship::user).toList());
        assertEquals(REFERRED.words(), own.getFirst().words());
        assertEquals(Launches.IVY, own.getFirst().patient());
        assertEquals(
                List.of(),
                relationships().ofOrganisation(officer("riverside"), 0, CALLER).rows());
        int looks = database.asApplication()
                .withHandle(h -> h.createQuery("SELECT count(*) FROM audit_entry WHERE event = 'relationships-read'")
                        .mapTo(Integer.class)
                        .one());
        assertEquals(2, looks);
    }

    private static Officer officer(String registration) {
        return new Officer(
                new OfficeUser("https://login.example", "tobias", "Tobias Wren"),
                registration,
                registration,
                Set.of(Duty.PRIVACY_OFFICER));
    }

    private Opener opener() {
        return Opener.of(launchId, launch());
    }

    /** Without an encounter. */
    private static LaunchContext launch() {
        LaunchContext launch = Launches.ritaOpensIvy();
        return new LaunchContext(
                launch.registration(),
                launch.voucher(),
                launch.patient(),
                launch.practitioner(),
                launch.workplace(),
                launch.purpose(),
                Circumstances.NOT_SAID);
    }

    private KeptRelationships kept() {
        return new KeptRelationships(database.database(), Trails.on(database.database()), told);
    }

    private RelationshipsByRules relationships() {
        OrganisationTerms terms = new OrganisationTerms(List.of(), List.of(), rules);
        LaunchConfig config = new LaunchConfig(
                List.of(), List.of(), new AccessRules(List.of(), Set.of()).with(Map.of("northgate", terms)), "v1");
        return new RelationshipsByRules(
                () -> config,
                kept(),
                (_, among, _) -> {
                    asked.add(among);
                    return List.of(new FeedReading(Feeds.feed("Northgate Hospital"), answer, 1, Duration.ZERO));
                },
                Trails.trail(database.database(), () -> sealed));
    }

    private static List<FeedReading> fail(Set<FeedId> among) {
        throw new AssertionError("asked " + among);
    }
}
