package org.sightline.main;

import io.quarkus.runtime.QuarkusBindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.database.StorageFault;
import org.sightline.start.EnvironmentName;
import org.sightline.start.KnownSettings;
import org.sightline.start.NeededSettings;
import org.sightline.start.StartRefusedException;

/**
 * Why a start failed, in words for an operator. Whoever refuses a start says so by a {@link StartRefusedException};
 * everything else is recognised here by its kind.
 *
 * @param happened one sentence
 * @param toDo one sentence
 */
record StartFailure(String happened, String toDo) {

    private static final String LOOK_CLOSER = "Start again with QUARKUS_LOG_LEVEL=DEBUG for the whole of it.";

    /** As the configuration library says it, with its own number and a class before it. */
    private static final Pattern VALUE = Pattern.compile("config property (\\S+) with the config value \"([^\"]*)\"");

    /** A message that was made of a cause begins with its class. */
    private static final Pattern CLASSES_BEFORE = Pattern.compile("^(?:[a-z]\\w*\\.)+\\w+: ");

    static StartFailure of(Throwable failure) {
        return of(failure, new StartSettings());
    }

    static StartFailure of(Throwable failure, StartSettings settings) {
        List<Throwable> chain = chain(failure);
        return Stream.<Function<List<Throwable>, Optional<StartFailure>>>of(
                        StartFailure::refused,
                        _ -> missing(settings),
                        StartFailure::port,
                        StartFailure::database,
                        causes -> file(causes, settings),
                        StartFailure::certificate,
                        StartFailure::setting)
                .map(kind -> kind.apply(chain))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unforeseen(chain.getLast()));
    }

    /** A trace is for whoever asked for everything. */
    static boolean wantsTrace() {
        return Set.of("DEBUG", "TRACE", "ALL")
                .contains(new StartSettings().value("quarkus.log.level").orElse(""));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Optional<StartFailure> refused(List<Throwable> chain) {
        return first(chain, StartRefusedException.class).map(StartFailure::of);
    }

    private static StartFailure of(StartRefusedException refusal) {
        return new StartFailure(refusal.happened(), refusal.toDo());
    }

    /** What Quarkus itself stumbled over before anybody of ours could look. */
    private static Optional<StartFailure> missing(StartSettings settings) {
        try {
            NeededSettings.check(settings::value, settings.migrates());
            KnownSettings.check(settings::value);
            return Optional.empty();
        } catch (StartRefusedException e) {
            return Optional.of(of(e));
        }
    }

    private static Optional<StartFailure> port(List<Throwable> chain) {
        return first(chain, QuarkusBindException.class)
                .map(taken -> new StartFailure(
                        "It cannot listen on port " + taken.getPort() + " of " + taken.getHost()
                                + ": another program does, or it may not.",
                        "Stop that program, or set QUARKUS_HTTP_PORT (users), QUARKUS_HTTP_SSL_PORT (users, TLS) or"
                                + " QUARKUS_MANAGEMENT_PORT (health and metrics)."));
    }

    private static Optional<StartFailure> database(List<Throwable> chain) {
        return first(chain, SQLException.class)
                .map(e -> new StartFailure(
                        "The database did not do what the start needs: "
                                + StorageFault.of(e.getSQLState()).words() + ", SQL state " + e.getSQLState() + " ("
                                + firstLine(e) + ").",
                        "Mend that and start again; what a migration had begun was rolled back."));
    }

    private static Optional<StartFailure> file(List<Throwable> chain, StartSettings settings) {
        return first(chain, FileSystemException.class)
                .map(e -> new StartFailure(
                        "The file " + e.getFile() + " cannot be read" + settings.namedBy(String.valueOf(e.getFile()))
                                + ".",
                        "Put it there and let the user of this process read it."));
    }

    private static Optional<StartFailure> certificate(List<Throwable> chain) {
        return chain.stream()
                .filter(e -> String.valueOf(e.getMessage())
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(?s).*(certificate|private key|keystore|truststore|pem).*"))
                .findFirst()
                .map(e -> new StartFailure(
                        "A certificate or its key cannot be used: " + firstLine(e) + ".",
                        "Look at QUARKUS_HTTP_SSL_CERTIFICATE_FILES, QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES and the"
                                + " variables QUARKUS_TLS_…: each has to name a PEM file of its kind."));
    }

    private static Optional<StartFailure> setting(List<Throwable> chain) {
        return chain.stream()
                .flatMap(e -> String.valueOf(e.getMessage()).lines())
                .filter(line -> !EnvironmentName.inside(line).equals(line))
                .reduce((_, last) -> last)
                .map(line -> new StartFailure(
                        settingWords(line),
                        "Correct it in the environment; docs/running.md and docs/configuration.md explain each."));
    }

    private static String settingWords(String line) {
        Matcher value = VALUE.matcher(line);
        return value.find()
                ? EnvironmentName.of(value.group(1)) + " is \"" + value.group(2) + "\", which it cannot be."
                : "A setting cannot be used: "
                        + EnvironmentName.inside(line).strip().replaceFirst("\\.$", "") + ".";
    }

    private static StartFailure unforeseen(Throwable cause) {
        return new StartFailure("Nobody foresaw this: " + EnvironmentName.inside(firstLine(cause)) + ".", LOOK_CLOSER);
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.lines().findFirst().orElse("");
        return CLASSES_BEFORE.matcher(line).replaceFirst("").replaceFirst("\\.$", "");
    }
}
