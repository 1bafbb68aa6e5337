package org.sightline.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/**
 * What somebody asked for.
 *
 * @param online whether what the configuration names is fetched as well
 * @param strict whether warnings count as errors
 * @param allowLoopbackHttp as the viewer's setting of that name
 * @param patientOrNull the fictional patient for whom feeds are asked what they understand; null to ask none
 * @param format how what was found is written
 */
record CheckArguments(
        Path folder,
        boolean online,
        boolean strict,
        boolean allowLoopbackHttp,
        @Nullable NhsNumber patientOrNull,
        CheckReport.Format format) {

    static CheckArguments of(String[] arguments, Terminal terminal) throws NotUnderstoodException {
        Arguments given = Arguments.of(List.of(arguments), Set.of("patient", "format"), Set.of("online", "strict"));
        if (given.words().size() > 1) {
            throw new NotUnderstoodException("check takes one folder, not two.");
        }
        if (given.has("patient") && !given.has("online")) {
            throw new NotUnderstoodException("--patient goes with --online.");
        }
        CheckReport.Format format = format(given);
        if (given.has("patient") && format == CheckReport.Format.SARIF) {
            throw new NotUnderstoodException("--patient prints lines: it goes with --format text or github.");
        }
        return new CheckArguments(
                given.words().stream().findFirst().map(Path::of).orElseGet(terminal::launchConfig),
                given.has("online"),
                given.has("strict"),
                terminal.allowsLoopbackHttp(),
                patient(given),
                format);
    }

    /** The fictional patient, if one is named. */
    Optional<NhsNumber> patient() {
        return Optional.ofNullable(patientOrNull);
    }

    private static CheckReport.Format format(Arguments given) throws NotUnderstoodException {
        String asked = given.option("format").orElse("text");
        return Arrays.stream(CheckReport.Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotUnderstoodException("--format is text, sarif or github."));
    }

    private static @Nullable NhsNumber patient(Arguments given) throws NotUnderstoodException {
        if (!given.has("patient")) {
            return null;
        }
        return given.option("patient")
                .flatMap(number -> NhsNumber.parse(number.replace(" ", "")))
                .filter(NhsNumber::isFictional)
                .orElseThrow(() -> new NotUnderstoodException(
                        "--patient takes the NHS number of a fictional patient, ten digits that begin with 999."));
    }
}
