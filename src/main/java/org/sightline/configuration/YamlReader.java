package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads one YAML document as a tree, as editors see it that hold it to a JSON Schema: a date is text, a field without a
 * value is not there. Nothing is ever made of a tag; anchors, aliases and tags are refused, as no file needs them.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 20;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Set<String> NOTHING = Set.of("", "~", "null");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ConfigFile file;
    private final Iterator<Event> events;

    private YamlReader(ConfigFile file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(ConfigSchema.MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        this.file = file;
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /** A text whose printed form needs no ObjectMapper, which the schema's enums would load at every start otherwise. */
    private static final class Text extends TextNode {
        Text(String value) {
            super(value);
        }

        @Override
        public String toString() {
            return '"' + textValue() + '"';
        }
    }

    /** What stands there cannot be read any further. */
    private static final class UnreadableException extends Exception {
        private final transient Place place;

        UnreadableException(Place place, String message) {
            super(message);
            this.place = place;
        }
    }

    /** The document, or empty with the problem noted. */
    static Optional<JsonNode> read(byte[] bytes, ConfigFile file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new YamlReader(file, text).document());
        } catch (CharacterCodingException _) {
            file.error(Place.WHOLE_FILE, "", "is not UTF-8 text");
        } catch (UnreadableException e) {
            file.error(e.place, "", String.valueOf(e.getMessage()));
        } catch (MarkedYAMLException e) {
            Place place = Place.of(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark());
            file.error(place, "", "is not valid YAML: " + YamlFault.words(e));
        } catch (YAMLException _) {
            file.error(Place.WHOLE_FILE, "", "is not valid YAML: it holds a character that cannot be printed");
        }
        return Optional.empty();
    }

    private JsonNode document() throws UnreadableException {
        Event event = events.next();
        while (event.is(ID.StreamStart) || event.is(ID.DocumentStart)) {
            event = events.next();
        }
        if (event.is(ID.StreamEnd)) {
            throw new UnreadableException(Place.WHOLE_FILE, "is empty");
        }
        JsonNode root = value(event, "", 0);
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent second) {
                throw new UnreadableException(
                        Place.of(second.getStartMark()), "has a second document (---); only one is allowed here");
            }
        }
        if (root.isNull()) {
            throw new UnreadableException(Place.WHOLE_FILE, "is empty");
        }
        return root;
    }

    private JsonNode value(Event event, String path, int depth) throws UnreadableException {
        Place place = Place.of(event.getStartMark());
        refuseWhatNoFileNeeds(event, place);
        if (depth > MAX_DEPTH) {
            throw new UnreadableException(place, "is nested too deep: more than " + MAX_DEPTH + " levels");
        }
        file.standsAt(path, place);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent list when event.is(ID.SequenceStart) -> list(path, depth);
            default -> block(path, depth);
        };
    }

    private JsonNode list(String path, int depth) throws UnreadableException {
        ArrayNode items = NODES.arrayNode();
        for (Event event = events.next(); !event.is(ID.SequenceEnd); event = events.next()) {
            items.add(value(event, ConfigFile.child(path, items.size()), depth + 1));
        }
        return items;
    }

    private JsonNode block(String path, int depth) throws UnreadableException {
        ObjectNode fields = NODES.objectNode();
        for (Event event = events.next(); !event.is(ID.MappingEnd); event = events.next()) {
            Place place = Place.of(event.getStartMark());
            refuseWhatNoFileNeeds(event, place);
            if (!(event instanceof ScalarEvent name)) {
                throw new UnreadableException(place, "the name of a field has to be text");
            }
            String child = ConfigFile.child(path, name.getValue());
            boolean given = file.isNamed(child);
            file.isNamedAt(child, place);
            JsonNode value = value(events.next(), child, depth + 1);
            if (given) {
                file.error(place, child, "is given twice");
            } else if (name.getValue().startsWith("#")) {
                // the validator takes such a name for a comment
                file.error(place, child, "is not a known field");
            } else if (!value.isNull()) {
                fields.set(name.getValue(), value);
            }
        }
        return fields;
    }

    private static void refuseWhatNoFileNeeds(Event event, Place place) throws UnreadableException {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw new UnreadableException(place, "anchors and aliases (& and *) are not allowed here");
        }
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag() != null && !"!".equals(scalar.getTag());
            case CollectionStartEvent collection -> collection.getTag() != null;
            default -> false;
        };
        if (tagged) {
            throw new UnreadableException(place, "tags (!) are not allowed here");
        }
    }

    /** Numbers with a leading zero, a point or an exponent are text: a code may look so. */
    private static JsonNode scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        if (!scalar.isPlain()) {
            return new Text(value);
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (NOTHING.contains(lower)) {
            return NODES.nullNode();
        }
        if (lower.equals("true") || lower.equals("false")) {
            return NODES.booleanNode(Boolean.parseBoolean(lower));
        }
        return WHOLE_NUMBER.matcher(value).matches() ? NODES.numberNode(Long.parseLong(value)) : new Text(value);
    }
}
