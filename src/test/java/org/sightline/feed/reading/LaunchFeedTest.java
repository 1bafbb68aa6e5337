package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.OdsCode;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Answered;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedReading;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;

/** The record system a launch was started from, asked with the user's own token. */
class LaunchFeedTest {

    private static final SearchNeed OBSERVATIONS = SearchNeed.all("Observation");

    private final ScriptedFeed ehr = ScriptedFeed.start();
    private final ScriptedFeed partner = ScriptedFeed.start();
    private final Own own = new Own(ehr.base());
    private final ReaderUnderTest reader = new ReaderUnderTest()
            .with("failures-before-pause", "2")
            .feed(partner.base())
            .own(own);

    LaunchFeedTest() {
        ehr.on("Patient/ivy", ScriptedFeed.json(TestRecord.IVY));
        ehr.on("Condition", ScriptedFeed.json(TestRecord.searchset(TestRecord.match(TestRecord.condition("c1")))));
    }

    @AfterEach
    void stop() {
        ehr.close();
        partner.close();
    }

    private static final class Own implements LaunchFeeds {
        private final FeedRegistration feed;
        private volatile boolean open = true;
        private volatile String patientId = "ivy";

        Own(URI base) {
            FeedConnection connection = new FeedConnection(
                    FhirBases.of(base),
                    new FeedAuthentication.None(),
                    "https://fhir.nhs.uk/Id/nhs-number",
                    Set.of("Patient", "Condition", "Observation", "AllergyIntolerance"),
                    Duration.ofSeconds(10),
                    Dialect.PLAIN,
                    "");
            feed = new FeedRegistration(
                    new FeedId("eastfield-ehr"),
                    "Eastfield Hospital",
                    new OdsCode("REF01"),
                    new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                    connection,
                    null);
        }

        @Override
        public Optional<FeedRegistration> of(LaunchContext launch) {
            return Optional.of(feed);
        }

        @Override
        public Access open(LaunchId launchId, LaunchContext launch) throws CredentialsException {
            if (!open) {
                throw new CredentialsException("withdrawn");
            }
            return new Access() {
                @Override
                public String bearer() {
                    return "users-token";
                }

                @Override
                public String patientId() {
                    return patientId;
                }

                @Override
                public Permission permission(String resourceType) {
                    return switch (resourceType) {
                        case "Observation" -> Permission.NONE;
                        case "AllergyIntolerance" -> Permission.PART;
                        default -> Permission.WHOLE;
                    };
                }

                @Override
                public void refused() {}
            };
        }
    }

    @Test
    @DisplayName("is asked with the user's token and the patient's own id, and nobody else sees either")
    void isAskedWithTheUsersTokenAndNobodyElseSeesIt() {
        List<FeedReading> readings = reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS);
        assertEquals("eastfield-ehr", readings.get(1).feed().id().value());
        assertInstanceOf(Answered.class, readings.get(1).answer());
        assertEquals("/r4/Patient/ivy", ehr.asked().getFirst().uri().getPath().replaceFirst("^(/r4)?", "/r4"));
        assertTrue(ehr.asked().stream()
                .allMatch(asked -> asked.header("Authorization").equals("Bearer users-token")));
        assertTrue(partner.asked().stream()
                .allMatch(asked -> asked.header("Authorization").isEmpty()));
    }

    @Test
    @DisplayName("KIND-5 is not asked for a user from whom what it holds is withheld")
    void isNotAskedForThoseWhomItIsNotFor() {
        AuditReceipt receipt = Receipts.without(new FeedId("eastfield-ehr"), ReaderUnderTest.RECEIPT);
        List<FeedReading> readings = reader.read(receipt, ReaderUnderTest.CONDITIONS);
        assertInstanceOf(FeedAnswer.NotAsked.class, readings.get(1).answer());
        assertEquals(List.of(), ehr.asked());
    }

    @Test
    @DisplayName("O11 a type whose scope was not granted is not permitted, and is not asked for")
    void whatWasNotGrantedIsNotPermitted() {
        Answered answered = (Answered)
                reader.read(ReaderUnderTest.RECEIPT, OBSERVATIONS).get(1).answer();
        assertInstanceOf(
                SearchOutcome.NotPermitted.class,
                answered.outcomes().get(SearchPlan.of(List.of(OBSERVATIONS)).searchFor(OBSERVATIONS)));
        assertTrue(ehr.asked().stream().noneMatch(asked -> asked.uri().getPath().contains("Observation")));
    }

    @Test
    @DisplayName("O11 what was granted in part is never called all there is")
    void whatWasGrantedInPartIsCut() {
        SearchNeed need = SearchNeed.all("AllergyIntolerance");
        Answered answered =
                (Answered) reader.read(ReaderUnderTest.RECEIPT, need).get(1).answer();
        assertInstanceOf(
                SearchOutcome.Cut.class,
                answered.outcomes().get(SearchPlan.of(List.of(need)).searchFor(need)));
    }

    @Test
    @DisplayName("F09 its token is not sent along a next link that leaves it")
    void theTokenDoesNotFollowALinkAway() {
        ehr.on(
                "Condition",
                ScriptedFeed.json(TestRecord.page(
                        Optional.of(partner.base() + "/Condition?page=2"),
                        TestRecord.match(TestRecord.condition("c1")))));
        Answered answered = (Answered) reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)
                .get(1)
                .answer();
        assertInstanceOf(
                SearchOutcome.Cut.class, answered.outcomes().values().iterator().next());
        assertTrue(partner.asked().stream()
                .noneMatch(asked -> String.valueOf(asked.uri()).contains("page=2")));
    }

    @Test
    @DisplayName("F04 a patient that is not the launch's withholds it")
    void anotherPatientWithholdsIt() {
        ehr.on("Patient/ivy", ScriptedFeed.json(TestRecord.patient("ivy", TestRecord.OTHER_NUMBER, "1945-03-07", "")));
        assertInstanceOf(
                FeedAnswer.PatientMismatch.class,
                reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)
                        .get(1)
                        .answer());
    }

    @Test
    @DisplayName("a launch that lost its access neither pauses the feed for others nor touches the partners")
    void lostAccessConcernsThatLaunchAlone() {
        own.open = false;
        for (int i = 0; i < 4; i++) {
            List<FeedReading> readings = reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS);
            assertEquals(
                    Unavailable.Reason.NO_CREDENTIALS,
                    assertInstanceOf(Unavailable.class, readings.get(1).answer())
                            .reason());
            assertInstanceOf(Answered.class, readings.get(0).answer());
        }
        own.open = true;
        assertInstanceOf(
                Answered.class,
                reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)
                        .get(1)
                        .answer());
    }

    @Test
    @DisplayName("an EHR that is a partner's feed already is not asked twice")
    void isNotAskedTwice() {
        ReaderUnderTest both = new ReaderUnderTest().feed(ehr.base()).own(own);
        assertEquals(
                1,
                both.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS).size());
    }

    @Test
    @DisplayName("an EHR that is no partner's feed is not named as not connected in its own launches")
    void isNotNamedAsNotConnectedBesides() {
        ReaderUnderTest some = new ReaderUnderTest()
                .notConnected("REF01")
                .notConnected("REF02")
                .own(own);
        assertEquals(
                List.of("feed-1", "eastfield-ehr"),
                some.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS).stream()
                        .map(reading -> reading.feed().id().value())
                        .toList());
    }
}
