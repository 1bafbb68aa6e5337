package org.sightline.registration;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One file of {@code launch-config/} as a tree of YAML nodes, which know their lines. Nothing is ever constructed from
 * a tag; anchors, aliases and tags are refused outright, as no file needs them.
 */
final class YamlFile {

    static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 20;

    private YamlFile() {}

    /** The bytes of the file, or empty with the problem noted: it cannot be read or is too large. */
    static Optional<byte[]> read(Path path, String file, ConfigProblems problems) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add(file, 0, "", "larger than " + MAX_BYTES / 1024 + " KB");
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            problems.add(file, 0, "", "cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The root of the document, or empty with the problem noted. */
    static Optional<YamlValue> parse(byte[] bytes, String file, ConfigProblems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!isPlain(text, file, problems)) {
                return Optional.empty();
            }
            Node root = yaml().compose(new StringReader(text));
            if (root == null) {
                problems.add(file, 0, "", "is empty");
                return Optional.empty();
            }
            return Optional.of(new YamlValue(file, "", root, problems));
        } catch (CharacterCodingException e) {
            problems.add(file, 0, "", "is not UTF-8 text");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.add(file, mark == null ? 0 : mark.getLine() + 1, "", "is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file, 0, "", "is not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static boolean isPlain(String text, String file, ConfigProblems problems) {
        int before = problems.count();
        for (Event event : yaml().parse(new StringReader(text))) {
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.add(file, line(event), "", "anchors and aliases (& and *) are not allowed here");
            }
            if (hasTag(event)) {
                problems.add(file, line(event), "", "tags (!) are not allowed here");
            }
        }
        return problems.count() == before;
    }

    private static boolean hasTag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag() != null && !"!".equals(scalar.getTag());
            case CollectionStartEvent collection -> collection.getTag() != null;
            default -> false;
        };
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        return new Yaml(options);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
