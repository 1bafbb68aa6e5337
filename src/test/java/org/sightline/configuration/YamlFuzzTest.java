package org.sightline.configuration;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Files of an operator, however broken: read, or with a problem that says where. */
class YamlFuzzTest {

    private static final ConfigSchema FEED = ConfigSchema.at("/schema/feed.schema.json");

    @FuzzTest
    void file(byte[] yaml) {
        ConfigProblems problems = new ConfigProblems();
        Optional<ConfigValue> read = FEED.read(yaml, "feed.yaml", problems);
        if (read.isEmpty()) {
            assertFalse(problems.inOrder().isEmpty(), "nothing was read, and nothing said");
        }
    }
}
