package org.sightline.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param out what was asked for
 * @param err why it is not to be had
 * @param environment in which the viewer would find its settings
 */
public record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, InstantSource clock) {

    /** Both streams are written in UTF-8, whatever the platform's own character set is. Called before anything logs. */
    public static Terminal ofThisProcess() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        return new Terminal(utf8(System.out), utf8(System.err), System.getenv(), InstantSource.system());
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** The folder of configuration, where the viewer would find it. */
    public Path launchConfig() {
        return Path.of(environment.getOrDefault("SIGHTLINE_LAUNCH_CONFIG", "launch-config"));
    }

    /** As the viewer's setting of that name. */
    public boolean allowsLoopbackHttp() {
        return Boolean.parseBoolean(environment.getOrDefault("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "false"));
    }
}
