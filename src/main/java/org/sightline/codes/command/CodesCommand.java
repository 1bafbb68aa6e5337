package org.sightline.codes.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sightline.codes.ValueSetFiles;
import org.sightline.codes.importing.ImportRefusedException;
import org.sightline.codes.importing.ListImport;
import org.sightline.codes.importing.MapImport;
import org.sightline.context.UkZone;
import org.sightline.coverage.command.CoverageCommand;
import org.sightline.registration.loading.RecordsBegin;
import org.sightline.tab.definition.TabSetup;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** What the front door calls for {@code codes}: the first argument says what to do. */
public final class CodesCommand {

    /** Done. */
    static final int DONE = 0;

    /** Done, but something was left out and named; or two lists differ. */
    static final int LEFT_OUT = 1;

    /** Not done. */
    static final int NOT_DONE = 2;

    private static final Set<String> OF_IMPORT =
            Set.of("to", "name", "version", "date", "system", "refset", "descendants-of", "bnf");
    private static final Set<String> FOLDER = Set.of("to");
    private static final Set<String> NO_FLAGS = Set.of();

    private final Terminal terminal;

    CodesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new CodesCommand(Terminal.ofThisProcess()).run(arguments));
    }

    /** @return the exit code */
    int run(String... arguments) {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            return done(arguments.length == 0 ? "" : arguments[0], rest);
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + " See ./sightline codes --help.");
        } catch (ImportRefusedException e) {
            terminal.err().println(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            terminal.err().println("Not done: interrupted.");
        } catch (NoSuchFileException e) {
            terminal.err().println("There is no " + e.getMessage() + ".");
        } catch (IOException e) {
            terminal.err().println("Not done: " + e.getMessage());
        }
        return NOT_DONE;
    }

    private int done(String command, List<String> rest)
            throws NotUnderstoodException, ImportRefusedException, InterruptedException, IOException {
        return switch (command) {
            case "import" -> imported(Arguments.of(rest, OF_IMPORT, Set.of("map")));
            case "fetch" -> fetch(Arguments.of(rest, FetchCommand.OPTIONS, NO_FLAGS));
            case "list" -> listing(Arguments.of(rest, FOLDER, NO_FLAGS)).all();
            case "show" -> show(Arguments.of(rest, Set.of("to", "role"), NO_FLAGS));
            case "diff" -> diff(Arguments.of(rest, FOLDER, NO_FLAGS));
            case "coverage" -> coverage(Arguments.of(rest, FOLDER, Set.of("json")));
            case "compile" -> compile(Arguments.of(rest, FOLDER, NO_FLAGS));
            default ->
                throw new NotUnderstoodException(
                        "codes needs one of import, fetch, list, show, diff, coverage, compile.");
        };
    }

    private int imported(Arguments asked) throws NotUnderstoodException, IOException, ImportRefusedException {
        return asked.has("map") ? importMap(asked) : importFiles(asked);
    }

    private int importFiles(Arguments asked) throws NotUnderstoodException, IOException, ImportRefusedException {
        if (asked.words().isEmpty()) {
            throw new NotUnderstoodException("codes import needs a file, a folder or a zip.");
        }
        Path folder = existing(asked);
        ListImport.Outcome outcome = new ListImport(ImportArguments.of(asked))
                .run(asked.words().stream().map(Path::of).toList(), folder.resolve(ValueSetFiles.FOLDER));
        ValueSetFiles.compile(folder);
        return new ImportWords(terminal.out()).say(outcome);
    }

    private int importMap(Arguments asked) throws NotUnderstoodException, IOException, ImportRefusedException {
        if (asked.words().isEmpty()) {
            throw new NotUnderstoodException("codes import --map needs a file, a folder or a zip.");
        }
        Path folder = existing(asked);
        MapImport.Outcome outcome = new MapImport(ImportArguments.of(asked))
                .run(asked.words().stream().map(Path::of).toList(), folder.resolve(ValueSetFiles.FOLDER));
        ValueSetFiles.compile(folder);
        return new ImportWords(terminal.out()).say(outcome);
    }

    private int fetch(Arguments asked)
            throws NotUnderstoodException, IOException, ImportRefusedException, InterruptedException {
        Path folder = existing(asked);
        ListImport.Outcome outcome = new FetchCommand(asked, terminal).run(folder);
        ValueSetFiles.compile(folder);
        return new ImportWords(terminal.out()).say(outcome);
    }

    private int show(Arguments asked) throws NotUnderstoodException, IOException {
        return listing(asked)
                .one(only(asked, "codes show"), asked.option("role").orElse(""));
    }

    /** A folder of lists as OLD or NEW compares each list of both; otherwise they are names of lists. */
    private int diff(Arguments asked) throws NotUnderstoodException, IOException {
        if (asked.words().size() != 2) {
            throw new NotUnderstoodException("codes diff needs two lists, or two folders.");
        }
        Path old = Path.of(asked.words().getFirst());
        Path recent = Path.of(asked.words().getLast());
        if (Files.isDirectory(old) && Files.isDirectory(recent)) {
            return new Listing(old, terminal.out(), terminal.clock())
                    .differenceFrom(new Listing(recent, terminal.out(), terminal.clock()));
        }
        return listing(asked).difference(asked.words().getFirst(), asked.words().getLast());
    }

    /** Of the lists, or of the codes in files. */
    private int coverage(Arguments asked) throws NotUnderstoodException, IOException {
        LocalDate today = LocalDate.ofInstant(terminal.clock().instant(), UkZone.ID);
        TabSetup setup = new TabSetup(
                Listing.sets(existing(asked), today),
                RecordsBegin.of(existing(asked)).orElse(null));
        CoverageCommand command = new CoverageCommand(setup, asked.has("json"), terminal.out(), terminal.clock());
        if (asked.words().isEmpty()) {
            command.ofLists();
            return DONE;
        }
        return command.ofFiles(asked.words().stream().map(Path::of).toList()) ? DONE : LEFT_OUT;
    }

    private int compile(Arguments asked) throws NotUnderstoodException, IOException {
        Path folder = existing(asked);
        ValueSetFiles.compile(folder);
        terminal.out().println(folder.resolve(ValueSetFiles.FOLDER) + " is compiled.");
        return DONE;
    }

    private Listing listing(Arguments asked) throws NotUnderstoodException, IOException {
        return new Listing(existing(asked), terminal.out(), terminal.clock());
    }

    private Path existing(Arguments asked) throws NotUnderstoodException {
        Path folder = asked.option("to").map(Path::of).orElseGet(terminal::launchConfig);
        if (!Files.isDirectory(folder)) {
            throw new NotUnderstoodException("There is no folder " + folder + ".");
        }
        return folder;
    }

    private static String only(Arguments asked, String command) throws NotUnderstoodException {
        if (asked.words().size() != 1) {
            throw new NotUnderstoodException(command + " needs one list.");
        }
        return asked.words().getFirst();
    }
}
