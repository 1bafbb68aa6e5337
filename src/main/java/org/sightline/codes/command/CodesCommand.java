package org.sightline.codes.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.codes.ValueSetFiles;
import org.sightline.codes.command.CodesArguments.NotUnderstoodException;
import org.sightline.codes.importing.ImportRefusedException;
import org.sightline.codes.importing.ListImport;

/** What the front door calls for {@code codes}: the first argument says what to do. */
public final class CodesCommand {

    /** Done. */
    static final int DONE = 0;

    /** Done, but something was left out and named; or two lists differ. */
    static final int LEFT_OUT = 1;

    /** Not done. */
    static final int NOT_DONE = 2;

    private static final Set<String> OF_IMPORT =
            Set.of("to", "name", "version", "date", "system", "refset", "descendants-of");

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final InstantSource clock;

    CodesCommand(PrintStream out, PrintStream err, Map<String, String> environment, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CodesCommand(out, System.err, System.getenv(), InstantSource.system()).run(arguments));
    }

    /** @return the exit code */
    int run(String... arguments) {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            return switch (arguments.length == 0 ? "" : arguments[0]) {
                case "import" -> importFiles(CodesArguments.of(rest, OF_IMPORT));
                case "fetch" -> fetch(CodesArguments.of(rest, FetchCommand.OPTIONS));
                case "list" -> listing(CodesArguments.of(rest, Set.of("to"))).all();
                case "show" -> show(CodesArguments.of(rest, Set.of("to", "role")));
                case "diff" -> diff(CodesArguments.of(rest, Set.of("to")));
                case "compile" -> compile(CodesArguments.of(rest, Set.of("to")));
                default ->
                    throw new NotUnderstoodException("codes needs one of import, fetch, list, show, diff, compile.");
            };
        } catch (NotUnderstoodException e) {
            err.println(e.getMessage() + " See ./sightline codes --help.");
        } catch (ImportRefusedException e) {
            err.println(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            err.println("Not done: interrupted.");
        } catch (NoSuchFileException e) {
            err.println("There is no " + e.getMessage() + ".");
        } catch (IOException e) {
            err.println("Not done: " + e.getMessage());
        }
        return NOT_DONE;
    }

    private int importFiles(CodesArguments asked) throws NotUnderstoodException, IOException, ImportRefusedException {
        if (asked.words().isEmpty()) {
            throw new NotUnderstoodException("codes import needs a file, a folder or a zip.");
        }
        Path folder = existing(asked);
        ListImport.Outcome outcome = new ListImport(asked.importOptions())
                .run(asked.words().stream().map(Path::of).toList(), folder.resolve(ValueSetFiles.FOLDER));
        ValueSetFiles.compile(folder);
        return new ImportWords(out).say(outcome);
    }

    private int fetch(CodesArguments asked)
            throws NotUnderstoodException, IOException, ImportRefusedException, InterruptedException {
        Path folder = existing(asked);
        ListImport.Outcome outcome = new FetchCommand(asked, environment).run(folder);
        ValueSetFiles.compile(folder);
        return new ImportWords(out).say(outcome);
    }

    private int show(CodesArguments asked) throws NotUnderstoodException, IOException {
        return listing(asked)
                .one(only(asked, "codes show"), asked.option("role").orElse(""));
    }

    /** A folder of lists as OLD or NEW compares each list of both; otherwise they are names of lists. */
    private int diff(CodesArguments asked) throws NotUnderstoodException, IOException {
        if (asked.words().size() != 2) {
            throw new NotUnderstoodException("codes diff needs two lists, or two folders.");
        }
        Path old = Path.of(asked.words().getFirst());
        Path recent = Path.of(asked.words().getLast());
        if (Files.isDirectory(old) && Files.isDirectory(recent)) {
            return new Listing(old, out, clock).differenceFrom(new Listing(recent, out, clock));
        }
        return listing(asked).difference(asked.words().getFirst(), asked.words().getLast());
    }

    private int compile(CodesArguments asked) throws NotUnderstoodException, IOException {
        Path folder = existing(asked);
        ValueSetFiles.compile(folder);
        out.println(folder.resolve(ValueSetFiles.FOLDER) + " is compiled.");
        return DONE;
    }

    private Listing listing(CodesArguments asked) throws NotUnderstoodException, IOException {
        return new Listing(existing(asked), out, clock);
    }

    private Path existing(CodesArguments asked) throws NotUnderstoodException {
        Path folder = asked.folder(environment);
        if (!Files.isDirectory(folder)) {
            throw new NotUnderstoodException("There is no folder " + folder + ".");
        }
        return folder;
    }

    private static String only(CodesArguments asked, String command) throws NotUnderstoodException {
        if (asked.words().size() != 1) {
            throw new NotUnderstoodException(command + " needs one list.");
        }
        return asked.words().getFirst();
    }
}
