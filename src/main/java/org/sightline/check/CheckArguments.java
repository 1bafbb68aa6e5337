package org.sightline.check;

import java.nio.file.Path;
import java.util.Map;

/**
 * What somebody asked for.
 *
 * @param online whether what the configuration names is fetched as well
 * @param strict whether warnings count as errors
 * @param allowLoopbackHttp as the viewer's setting of that name
 */
record CheckArguments(Path folder, boolean online, boolean strict, boolean allowLoopbackHttp) {

    private static final String FOLDER = "SIGHTLINE_LAUNCH_CONFIG";
    private static final String LOOPBACK_HTTP = "SIGHTLINE_ALLOW_LOOPBACK_HTTP";

    /** The arguments are not those of {@code check}; the message says what is wrong with them. */
    static final class NotUnderstoodException extends Exception {
        NotUnderstoodException(String message) {
            super(message);
        }
    }

    /** @param environment where the viewer would find its settings */
    static CheckArguments of(String[] arguments, Map<String, String> environment) throws NotUnderstoodException {
        String folder = "";
        boolean online = false;
        boolean strict = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--online" -> online = true;
                case "--strict" -> strict = true;
                default -> {
                    if (argument.startsWith("-")) {
                        throw new NotUnderstoodException("check does not know '" + argument + "'.");
                    }
                    if (!folder.isEmpty()) {
                        throw new NotUnderstoodException("check takes one folder, not two.");
                    }
                    folder = argument;
                }
            }
        }
        String chosen = folder.isEmpty() ? environment.getOrDefault(FOLDER, "launch-config") : folder;
        boolean loopback = Boolean.parseBoolean(environment.getOrDefault(LOOPBACK_HTTP, "false"));
        return new CheckArguments(Path.of(chosen), online, strict, loopback);
    }
}
