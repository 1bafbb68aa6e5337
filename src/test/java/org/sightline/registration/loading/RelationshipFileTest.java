package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.FeedId;
import org.sightline.registration.admission.RelationshipRules;

/** What has to stand between an organisation's users and a patient, in its file. */
class RelationshipFileTest {

    private static final String NORTHGATE = "organisations/northgate.yaml";
    private static final String REASONS = "reasons: [{code: referred, words: The patient was referred to us}]";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeFolderWithAFeedOfTheOrganisationsOwn() {
        folder = ConfigFolder.sound(temporary);
        folder.write(
                "feeds/northgate.yaml",
                ConfigFolder.FEED.replace("greenfield", "northgate").replace("A81001", "RNG01"));
        folder.write("feeds/hospice.yaml", "name: Willow Tree Hospice\nodsCode: 8WT01\nconnected: false\n");
    }

    @Test
    void itsOwnFeedsKnowItsPatientsUnlessItNamesOthers() {
        relationship("{" + REASONS + "}");
        assertEquals(
                Optional.of(new RelationshipRules(
                        Set.of(new FeedId("northgate")),
                        true,
                        List.of(new RelationshipRules.Reason("referred", "The patient was referred to us")))),
                folder.load().access().termsOf("northgate").relationship());
        assertEquals(Optional.empty(), folder.load().access().termsOf("another").relationship());
    }

    @Test
    void othersKnowThemWhereItNamesThem() {
        relationship("{knownTo: [greenfield], launchNames: false}");
        assertEquals(
                Optional.of(new RelationshipRules(Set.of(new FeedId("greenfield")), false, List.of())),
                folder.load().access().termsOf("northgate").relationship());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {knownTo: [greenfeld]} | 9:26: relationship.knownTo[0]: there is no feed greenfeld; did you mean greenfield?
            {knownTo: [hospice], launchNames: false} | 9:15: relationship: lets nobody in: name feeds in knownTo, or reasons
            {knownTo: [hospice]} | 9:15: relationship: lets in launches alone that name an encounter or a referral: name feeds in knownTo, or reasons
            {reasons: [{code: Referred, words: W}]} | 9:33: relationship.reasons[0].code: has to be lower-case letters, digits and hyphens
            {reasons: [{code: a, words: W}, {code: a, words: X}]} | 9:54: relationship.reasons[1].code: names a reason that stands above already
            {reason: []} | 9:16: relationship.reason: is not a known field; did you mean reasons?
            """)
    @DisplayName("K01 a relationship that nobody could have is told with file, line and field")
    void tellsWhatIsWrong(String block, String expected) {
        relationship(block);

        List<String> problems = folder.problems();
        assertTrue(
                problems.contains("organisations/northgate.yaml:" + expected), () -> expected + " among " + problems);
    }

    @Test
    void warnsOfFeedsThatAreNeverAsked() {
        folder.change("feeds/greenfield.yaml", text -> text + "organisations: [southbank]\n");
        folder.write(
                "organisations/southbank.yaml",
                ConfigFolder.ORGANISATION
                        .replace("RNG01", "RSB01")
                        .replace("northgate", "southbank")
                        .replace("Northgate", "Southbank"));
        relationship("{knownTo: [northgate, hospice, greenfield]}");

        assertEquals(
                List.of(
                        "relationship.knownTo[1]: has no effect: the feed is not connected",
                        "relationship.knownTo[2]: has no effect: the feed is not shown to this organisation, so that it"
                                + " is not asked"),
                Warnings.of(temporary));
    }

    private void relationship(String block) {
        folder.change(NORTHGATE, text -> text + "relationship: " + block + "\n");
    }
}
