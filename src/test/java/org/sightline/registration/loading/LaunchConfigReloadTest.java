package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does about a change, look by look. */
class LaunchConfigReloadTest {

    private static final String ORGANISATION = "organisations/northgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";

    @TempDir
    Path temporary;

    private ReloadingNode node;

    @BeforeEach
    void start() {
        node = new ReloadingNode(ConfigFolder.sound(temporary.resolve("config")));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void nothingHappensWhileNothingChanges() throws IOException {
        node.look(3);
        Files.setLastModifiedTime(node.folder.root.resolve(FEED), FileTime.from(ConfigFolder.CLOCK.instant()));
        node.look(3);
        assertEquals(List.of(), node.trail.entries);
        assertEquals(List.of(), node.told);
    }

    @Test
    @DisplayName("a change takes effect at the second look that finds it, recorded and told to the others")
    void aChangeTakesEffectWithoutARestart() {
        node.folder.change(FEED, text -> text.replace("Greenfield Surgery", "Greenfield Practice"));
        node.look(1);
        assertEquals(node.atStart, node.config().version());
        node.look(1);
        assertEquals("Greenfield Practice", node.feedName());
        assertEquals(
                List.of("changed " + node.atStart + " -> " + node.config().version() + " [" + FEED + "]"),
                node.trail.entries);
        assertEquals(1, node.told.size());
        node.look(3);
        assertEquals(1, node.told.size());
        assertEquals(1, node.log.countOf("replaces"));
    }

    @Test
    @DisplayName("K01 a broken change leaves the last good in force, is logged once and recorded once")
    void aBrokenChangeLeavesTheLastGoodInForce() {
        node.folder.change(ORGANISATION, text -> text.replace("ES256", "none"));
        node.folder.change(FEED, text -> text.replace("freshness", "fresness"));
        node.look(5);
        assertEquals(node.atStart, node.config().version());
        assertEquals(1, node.trail.entries.size(), node.trail.entries::toString);
        assertTrue(
                node.trail
                        .entries
                        .getFirst()
                        .matches("refused " + node.atStart + " not [0-9a-f]{12} \\[" + FEED + ", " + ORGANISATION
                                + "] 3"),
                node.trail.entries.getFirst());
        assertEquals(1, node.log.countOf("cannot be used"), node.log.lines::toString);
        assertEquals(3, node.reload.refused().orElseThrow().errors().size());
        assertEquals(
                ConfigFolder.CLOCK.instant(),
                node.reload.refused().orElseThrow().since());

        node.folder.write(ORGANISATION, ConfigFolder.ORGANISATION);
        node.look(3);
        assertEquals(2, node.trail.entries.size(), "another fault is another entry");
        node.folder.write(FEED, ConfigFolder.FEED);
        node.look(3);
        assertTrue(node.reload.refused().isEmpty());
        assertEquals(node.atStart, node.config().version());
        assertEquals(2, node.trail.entries.size());
        assertEquals(List.of(), node.told);
    }

    @Test
    void aRepairedChangeTakesEffect() {
        node.folder.change(FEED, text -> text.replace("freshness", "fresness"));
        node.look(2);
        node.folder.write(FEED, ConfigFolder.FEED.replace("freshness: live", "freshness: overnight"));
        node.look(2);
        assertTrue(node.reload.refused().isEmpty());
        assertNotEquals(node.atStart, node.config().version());
        assertEquals(List.of("refused", "changed"), node.trail.kinds());
    }

    @Test
    @DisplayName("a change that cannot be recorded does not take effect before it is")
    void waitsForTheTrail() {
        node.trail.isUp = false;
        node.folder.change(FEED, text -> text.replace("Surgery", "Practice"));
        node.look(5);
        assertEquals(node.atStart, node.config().version());
        node.trail.isUp = true;
        node.look(1);
        assertEquals("Greenfield Practice", node.feedName());
        assertEquals(List.of("changed"), node.trail.kinds());

        node.trail.isUp = false;
        node.folder.change(FEED, text -> text.replace("freshness", "fresness"));
        node.look(5);
        assertTrue(node.reload.refused().isPresent());
        node.trail.isUp = true;
        node.look(3);
        assertEquals(List.of("changed", "refused"), node.trail.kinds());
        assertEquals(1, node.log.countOf("cannot be used"));
    }

    @Test
    @DisplayName("K03 a key that comes near its end is warned of while the node runs, and its end stops nothing else")
    void warnsOfAKeyThatEndsWhileItRuns() throws JOSEException {
        String key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        node.folder.change(
                ORGANISATION,
                text -> text.replace(
                        "jwksUrl: https://epr.northgate.example/jwks.json",
                        "static: [{kid: k1, notAfter: 2027-01-10, jwk: " + key + "}]"));
        node.look(2);
        assertEquals(List.of(), node.reload.warnings());
        node.clock.advance(Duration.ofDays(40));
        node.look(3);
        assertTrue(node.reload.warnings().getFirst().message().startsWith("the key ends in 11 days"));
        assertEquals(1, node.log.countOf("the key ends in 11 days"));
        node.clock.advance(Duration.ofDays(40));
        node.look(3);
        assertTrue(node.reload.ended().getFirst().message().startsWith("the key ended at 2027-01-11"));
        assertEquals(1, node.config().organisations().size());
        assertTrue(node.reload.refused().isEmpty());
        assertEquals(List.of("changed"), node.trail.kinds());
    }

    @Test
    @DisplayName("K03 a key that ended by itself stops neither another organisation's change nor a restart")
    void anEndedKeyIsNotInTheWayOfOthers() throws JOSEException {
        String key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        node.folder.change(
                ORGANISATION,
                text -> text.replace(
                        "jwksUrl: https://epr.northgate.example/jwks.json",
                        "static: [{kid: k1, notAfter: 2027-01-10, jwk: " + key + "}]"));
        node.look(2);
        node.clock.advance(Duration.ofDays(80));
        node.folder.change(FEED, text -> text.replace("Greenfield Surgery", "Greenfield Practice"));
        node.look(2);
        assertEquals("Greenfield Practice", node.feedName());
        assertTrue(node.reload.refused().isEmpty());
        assertEquals(1, node.reload.ended().size());
        assertEquals(1, node.log.countOf("the key ended"));
        assertEquals(List.of("changed", "changed"), node.trail.kinds());

        CheckedConfig atARestart = new LaunchConfigLoader(false, node.clock).check(node.folder.root);
        assertTrue(atARestart.config().isPresent());
        assertEquals(node.reload.ended(), atARestart.errors());
    }

    @Test
    void aFileNobodyReadsChangesTheWarningsOnly() {
        node.folder.write("acess.yaml", ConfigFolder.ACCESS);
        node.look(2);
        assertEquals(1, node.reload.warnings().size());
        assertEquals(List.of(), node.trail.entries);
        assertEquals(List.of(), node.told);
    }
}
