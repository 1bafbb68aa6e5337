package org.sightline.check;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;

/**
 * What somebody asked for.
 *
 * @param online whether what the configuration names is fetched as well
 * @param strict whether warnings count as errors
 * @param allowLoopbackHttp as the viewer's setting of that name
 * @param patientOrNull the fictional patient for whom feeds are asked what they understand; null to ask none
 */
record CheckArguments(
        Path folder,
        boolean online,
        boolean strict,
        boolean allowLoopbackHttp,
        @Nullable NhsNumber patientOrNull) {

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
        NhsNumber patient = null;
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "--patient" -> patient = patient(left);
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
        if (patient != null && !online) {
            throw new NotUnderstoodException("--patient goes with --online.");
        }
        String chosen = folder.isEmpty() ? environment.getOrDefault(FOLDER, "launch-config") : folder;
        boolean loopback = Boolean.parseBoolean(environment.getOrDefault(LOOPBACK_HTTP, "false"));
        return new CheckArguments(Path.of(chosen), online, strict, loopback, patient);
    }

    /** The fictional patient, if one is named. */
    Optional<NhsNumber> patient() {
        return Optional.ofNullable(patientOrNull);
    }

    private static NhsNumber patient(Iterator<String> left) throws NotUnderstoodException {
        if (!left.hasNext()) {
            throw new NotUnderstoodException("--patient is followed by an NHS number.");
        }
        return NhsNumber.parse(left.next().replace(" ", ""))
                .filter(NhsNumber::isFictional)
                .orElseThrow(() -> new NotUnderstoodException(
                        "--patient takes the NHS number of a fictional patient," + " ten digits that begin with 999."));
    }
}
