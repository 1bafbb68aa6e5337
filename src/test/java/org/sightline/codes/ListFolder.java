package org.sightline.codes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;

/** A launch-config folder with lists of codes that nobody published: their ids are of a namespace nobody was given. */
public final class ListFolder {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final String NAMESPACE = "1000999";

    public final Path root;
    public final Path lists;

    public ListFolder(Path root) throws IOException {
        this.root = root;
        this.lists = Files.createDirectories(root.resolve(ValueSetFiles.FOLDER));
    }

    /** A concept id with a right check digit. */
    public static String concept(int number) {
        String digits = number + NAMESPACE + "10";
        for (int check = 0; check < 10; check++) {
            if (Sctid.isValid(digits + check)) {
                return digits + check;
            }
        }
        throw new AssertionError("no digit fits");
    }

    /** A list of a single SNOMED CT file. */
    public void write(String name, String more, String... lines) throws IOException {
        String members = MemberFile.HEAD + "\n" + String.join("\n", lines) + "\n";
        write(name + ".tsv", members);
        write(name + ".yaml", """
                title: A list for tests
                version: "1"
                date: 2026-11-01
                source: written for a test
                members:
                  - system: http://snomed.info/sct
                    file: %s.tsv
                    codes: %d
                    checksum: %s
                %s""".formatted(
                        name, lines.length, Sha256.stated(members.getBytes(StandardCharsets.UTF_8)), more));
    }

    public void write(String file, String text) throws IOException {
        Files.writeString(lists.resolve(file), text);
    }

    public String read(String file) throws IOException {
        return Files.readString(lists.resolve(file));
    }

    public void replace(String file, String old, String with) throws IOException {
        write(file, read(file).replace(old, with));
    }

    /** What is wrong, as lines of the log. */
    List<String> problems() {
        return problems(ValueSetFiles.of(root));
    }

    List<String> thoroughProblems() {
        return problems(ValueSetFiles.thorough(root));
    }

    private static List<String> problems(ValueSetFiles files) {
        ConfigProblems problems = new ConfigProblems();
        files.read(problems, TODAY);
        return problems.inOrder().stream().map(ConfigProblem::toString).toList();
    }

    /** @throws AssertionError if something is in the way */
    public ValueSets sets() {
        ConfigProblems problems = new ConfigProblems();
        ValueSets sets = ValueSetFiles.of(root).read(problems, TODAY);
        if (problems.areInTheWay()) {
            throw new AssertionError(problems.inOrder());
        }
        return sets;
    }
}
