package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that a compiler cannot hold. */
class ConventionsTest {

    private static final Path EXCEPTIONS = Path.of("src/test/resources/house-rules-exceptions.txt");
    private static final Pattern BANNED_TYPE_NAME =
            Pattern.compile(".*(Impl|Util|Utils|Helper|Manager|Dto|Base|Abstract[A-Z].*)\\.java");
    private static final Pattern NEEDS_THE_JVM_TO_ITSELF = Pattern.compile(
            "System\\.(nanoTime|setOut|setErr|clearProperty)\\(|(Locale|TimeZone)\\.setDefault|getLogger\\(\"\"\\)");
    private static final Pattern TAG = Pattern.compile("<[a-z](?:[^>\"]|\"[^\"]*\")*>");
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern INLINE_CODE =
            Pattern.compile("(?i)<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern RAW_OUTPUT = Pattern.compile("\\.(raw|safe)\\b");
    private static final Pattern BANNED_WORDS = Pattern.compile(">[^<]*\\b(No data|N/A|Oops|Error|error)\\b[^<]*<");
    private static final Pattern FORGOTTEN_NEGATION = Pattern.compile("\\{#else\\s+if\\s+!\\s*\\S+\\s+[^\\s}]");
    private static final Pattern FOREIGN_HOST = Pattern.compile("(?i)(src|href)=\"(https?:)?//");
    private static final Pattern REGISTRY = Pattern.compile("https?://(repo|registry|deb|plugins)[0-9a-z]*\\.[a-z]");

    /** Exceptions may only become fewer: whoever mends one takes it off the list, and nobody adds to it. */
    @Test
    void sourcesKeepTheHouseRules() throws IOException {
        SortedSet<String> broken = HouseRules.brokenBy(javaFiles());
        SortedSet<String> known = new TreeSet<>(Files.readAllLines(EXCEPTIONS));

        assertEquals(List.of(), without(broken, known), "breaks docs/CONTRIBUTING.md");
        assertEquals(List.of(), without(known, broken), "no longer needed in " + EXCEPTIONS);
    }

    /** The build runs them by themselves, and the others where no application has to start between them. */
    @Test
    void testsOfTheWholeApplicationAreListed() throws IOException {
        List<String> all = files("src/test/java", ".java").stream()
                .filter(file -> read(file).contains("\n@QuarkusTest\n"))
                .map(file -> "**/" + file.getFileName())
                .sorted()
                .toList();
        assertEquals(all, Files.readAllLines(Path.of("src/test/application-tests.txt")));
    }

    /** The others run beside each other in one JVM, two at a time. */
    @Test
    void testsThatMeasureTimeOrListenToTheWholeJvmRunAlone() {
        assertNone(
                files("src/test/java", "Test.java"),
                (_, text) -> NEEDS_THE_JVM_TO_ITSELF.matcher(text).find()
                        && !text.contains("\n@Isolated")
                        && !text.contains("\n@QuarkusTest\n"),
                "tests to be @Isolated");
    }

    @Test
    void noTypeHidesBehindAnEmptyName() {
        assertNone(
                javaFiles(),
                (file, _) ->
                        BANNED_TYPE_NAME.matcher(file.getFileName().toString()).matches(),
                "type names that say nothing");
    }

    /** A day that begins elsewhere than it ends is a day too many or too few on a page. */
    @Test
    void oneTypeNamesTheZoneOfTheClock() {
        assertNone(
                javaFiles(),
                (file, text) -> file.toString().contains("/java/org/sightline/")
                        && !file.startsWith("src/test")
                        && !file.endsWith("UkZone.java")
                        && text.matches("(?s).*(Europe/London|ZoneId\\.systemDefault|ZonedDateTime\\.now\\(\\)).*"),
                "zones besides UkZone");
    }

    @Test
    void nothingIsLeftForLater() {
        assertNone(javaFiles(), (_, text) -> LEFT_FOR_LATER.matcher(text).find(), "left for later");
    }

    /** A client proxy is a subclass: making it runs such a constructor, and its field initialisers, once more. */
    @Test
    void noProxiedBeanDoesItsWorkTwice() {
        assertNone(
                files("src/main/java", ".java"),
                (file, text) -> text.contains("\n@ApplicationScoped")
                        && text.contains(
                                "\n    " + file.getFileName().toString().replace(".java", "() {")),
                "beans for @Singleton");
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        List<Path> silent = files("src/main/java", ".java").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void templatesQuoteEveryAttribute() {
        assertNone(templates(), (_, text) -> hasUnquotedAttribute(text), "unquoted attributes");
    }

    @Test
    void templatesHoldNoInlineScriptOrStyle() {
        assertNone(templates(), (_, text) -> INLINE_CODE.matcher(text).find(), "inline script or style");
    }

    @Test
    void templatesNeverSwitchEscapingOff() {
        assertNone(templates(), (_, text) -> RAW_OUTPUT.matcher(text).find(), "unescaped output");
    }

    @Test
    void templatesUseWordsThatHelp() {
        assertNone(templates(), (_, text) -> BANNED_WORDS.matcher(text).find(), "words that do not help a reader");
    }

    /** Qute 3.33 forgets a negation that is the first of several conditions of an {@code else if}. */
    @Test
    void templatesBeginNoFurtherConditionsWithANegation() {
        assertNone(templates(), (_, text) -> FORGOTTEN_NEGATION.matcher(text).find(), "negations that Qute forgets");
    }

    @Test
    void templatesAskNoOtherHost() {
        assertNone(templates(), (_, text) -> FOREIGN_HOST.matcher(text).find(), "other hosts");
    }

    @Test
    void noFileNamesAPackageRegistry() {
        List<Path> all = Stream.of("src", "docs", "launch-config", "ui-templates", ".ci", ".mvn")
                .flatMap(folder -> files(folder, "").stream())
                .filter(file -> !file.toString().contains("node_modules"))
                .filter(file -> !file.toString().endsWith(".png"))
                .toList();
        assertTrue(all.size() > 50);
        assertNone(all, (_, text) -> REGISTRY.matcher(text).find(), "addresses of package registries");
        assertNone(
                List.of(Path.of("pom.xml"), Path.of("sightline")),
                (_, text) -> REGISTRY.matcher(text).find(),
                "registries");
    }

    private static List<String> without(SortedSet<String> all, SortedSet<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private static void assertNone(List<Path> files, BiPredicate<Path, String> fault, String what) {
        List<Path> found =
                files.stream().filter(file -> fault.test(file, read(file))).toList();
        assertEquals(List.of(), found, what);
    }

    private static boolean hasUnquotedAttribute(String template) {
        return TAG.matcher(template.replaceAll("=\\{[^{}]*}", "=x").replaceAll("\\{[^{}]*}", " "))
                .results()
                .anyMatch(tag -> tag.group().replaceAll("\"[^\"]*\"", "").matches("(?s).*=[^\\s>/].*"));
    }

    private static List<Path> javaFiles() {
        return Stream.of("src/main/java", "src/demo/java", "src/test/java")
                .flatMap(folder -> files(folder, ".java").stream())
                .toList();
    }

    private static List<Path> templates() {
        return files("ui-templates", ".html");
    }

    private static List<Path> files(String folder, String ending) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(Path.of(folder))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
