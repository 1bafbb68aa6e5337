package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which files change under a running node: real files, look by look. */
class ChangingFolderTest {

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
    @DisplayName("K02 a file that is still being written is waited for, however long it takes")
    void waitsUntilAFileIsWhole() throws IOException {
        Path file = node.folder.root.resolve(ORGANISATION);
        String whole = ConfigFolder.ORGANISATION.replace("Northgate Hospital", "Northgate Infirmary");
        for (int length = 40; length < whole.length(); length += 40) {
            Files.writeString(file, whole.substring(0, length));
            node.look(1);
        }
        Files.writeString(file, whole);
        node.look(2);
        assertEquals(
                "Northgate Infirmary", node.config().organisations().getFirst().name());
        assertEquals(List.of("changed"), node.trail.kinds());
        assertEquals(0, node.log.countOf("cannot be used"));
    }

    @Test
    @DisplayName("K02 a file renamed over another takes effect")
    void seesAFileRenamedOverAnother() throws IOException {
        Path next = node.folder.root.resolve("feeds/.greenfield.yaml.swp");
        Files.writeString(next, ConfigFolder.FEED.replace("Surgery", "Practice"));
        node.look(2);
        assertEquals(List.of(), node.trail.entries, "a hidden file is nobody's");
        Files.move(next, node.folder.root.resolve(FEED), StandardCopyOption.ATOMIC_MOVE);
        node.look(2);
        assertEquals("Greenfield Practice", node.feedName());
    }

    @Test
    @DisplayName("K02 Kubernetes' swap of the link ..data takes effect as a whole")
    void seesASwapOfKubernetesLinks() throws IOException {
        Path mount = temporary.resolve("mount");
        ConfigFolder.sound(mount.resolve("..2026_11_20_10_00"));
        ConfigFolder second = ConfigFolder.sound(mount.resolve("..2026_11_20_11_00"));
        second.write("organisations/southgate.yaml", southgate());
        second.change(FEED, text -> text.replace("Surgery", "Practice"));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_20_10_00"));
        for (String name : List.of("organisations", "feeds", "access.yaml", "withheld.yaml", "value-sets")) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data/" + name));
        }
        node.close();
        node = new ReloadingNode(ConfigFolder.at(mount));
        assertEquals(1, node.config().organisations().size());

        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_11_20_11_00"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        node.look(2);
        assertEquals(2, node.config().organisations().size());
        assertEquals(
                List.of("changed " + node.atStart + " -> " + node.config().version() + " [" + FEED
                        + ", organisations/southgate.yaml]"),
                node.trail.entries);
    }

    @Test
    @DisplayName("K02 a link to the whole folder that is swapped for another takes effect as a whole")
    void seesASwapOfTheWholeFolder() throws IOException {
        ConfigFolder.sound(temporary.resolve("v1"));
        ConfigFolder.sound(temporary.resolve("v2")).write("organisations/southgate.yaml", southgate());
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("v1"));
        node.close();
        node = new ReloadingNode(ConfigFolder.at(link));
        Path next = Files.createSymbolicLink(temporary.resolve("next"), Path.of("v2"));
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
        node.look(2);
        assertEquals(2, node.config().organisations().size());
        assertEquals(List.of("changed"), node.trail.kinds());
    }

    @Test
    @DisplayName(
            "K02 K-TAKE-1 of an emptied folder nobody launches, and a folder that is gone or comes back puts no node out of order")
    void survivesTheLossOfTheFolder() throws IOException {
        delete(ORGANISATION);
        node.look(2);
        assertEquals(List.of("changed", "refused"), node.trail.kinds());
        assertEquals(List.of(), node.config().organisations());
        delete("organisations");
        node.look(2);
        delete(FEED);
        delete("feeds");
        delete("access.yaml");
        delete("withheld.yaml");
        for (File list : node.folder.root.resolve("value-sets").toFile().listFiles()) {
            Files.delete(list.toPath());
        }
        delete("value-sets");
        node.look(2);
        Files.delete(node.folder.root);
        node.look(2);
        assertEquals(List.of(), node.config().organisations());
        assertTrue(node.reload.refused().isPresent());

        ConfigFolder.sound(node.folder.root);
        node.look(2);
        assertTrue(node.reload.refused().isEmpty());
        assertEquals(node.atStart, node.config().version());
    }

    @Test
    @DisplayName("K02 a folder that is not there, as when a volume is not mounted, leaves the last good in force")
    void survivesAFolderThatIsNotThere() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(node.folder.root, elsewhere);
        node.look(3);
        assertEquals(node.atStart, node.config().version());
        assertEquals(List.of("refused"), node.trail.kinds());
        Files.move(elsewhere, node.folder.root);
        node.look(2);
        assertTrue(node.reload.refused().isEmpty());
    }

    @Test
    @DisplayName("K02 a file that cannot be read leaves the last good in force")
    void survivesAFileItCannotRead() throws IOException {
        delete(FEED);
        Files.createDirectory(node.folder.root.resolve(FEED));
        node.look(2);
        assertEquals(List.of("refused"), node.trail.kinds());
        assertEquals(node.atStart, node.config().version());
        assertEquals(
                List.of(FEED + ": is a folder: a file has to have this name, or nothing"),
                node.reload.refused().orElseThrow().errors().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void anOrganisationAddedOrRemovedIsOneChange() throws IOException {
        node.folder.write("organisations/southgate.yaml", southgate());
        node.look(2);
        assertEquals(2, node.config().organisations().size());
        delete("organisations/southgate.yaml");
        node.look(2);
        assertEquals(node.atStart, node.config().version());
        assertEquals(List.of("changed", "changed"), node.trail.kinds());
    }

    private void delete(String name) throws IOException {
        Files.delete(node.folder.root.resolve(name));
    }

    private static String southgate() {
        return ConfigFolder.ORGANISATION.replace("northgate", "southgate").replace("RNG01", "RSG01");
    }
}
