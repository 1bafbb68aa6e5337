package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSets;

class ValueSetReloadTest {

    private static final String CODE = ListFolder.concept(1);

    @TempDir
    Path temporary;

    @Test
    void aListTakesEffectWithoutARestartAndAWrongOneDoesNot() throws IOException {
        try (ReloadingNode node = new ReloadingNode(ConfigFolder.sound(temporary))) {
            assertTrue(node.config().valueSets().named("falls").isEmpty());
            ListFolder lists = new ListFolder(temporary);
            lists.write("falls", "", CODE + "\tevent\tFall (event)");
            node.look(2);
            ValueSets sets = node.config().valueSets();
            assertTrue(sets.named("falls").orElseThrow().contains(ListSystem.SNOMED, CODE));
            assertEquals(
                    List.of("changed " + node.atStart + " -> " + node.config().version()
                            + " [value-sets/falls.tsv, value-sets/falls.yaml]"),
                    node.trail.entries);
            assertNotEquals(node.atStart, node.config().version());

            lists.replace("falls.tsv", "event", "state");
            node.look(3);
            assertSame(sets, node.config().valueSets());
            assertEquals(1, node.reload.refused().orElseThrow().errors().size());

            lists.replace("falls.tsv", "state", "event");
            node.look(3);
            assertTrue(node.reload.refused().isEmpty());
            Files.delete(lists.lists.resolve("falls.yaml"));
            Files.delete(lists.lists.resolve("falls.tsv"));
            node.look(2);
            assertTrue(node.config().valueSets().named("falls").isEmpty());
            assertEquals(node.atStart, node.config().version());
        }
    }

    @Test
    void anotherFilesChangeReadsNoListAgain() throws IOException {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        new ListFolder(temporary).write("falls", "", CODE + "\tevent\tFall (event)");
        try (ReloadingNode node = new ReloadingNode(folder)) {
            ValueSets sets = node.config().valueSets();
            folder.change("feeds/greenfield.yaml", text -> text.replace("Greenfield Surgery", "Greenfield Practice"));
            node.look(2);
            assertEquals("Greenfield Practice", node.feedName());
            assertSame(sets, node.config().valueSets());
        }
    }
}
