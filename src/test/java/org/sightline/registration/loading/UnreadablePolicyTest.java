package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.configuration.ConfigProblem;

/** Files that say who may see what, which cannot be read any more while the viewer runs. */
class UnreadablePolicyTest {

    @TempDir
    Path temporary;

    private ReloadingNode node;

    @BeforeEach
    void start() {
        node = new ReloadingNode(ConfigFolder.sound(temporary.resolve("launch-config")));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @DisplayName("POLICY-READ of files that say who may see what, one that cannot be read at all is told until it can")
    @CsvSource(
            nullValues = "gone",
            value = {
                "access.yaml, 'roles: [', true",
                "access.yaml, '# nothing', true",
                "access.yaml, gone, true",
                "access.yaml, 'rolls: []', false",
                "withheld.yaml, '- a', true",
                "withheld.yaml, gone, true",
                "withheld.yaml, 'labels: x', false",
                "objections.yaml, '{', true",
                "objections.yaml, 'told: 1', false",
                "alerts.yaml, '{', false",
                "feeds/greenfield.yaml, '{', false"
            })
    void aPolicyThatCannotBeRead(String file, @Nullable String text, boolean unreadable) throws IOException {
        Path path = node.folder.root.resolve(file);
        String before = Files.exists(path) ? Files.readString(path) : null;
        if (text == null) {
            Files.delete(path);
        } else {
            node.folder.write(file, text);
        }
        node.look(1);
        assertEquals(List.of(), node.unreadable(), "half a file is waited for");
        node.look(1);
        assertEquals(
                unreadable ? List.of(file) : List.of(),
                node.unreadable().stream().map(ConfigProblem::file).distinct().toList());
        assertTrue(node.reload.refused().isPresent());
        assertEquals(unreadable ? 1 : 0, node.log.countOf("no record is opened"));
        if (before == null) {
            Files.delete(path);
        } else {
            node.folder.write(file, before);
        }
        node.look(3);
        assertEquals(List.of(), node.unreadable());
        assertTrue(node.reload.refused().isEmpty());
    }

    @Test
    @DisplayName("POLICY-READ a folder that is not there says nothing of who may see what")
    void aFolderThatIsNotThere() throws IOException {
        Path away = node.folder.root.resolveSibling("away");
        Files.move(node.folder.root, away);
        node.look(2);
        assertEquals(
                Set.of("access.yaml", "withheld.yaml"),
                node.unreadable().stream().map(ConfigProblem::file).collect(Collectors.toSet()));
        Files.move(away, node.folder.root);
        node.look(2);
        assertEquals(List.of(), node.unreadable());
    }
}
