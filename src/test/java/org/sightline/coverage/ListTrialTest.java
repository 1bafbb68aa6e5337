package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ListFolder;
import org.sightline.codes.command.CodesRun;
import org.sightline.coverage.ListTrial.Fared;

/** Whether every code of the published lists that tab files name stands in its panel, and only where it counts. */
class ListTrialTest {

    private static final Pattern REFSET = Pattern.compile("refset: \"([0-9]+)\"");

    /** The least share of a list's codes that has to be placed rightly. */
    private static final double LEAST = 0.95;

    @Test
    @DisplayName("Of made-up lists under every id that a tab file names, each code stands where its role counts")
    void placesEveryCodeOfMadeUpLists(@TempDir Path root) throws IOException {
        ListFolder folder = new ListFolder(root);
        int number = 1;
        for (String refset : refsets()) {
            StringBuilder lines = new StringBuilder();
            for (CodeRole role : CodeRole.values()) {
                for (int each = 0; each < 5; each++) {
                    lines.append(ListFolder.concept(10_000 + number++))
                            .append('\t')
                            .append(role.word())
                            .append('\t')
                            .append("A made-up ")
                            .append(role.word())
                            .append('\n');
                }
            }
            folder.write(
                    "list-" + refset,
                    "refset: \"" + refset + "\"\n",
                    lines.toString().strip().split("\n"));
        }
        List<Fared> all = new ListTrial(folder.sets()).all();
        assertEquals(refsets().size(), all.stream().map(Fared::list).distinct().count(), all::toString);
        all.forEach(one -> assertEquals(List.of(), one.wrong(), one::toString));
    }

    @Test
    @DisplayName("Of real lists in a folder with an index, which is not of this project, 95 % of each list's codes")
    @EnabledIfEnvironmentVariable(named = "SIGHTLINE_TEST_VALUE_SETS", matches = ".+")
    void placesTheCodesOfPublishedLists(@TempDir Path root) throws IOException {
        CodesRun run = new CodesRun(root);
        Path from = Path.of(System.getenv("SIGHTLINE_TEST_VALUE_SETS"));
        Set<String> taken = new HashSet<>();
        for (String line : Files.readAllLines(from.resolve("index.csv"))) {
            List<String> named = refsets().stream().filter(line::contains).toList();
            if (named.size() == 1 && taken.add(named.getFirst())) {
                take(run, from.resolve(line.substring(0, line.indexOf(','))), named.getFirst());
            }
        }
        List<Fared> all = new ListTrial(new ListFolder(run.config).sets()).all();
        assertFalse(all.isEmpty());
        all.forEach(one -> {
            System.out.println(one);
            one.wrong().forEach(code -> System.out.println("    wrong: " + code));
            one.uncounted().forEach(code -> System.out.println("    does not count: " + code));
        });
        all.forEach(one -> assertTrue(one.share() >= LEAST, one + " " + one.wrong()));
    }

    /** A publication as CSV does not say of which reference set it is: the index does. */
    private static void take(CodesRun run, Path file, String refset) throws IOException {
        String name = "list-" + refset;
        run.run("import", "--name", name, "--date", "2026-09-12", file.toString());
        Path yaml = run.config.resolve("value-sets").resolve(name + ".yaml");
        String text = Files.readString(yaml);
        if (!text.contains("refset:")) {
            Files.writeString(yaml, text + "refset: \"" + refset + "\"\n");
        }
    }

    /** Every reference set that a tab file names. */
    private static Set<String> refsets() {
        try (Stream<Path> files = Files.list(Path.of("ui-templates/tabs"))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                all.append(Files.readString(file));
            }
            return REFSET.matcher(all)
                    .results()
                    .map((MatchResult one) -> one.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
