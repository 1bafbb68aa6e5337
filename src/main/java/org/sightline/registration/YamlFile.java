package org.sightline.registration;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sightline.registration.ConfigProblem.Severity;
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
                problems.ofFile(file, "is empty");
                return Optional.empty();
            }
            return Optional.of(new YamlValue(file, "", root, problems));
        } catch (CharacterCodingException e) {
            problems.ofFile(file, "is not UTF-8 text");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.at(mark, Severity.ERROR, file, "", "is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.ofFile(file, "is not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static boolean isPlain(String text, String file, ConfigProblems problems) {
        int before = problems.count();
        for (Event event : yaml().parse(new StringReader(text))) {
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.at(
                        event.getStartMark(),
                        Severity.ERROR,
                        file,
                        "",
                        "anchors and aliases (& and *) are not allowed here");
            }
            if (hasTag(event)) {
                problems.at(event.getStartMark(), Severity.ERROR, file, "", "tags (!) are not allowed here");
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
