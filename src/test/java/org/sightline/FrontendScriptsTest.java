package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs the tests of the browser's script with Node's own test runner. */
class FrontendScriptsTest {

    @Test
    @DisplayName("what the script works out by itself, it works out as its own tests say")
    void passTheirOwnTests() throws Exception {
        Path folder = Path.of("src/test/frontend");
        Process node = new ProcessBuilder("node", "--test", folder.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(node.waitFor(60, TimeUnit.SECONDS), words);
        assertEquals(0, node.exitValue(), words);
        assertTrue(words.contains("# fail 0") && !words.contains("# pass 0"), words);
    }
}
