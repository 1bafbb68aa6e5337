package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.evidence.CitedTest;
import org.sightline.testing.MachineCommand;

/** Holds every command in the documents to what does it: a test, and the help of the command itself. */
class DocumentedCommandsTest {

    private static final Path ROWS = Path.of("src/test/resources/documented-commands.txt");
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("`(\\./sightline [^`]*)`");
    private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");
    private static final Pattern VARIABLES = Pattern.compile("^(?:[A-Z_]+=\\S* ?)+");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("DOC-1 every command in the documents is done by a test, and every test named does one")
    void everyCommandIsDoneByATest() throws IOException {
        Map<String, String> rows = rows();
        Set<String> used = new HashSet<>();
        List<String> untried = commands().stream()
                .filter(command -> {
                    String row = row(rows, command);
                    used.add(row);
                    return row.isEmpty();
                })
                .toList();
        assertEquals(List.of(), untried, "commands that nothing does");
        assertEquals(
                List.of(),
                rows.keySet().stream().filter(row -> !used.contains(row)).toList(),
                "rows that no document needs");
        assertEquals(
                List.of(), rows.values().stream().filter(test -> !exists(test)).toList(), "tests that are not there");
    }

    @Test
    @DisplayName("DOC-2 every option in the documents stands in the help of its command")
    void everyOptionIsInTheHelp() throws Exception {
        for (String command : commands()) {
            if (command.startsWith("./sightline ") && OPTION.matcher(command).find()) {
                String name = command.split(" ")[1];
                String help = name.startsWith("-") ? name : run(Map.of(), "./sightline " + name + " --help");
                List<String> unknown = OPTION.matcher(command)
                        .results()
                        .map(found -> found.group(1))
                        .filter(option -> !help.contains(option))
                        .toList();
                assertEquals(List.of(), unknown, command);
            }
        }
    }

    @Test
    @DisplayName("DOC-3 the commands that check a seal with common tools do")
    void aSealIsCheckedWithCommonTools() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("a seal".getBytes(StandardCharsets.UTF_8));
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(hash);
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String block = blocks(Path.of("docs/audit-seals.md"))
                .filter(lines -> lines.contains("pkeyutl"))
                .findFirst()
                .orElseThrow();
        String signed = Base64.getEncoder().encodeToString(signature.sign());

        String said = run(Map.of("hash", HexFormat.of().formatHex(hash), "signature", signed), block);

        assertTrue(said.contains("Signature Verified Successfully"), said);
    }

    @Test
    @DisplayName("DOC-3 the commands that make a launch key do")
    void keysAreMadeWithCommonTools() throws Exception {
        String block = blocks(Path.of("docs/registering-a-launch.md"))
                .filter(lines -> lines.contains("openssl genpkey"))
                .findFirst()
                .orElseThrow();

        run(Map.of(), block);

        assertTrue(Files.readString(folder.resolve("launch-key.pub")).contains("-----BEGIN PUBLIC KEY-----"));
    }

    /** Every command with its lines joined, without variables set before it and words said after it. */
    private static List<String> commands() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("docs")), Stream.of(Path.of("README.md"), Path.of("launch-config/README.md")))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> Stream.concat(
                            blocks(file)
                                    .flatMap(block -> Arrays.stream(
                                            block.replaceAll("\\\\\n *", "").split("\n"))),
                            INLINE.matcher(text(file)).results().map(found -> found.group(1))))
                    .map(line -> VARIABLES
                            .matcher(line)
                            .replaceFirst("")
                            .replaceFirst(" +# .*", "")
                            .strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("{"))
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> blocks(Path file) {
        return BLOCK.matcher(text(file)).results().map(found -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Files.readAllLines(ROWS).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> rows.put(
                        line.substring(0, line.lastIndexOf(" | ")), line.substring(line.lastIndexOf(" | ") + 3)));
        return rows;
    }

    /** The row whose command is the longest beginning of this one; empty if there is none. */
    private static String row(Map<String, String> rows, String command) {
        return rows.keySet().stream()
                .filter(command::startsWith)
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    private static boolean exists(String test) {
        return test.contains("#")
                ? CitedTest.in(ROWS.toString(), test).anyMatch(CitedTest::exists)
                : Files.exists(Path.of(test));
    }

    private String run(Map<String, String> variables, String script) throws Exception {
        Path where = script.startsWith("./sightline") ? Path.of("") : folder;
        return MachineCommand.said(where.toAbsolutePath(), variables, "bash", "-ec", script);
    }
}
