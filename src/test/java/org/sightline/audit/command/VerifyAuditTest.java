package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.audit.seal.SealedTrail;

/** What a superuser does to a trail, and what the verifier says with nothing but the public key. */
class VerifyAuditTest {

    private final SealedTrail trail = new SealedTrail();

    @TempDir
    private Path folder;

    private AuditAtTerminal audit;

    @BeforeEach
    void sitDown() {
        audit = new AuditAtTerminal(trail, folder);
    }

    @Test
    void saysHowManyRowsAndHowFar() throws Exception {
        audit.threeSeals();
        trail.write(2);

        assertEquals(0, audit.verify());
        assertTrue(audit.said().matches("(?s)seals:     1 to 4, of \\S+ to \\S+\n.*"), audit.said());
        assertTrue(audit.said().contains("rows:      9 as they were sealed\n"), audit.said());
        assertTrue(audit.said().contains("           2 not sealed yet, the oldest of 20"), audit.said());
        assertTrue(audit.said().contains("The trail is as it was sealed.\n"), audit.said());
        assertFalse(audit.said().contains("9990000018"), "nothing of what rows hold");
    }

    @ParameterizedTest
    @DisplayName("A05: what a superuser changes in rows is named")
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE audit_entry SET user_name = 'Somebody Else' WHERE sequence = 5 | row 5, sealed in seal 3 of .*, was edited
                    UPDATE audit_entry SET recorded_at = recorded_at - interval '1 second' WHERE sequence = 5 | row 5, sealed in seal 3 of .*, was edited
                    UPDATE audit_entry SET reason = '' WHERE sequence = 5 | row 5, sealed in seal 3 of .*, was edited
                    DELETE FROM audit_entry WHERE sequence = 5 | row 5 of .*, sealed in seal 3 of .*, was deleted
                    DELETE FROM audit_entry WHERE sequence > 7 | row 8 of .*, sealed in seal 4 of .*, was deleted
                    INSERT INTO audit_entry SELECT (jsonb_populate_record(e, '{"sequence": 70, "nhs_number": "9990000026"}')).* FROM audit_entry e WHERE sequence = 5 | row 70, .*, was inserted afterwards: no seal up to seal 4
                    INSERT INTO audit_entry SELECT (jsonb_populate_record(e, '{"recorded_at": "2026-11-30T00:00:00Z"}')).* FROM audit_entry e WHERE sequence = 9 | row 9, .*
                    UPDATE audit_entry SET sequence = 9 - sequence WHERE sequence IN (4, 5) | row 4, sealed in seal 3 of .*, was moved: what stands there is row 5
                    """)
    void namesTheRow(String sql, String expected) throws Exception {
        audit.threeSeals();
        assertTrue(trail.asSuperuser(sql) > 0);

        assertEquals(1, audit.verify());
        assertTrue(audit.first().matches("WRONG, first of all: " + expected + ".*"), audit.said());
    }

    @ParameterizedTest
    @DisplayName("A05: what a superuser changes in seals is named")
    @CsvSource(delimiter = '|', textBlock = """
                    DELETE FROM audit_seal WHERE number = 2 | seal 2 is missing: seal 3 of .* comes in its place
                    DELETE FROM audit_seal WHERE number = 1 | seal 1 is missing: seal 2 of .* comes in its place
                    UPDATE audit_seal SET head = jsonb_set(head, '{rows_so_far}', '"5"') WHERE number = 3 | seal 3 was edited: its signature is not of what it says
                    UPDATE audit_seal SET entries = substr(entries, 49) WHERE number = 3 | seal 3 was edited: its list of rows is not the one that was signed
                    UPDATE audit_seal SET signature = 'AAAA' WHERE number = 3 | seal 3 was edited: its signature is not of what it says
                    UPDATE audit_seal SET head = head - 'number' WHERE number = 3 | after seal 2 what is stored cannot be read: a seal's head is damaged
                    """)
    void namesTheSeal(String sql, String expected) throws Exception {
        audit.threeSeals();
        assertEquals(1, trail.asSuperuser(sql));

        assertEquals(1, audit.verify());
        assertTrue(audit.first().matches("WRONG, first of all: " + expected + ".*"), audit.said());
    }

    @Test
    @DisplayName("A05: whoever seals anew with a key of their own is found by the public key")
    void aChainByAnotherKeyIsNotTrusted() throws Exception {
        trail.seal();
        SealedTrail forged = new SealedTrail(trail.database());
        trail.asSuperuser("DELETE FROM audit_seal");
        forged.write(1);
        forged.seal();

        assertEquals(1, audit.verify());
        assertTrue(audit.first().contains("seal 1 names key"), audit.said());
    }

    @Test
    @DisplayName("A05: a tail that was cut together with its seals is found by a checkpoint")
    void aCutTailIsFoundByACheckpoint() throws Exception {
        audit.threeSeals();
        audit.checkpoint();
        trail.asSuperuser("DELETE FROM audit_seal WHERE number > 3");
        trail.asSuperuser("DELETE FROM audit_entry WHERE sequence > 6");

        assertEquals(0, audit.verify(), "nothing that is there is wrong");
        assertEquals(
                1, audit.verify("--checkpoints", folder.resolve("checkpoints").toString()));
        assertTrue(
                audit.first()
                        .matches(".*the trail ends with seal 3 of .*, and a checkpoint has seal 4 of .*; 3 rows sealed"
                                + " between them are gone.*"),
                audit.said());
    }

    @Test
    @DisplayName("A16: a restored backup that went on is found, and the gap is named")
    void aRestoredBackupNamesItsGap() throws Exception {
        audit.threeSeals();
        audit.checkpoint();
        trail.write(2);
        trail.seal();
        audit.checkpoint();
        trail.asSuperuser("DELETE FROM audit_seal WHERE number > 4");
        trail.asSuperuser("DELETE FROM audit_entry WHERE sequence > 9");
        trail.write(3);
        trail.seal();

        assertEquals(
                1, audit.verify("--checkpoints", folder.resolve("checkpoints").toString()));
        assertTrue(
                audit.first()
                        .matches(
                                ".*went on from a restored backup: its seal 5 is another than a checkpoint's of .*; rows"
                                        + " written between .* and .* may be gone.*"),
                audit.said());
    }

    @Test
    @DisplayName("A16: a trail that was restored whole passes")
    void checkpointsThatAgreeAreCounted() throws Exception {
        audit.threeSeals();
        audit.checkpoint();
        trail.write(1);
        trail.seal();
        audit.checkpoint();

        assertEquals(
                0, audit.verify("--checkpoints", folder.resolve("checkpoints").toString()));
        assertTrue(
                audit.said().contains("kept elsewhere: 2 checkpoints agree, the last of them with seal 5 of "),
                audit.said());
    }

    @Test
    void keysMayFollowEachOther() throws Exception {
        trail.write(1);
        trail.seal();
        trail.rotate();
        trail.write(1);
        trail.seal();
        trail.rotate();
        trail.write(1);
        trail.seal();
        assertEquals(
                3,
                trail.seals().stream()
                        .map(one -> one.seal().head().key())
                        .distinct()
                        .count());

        assertEquals(0, audit.verify());

        trail.asSuperuser("UPDATE audit_seal SET former_signature = NULL WHERE former_signature IS NOT NULL");
        assertEquals(1, audit.verify());
        assertTrue(audit.first().contains("for which no earlier key vouches"), audit.said());
    }

    @Test
    void aKeyThatTakesOverFromALostOneHasToBeGiven() throws Exception {
        trail.write(1);
        trail.seal();
        trail.loseKeys();
        trail.write(1);
        trail.sealInSpiteOfTheLoss();

        assertEquals(1, audit.verify());
        Files.writeString(
                folder.resolve("new.pem"), trail.keys().publicKeys().getFirst().pem());
        assertEquals(0, audit.verify("--key", folder.resolve("new.pem").toString()));
        assertTrue(audit.said().contains("key-lost"), audit.said());
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertEquals(2, audit.verifyNothing());
        assertTrue(audit.said().contains("--key FILE has to name the public key of the first seal"), audit.said());
    }
}
