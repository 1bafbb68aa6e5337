package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;

/** Mistakes that people make in a file, each with what they are told: the line, the column and what to write instead. */
class MistakesTest {

    private static final String ORGANISATION = "organisations/northgate.yaml";
    private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4})}");

    /** Words of parsers and of Java, which tell an integration engineer nothing. */
    private static final Pattern FOREIGN = Pattern.compile(
            "Exception|Caused|java\\.|com\\.|<[a-z ]+>|expected '|scalar|mapping|cannot be read from here on");

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    /** What is sound, what somebody writes in its place, and what the viewer says. */
    static Stream<Arguments> isToldWithItsPlaceAndWhatToDo() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/mistakes.txt")).stream()
                .map(line -> Arguments.of((Object[]) line.split(" => ", -1)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource
    @DisplayName("JOIN-01 each mistake is told with line, column and remedy")
    void isToldWithItsPlaceAndWhatToDo(String sound, String broken, String expected) {
        folder.change(ORGANISATION, text -> {
            assertTrue(text.contains(sound), sound);
            return text.replace(sound, spelt(broken));
        });
        assertEquals(ORGANISATION + ":" + expected, folder.problems().getFirst());
    }

    @Test
    @DisplayName("JOIN-01 files that cannot be read say why")
    void saysWhyAFileCannotBeRead() throws IOException {
        Path organisations = temporary.resolve("organisations");
        Files.createSymbolicLink(organisations.resolve("loop.yaml"), Path.of("loop.yaml"));
        Files.createSymbolicLink(organisations.resolve("dangling.yaml"), Path.of("nowhere.yaml"));
        Files.createDirectory(organisations.resolve("folder.yaml"));
        Files.write(organisations.resolve("utf16.yaml"), "name: x".getBytes(StandardCharsets.UTF_16));
        Files.write(
                organisations.resolve("latin.yaml"), "name: x\nodsCodes: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of(
                        "organisations/dangling.yaml: is a symbolic link to nowhere.yaml, which is not there",
                        "organisations/folder.yaml: is a folder: a file has to have this name, or nothing",
                        "organisations/latin.yaml:2:11: is not UTF-8 text from here on: save it as UTF-8",
                        "organisations/loop.yaml: is a symbolic link that leads back to itself: make it anew",
                        "organisations/utf16.yaml: is UTF-16 text: save it as UTF-8"),
                folder.problems());
    }

    static Stream<Path> examples() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String sub : List.of("organisations", "feeds")) {
            try (Stream<Path> found =
                    Files.list(Path.of("launch-config/examples").resolve(sub))) {
                files.addAll(found.toList());
            }
        }
        files.addAll(List.of(Path.of("launch-config/access.yaml"), Path.of("launch-config/examples/alerts.yaml")));
        return files.stream();
    }

    /** Whatever line the mistake is in; in long files each line has some of the slips, and each slip some of the lines. */
    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("JOIN-01 a slip in any line of any example is told in our words")
    void aSlipInAnyLineIsToldInOurWords(Path example) throws IOException {
        List<String> lines = Files.readAllLines(example);
        int step = 1 + lines.size() / 40;
        for (int i = 0; i < lines.size(); i++) {
            List<String> slips = slips(lines.get(i));
            for (int j = i % step; j < slips.size(); j += step) {
                String slip = slips.get(j);
                List<String> broken = new ArrayList<>(lines);
                broken.set(i, slip);
                for (String problem : problems(example, String.join("\n", broken) + "\n")) {
                    assertFalse(FOREIGN.matcher(problem).find(), () -> problem + " of " + slip);
                    assertTrue(problem.matches("(?s)file:\\d+:\\d+: .{9,}"), () -> problem + " of " + slip);
                }
            }
        }
        assertFalse(
                problems(example, String.join("\n", lines) + "\n  \u00a0x: [").isEmpty());
    }

    private static List<String> slips(String line) {
        String bare = line.stripLeading();
        if (bare.isEmpty() || bare.startsWith("#")) {
            return List.of();
        }
        String indent = line.substring(0, line.length() - bare.length());
        return Arrays.asList(
                indent + " " + bare,
                "\t" + bare,
                indent + "\u00a0" + bare,
                line.replaceFirst(":", ""),
                line.replaceFirst(": ", ":"),
                line.replaceFirst(":.*", ":"),
                line.replaceFirst(":.*", ": []"),
                line.replaceFirst(":.*", ": {}"),
                line.replaceFirst(":.*", ": no"),
                line.replaceFirst(": ", ": \""),
                line.replaceFirst(": ", ": a: "),
                line.replaceFirst("]", ""),
                line.replaceFirst("}", ""),
                line + "\n" + line,
                line + "\u0000",
                line + "\n---",
                "<<<<<<< HEAD\n" + line);
    }

    private static List<String> problems(Path example, String text) {
        String kind = example.getParent().getFileName().toString().replaceFirst("s$", "");
        String schema = kind.equals("feed") || kind.equals("organisation")
                ? kind
                : example.getFileName().toString().replace(".yaml", "");
        ConfigProblems problems = new ConfigProblems();
        ConfigSchema.at("/schema/" + schema + ".schema.json")
                .read(text.getBytes(StandardCharsets.UTF_8), "file", problems);
        return problems.inOrder().stream().map(Object::toString).toList();
    }

    private static String spelt(String broken) {
        Matcher characters = CHARACTER.matcher(broken.replace("%n", "\n").replace("%t", "\t"));
        return characters.replaceAll(
                found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
