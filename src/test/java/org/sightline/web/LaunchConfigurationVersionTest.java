package org.sightline.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.audit.ConfigurationVersion.Part;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.watch.WatchRules;

/** By what the trail names tab files and lists of codes. */
class LaunchConfigurationVersionTest {

    private static final Map<String, String> TABS = Map.of("summary.yaml", "sha256:aa", "order.yaml", "sha256:bb");

    @TempDir
    private Path folder;

    private LaunchConfig config = with(ValueSets.NONE);

    @Test
    void namesEveryTabFileInOrder() {
        Content content = version(TABS).content();

        assertEquals(
                List.of(new Part("order.yaml", "", "sha256:bb"), new Part("summary.yaml", "", "sha256:aa")),
                content.tabs());
        assertTrue(content.version().matches("sha256:[0-9a-f]{64}"), content.version());
        assertEquals(content, version(TABS).content());
        assertNotEquals(
                content.version(),
                version(Map.of("summary.yaml", "sha256:aa")).content().version());
    }

    @Test
    void namesListsByVersionAndChecksumAndChangesWithEachOfTheirCodes() throws Exception {
        LaunchConfigurationVersion version = version(TABS);
        String without = version.content().version();
        ListFolder lists = new ListFolder(folder);
        lists.write("one", "", ListFolder.concept(1) + "\tstate\tOne");
        config = with(lists.sets());

        Content first = version.content();
        assertEquals(List.of("one.yaml 1"), named(first));
        assertNotEquals(without, first.version());
        assertSame(first, version.content());

        lists.write("one", "", ListFolder.concept(2) + "\tstate\tTwo");
        config = with(lists.sets());
        assertEquals(List.of("one.yaml 1"), named(version.content()));
        assertNotEquals(first.version(), version.content().version());
    }

    private static List<String> named(Content content) {
        return content.lists().stream()
                .map(part -> part.file() + " " + part.version())
                .toList();
    }

    private LaunchConfigurationVersion version(Map<String, String> tabs) {
        return new LaunchConfigurationVersion(() -> config, tabs);
    }

    private static LaunchConfig with(ValueSets lists) {
        return new LaunchConfig(
                List.of(),
                List.of(),
                new AccessRules(List.of(), Set.of()),
                lists,
                LaunchConfig.Protection.NONE,
                WatchRules.NONE,
                "config-1");
    }
}
