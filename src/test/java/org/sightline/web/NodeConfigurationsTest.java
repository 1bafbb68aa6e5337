package org.sightline.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.TestDatabase;

/** Two nodes on one database. */
class NodeConfigurationsTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final AtomicReference<LaunchConfig> ofFirst = new AtomicReference<>(version("a"));
    private final AtomicReference<LaunchConfig> ofSecond = new AtomicReference<>(version("a"));
    private final NodeConfigurations first = new NodeConfigurations(database.database(), ofFirst::get, "same-name");
    private final NodeConfigurations second = new NodeConfigurations(database.database(), ofSecond::get, "same-name");

    @Test
    @DisplayName("K05 nodes that go on having different configurations are an alarm on each of them")
    void raisesTheAlarmWhenNodesGoOnDiffering() {
        bothCompare();
        bothCompare();
        assertEquals(List.of(), first.differing());
        ofSecond.set(version("b"));
        bothCompare();
        assertEquals(List.of(), first.differing(), "a change reaches the nodes one after the other");
        bothCompare();
        bothCompare();
        assertEquals(List.of("a", "b"), first.differing());
        assertEquals(List.of("a", "b"), second.differing());
        ofFirst.set(version("b"));
        bothCompare();
        assertEquals(List.of(), first.differing());
        assertEquals(List.of(), second.differing());
    }

    @Test
    @DisplayName("K05 a node that is gone is forgotten")
    void forgetsNodesThatAreGone() {
        ofSecond.set(version("b"));
        bothCompare();
        bothCompare();
        database.asApplication()
                .useHandle(handle -> handle.execute(
                        "UPDATE node_configuration SET seen_at = now() - interval '1 hour' WHERE version = 'b'"));
        first.compare();
        assertEquals(List.of(), first.differing());
    }

    private void bothCompare() {
        first.compare();
        second.compare();
    }

    private static LaunchConfig version(String version) {
        return new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), version);
    }
}
