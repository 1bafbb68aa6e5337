package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.check.Check;
import org.sightline.feed.reading.GuidedAuthentication;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.tab.GuidedTab;
import org.sightline.tab.panel.GuidedKind;
import org.sightline.testing.MachineCommand;

/** Does what {@code docs/extending.md} says, on a copy of the files that it changes, and looks at what comes of it. */
class ExtendingTest {

    private static final Pattern DIFF = Pattern.compile("```diff\n(.*?\n)```", Pattern.DOTALL);
    private static final Pattern CHANGED = Pattern.compile("^\\+\\+\\+ b/(.*)$", Pattern.MULTILINE);
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final int TAB = 0;
    private static final int KIND = 1;
    private static final int AUTHENTICATION = 2;

    @TempDir
    private Path copy;

    private List<String> diffs;

    @BeforeEach
    void readGuide() throws IOException {
        diffs = DIFF.matcher(Files.readString(Path.of("docs/extending.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    @DisplayName("EXT-1 a new tab is a file and its name, and shows what a demo patient has")
    void aNewTab() throws Exception {
        Path classes = follow(TAB);

        String page = run(classes, GuidedTab.class, "9990001022", "vaccinations");

        assertTrue(page.contains("Influenza vaccine (cell-based)"), page);
        assertTrue(page.contains("Vaccinations"), page);
        String checked = check(classes);
        assertTrue(checked.contains(": no errors"), checked);
    }

    @Test
    @DisplayName("EXT-2 a new panel kind is a class and a line, and shows its rows with all their elements")
    void aNewPanelKind() throws Exception {
        Path classes = follow(KIND);

        String rows = run(
                classes,
                GuidedKind.class,
                "diets",
                "NutritionOrder",
                diet("active", "Soft diet", "2026-10-02").replace("'intent'", "'instantiates':['urn:a:plan'],'intent'"),
                diet("completed", "Clear fluids", "2026-09-01"));

        assertTrue(rows.contains("Soft diet: No nuts | 02-Oct-2026\n"), rows);
        assertTrue(rows.contains("Clear fluids: No nuts | 01-Sep-2026 | behind a line"), rows);
        assertTrue(rows.contains("urn:a:plan"), rows);
        assertTrue(run(classes, GuidedTab.class, "9990001022", "vaccinations").contains("Diets"));
    }

    @Test
    @DisplayName("EXT-3 a new authentication is read from a feed's file and put on each request")
    void aNewAuthentication() throws Exception {
        Path classes = follow(AUTHENTICATION);

        String sent = run(
                classes,
                GuidedAuthentication.class,
                "{kind: basic, user: sightline, password: env:SOUTHBANK_PASSWORD}",
                "SOUTHBANK_PASSWORD",
                "open sesame");

        assertTrue(sent.contains("\nBasic c2lnaHRsaW5lOm9wZW4gc2VzYW1l\n"), sent);
    }

    /** The classes and resources that this guide, and those before it, make of the copy. */
    private Path follow(int guide) throws Exception {
        List<String> java = new ArrayList<>();
        Path classes = Files.createDirectories(copy.resolve("classes"));
        for (int step = guide == KIND ? TAB : guide; step <= guide; step++) {
            List<String> changed = CHANGED.matcher(diffs.get(step))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            for (String file : changed) {
                Path there = copy.resolve(file);
                Files.createDirectories(there.getParent());
                if (Files.exists(Path.of(file)) && Files.notExists(there)) {
                    Files.copy(Path.of(file), there);
                }
            }
            Path patch = Files.writeString(copy.resolve("guide-" + step + ".diff"), diffs.get(step));
            assertEquals("", MachineCommand.said(copy, Map.of(), "git", "apply", patch.toString()));
            for (String file : changed) {
                if (file.endsWith(".java")) {
                    java.add(copy.resolve(file).toString());
                } else {
                    resource(file, classes);
                }
            }
        }
        compile(java, classes);
        return classes;
    }

    private void resource(String file, Path classes) throws IOException {
        Path there = classes.resolve(
                file.startsWith("ui-templates/")
                        ? file.replace("ui-templates/", "templates/")
                        : file.replace("launch-config/", ""));
        Files.createDirectories(there.getParent());
        Files.copy(copy.resolve(file), there, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void compile(List<String> java, Path classes) {
        if (!java.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
            arguments.addAll(java);
            assertEquals(
                    0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        }
    }

    private static String diet(String status, String name, String day) {
        return """
                {'resourceType':'NutritionOrder','id':'%s','status':'%s','intent':'order','dateTime':'%s',
                 'patient':{'reference':'Patient/1'},
                 'oralDiet':{'type':[{'text':'%s'}],'instruction':'No nuts'}}""".formatted(status, status, day, name);
    }

    /** What the check says of a folder whose roles open the new tab. */
    private String check(Path classes) throws Exception {
        Path folder = Files.createDirectories(copy.resolve("folder"));
        ConfigFolder.sound(folder)
                .write("access.yaml", ConfigFolder.ACCESS.replace("tabs: [summary]", "tabs: [summary, vaccinations]"));
        return run(classes, Check.class, folder.toString());
    }

    private String run(Path classes, Class<?> main, String... arguments) throws Exception {
        return MachineCommand.said(ROOT, Map.of(), java(classes, main.getName(), arguments));
    }

    private static String[] java(Path classes, String main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classes + File.pathSeparator + System.getProperty("java.class.path"),
                                main),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
    }
}
