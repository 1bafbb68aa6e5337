package org.sightline.check;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.configuration.ConfigProblem;
import org.sightline.outgoing.S3Settings;
import org.sightline.registration.loading.CheckedConfig;
import org.sightline.registration.loading.LaunchConfigLoader;
import org.sightline.tab.definition.TabNames;
import org.sightline.tab.definition.TabSetup;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** Prints every problem in a form that editors or pipelines understand. */
public final class Check {

    /** Everything is well, or there are warnings only. */
    static final int FINE = 0;

    /** There are errors; or warnings, and they count. */
    static final int PROBLEMS = 1;

    /** Called in a way it does not know, or there is no such folder. */
    static final int NOT_CHECKED = 2;

    private final Terminal terminal;

    Check(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new Check(Terminal.ofThisProcess()).run(arguments));
    }

    int run(String... arguments) {
        CheckArguments asked;
        try {
            asked = CheckArguments.of(arguments, terminal);
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + " See ./sightline check --help.");
            return NOT_CHECKED;
        }
        if (!Files.isDirectory(asked.folder())) {
            terminal.err().println("There is no folder " + asked.folder() + ".");
            return NOT_CHECKED;
        }
        return checked(asked);
    }

    private int checked(CheckArguments asked) {
        CheckedConfig checked = new LaunchConfigLoader(asked.allowLoopbackHttp(), terminal.clock())
                .knowing(TabNames.ofThisBuild())
                .elsewhere()
                .check(asked.folder());
        List<ConfigProblem> problems = new ArrayList<>(checked.problems());
        if (asked.online()) {
            problems.addAll(new OnlineCheck(asked.folder(), terminal.environment(), terminal.clock())
                    .problemsOf(checked.organisations()));
            problems.sort(ConfigProblem.ORDER);
        }
        CheckReport report = new CheckReport(asked.folder(), problems, settings());
        probed(asked, checked).forEach(terminal.out()::println);
        report.lines(asked.format()).forEach(terminal.out()::println);
        return report.errors() > 0 || (asked.strict() && report.warnings() > 0) ? PROBLEMS : FINE;
    }

    /** What is wrong with the viewer's settings for an object store, if this process has any. */
    private List<String> settings() {
        if (!terminal.environment().containsKey(S3Settings.ENDPOINT_VARIABLE)) {
            return List.of();
        }
        try {
            S3Settings.ofEnvironment(
                    name -> Optional.ofNullable(terminal.environment().get(name)), terminal.allowsLoopbackHttp());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** What feeds understand, of a folder without errors. */
    private List<String> probed(CheckArguments asked, CheckedConfig checked) {
        return asked.patient()
                .map(patient -> checked.config()
                        .map(config -> new ProbeCheck(
                                        patient, TabSetup.of(config), terminal.environment(), terminal.clock())
                                .linesOf(config))
                        .orElse(List.of("Feeds are asked when the errors below are mended.", "")))
                .orElse(List.of());
    }
}
