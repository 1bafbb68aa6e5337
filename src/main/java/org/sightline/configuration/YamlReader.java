package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Optional;
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
 * Reads one YAML document as a tree, as editors see it that hold it to a JSON Schema: a date is text. Nothing is ever made of a tag; anchors, aliases and tags are refused, as no file needs them.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 20;
    private static final String TYPOGRAPHIC_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";
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

    /** The document, or empty with the problem noted. */
    static Optional<JsonNode> read(byte[] bytes, ConfigFile file) {
        try {
            return Optional.of(document(FileText.of(bytes), file));
        } catch (UnreadableFileException e) {
            file.error(e.place(), "", e.getMessage());
        }
        return Optional.empty();
    }

    private static JsonNode document(String text, ConfigFile file) throws UnreadableFileException {
        try {
            return new YamlReader(file, text).document();
        } catch (MarkedYAMLException e) {
            YamlFault fault = YamlFault.of(e, text);
            throw new UnreadableFileException(fault.place(), "is not valid YAML: " + fault.words());
        } catch (YAMLException e) {
            throw new UnreadableFileException(Place.WHOLE_FILE, "is not valid YAML: " + e.getMessage());
        }
    }

    private JsonNode document() throws UnreadableFileException {
        Event event = events.next();
        while (event.is(ID.StreamStart) || event.is(ID.DocumentStart)) {
            event = events.next();
        }
        if (event.is(ID.StreamEnd)) {
            throw new UnreadableFileException(Place.WHOLE_FILE, "is empty");
        }
        JsonNode root = value(event, "", 0);
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent second) {
                throw new UnreadableFileException(
                        Place.of(second.getStartMark()),
                        "has a second document (---); only one is allowed here: take out the line, and"
                                + " what belongs to another file");
            }
        }
        if (root.isNull()) {
            throw new UnreadableFileException(Place.WHOLE_FILE, "is empty");
        }
        return root;
    }

    private JsonNode value(Event event, String path, int depth) throws UnreadableFileException {
        Place place = Place.of(event.getStartMark());
        refuseWhatNoFileNeeds(event, place);
        if (depth > MAX_DEPTH) {
            throw new UnreadableFileException(place, "is nested too deep: more than " + MAX_DEPTH + " levels");
        }
        file.standsAt(path, place);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, path, place);
            case CollectionStartEvent list when event.is(ID.SequenceStart) -> list(path, depth);
            default -> block(path, depth);
        };
    }

    private JsonNode list(String path, int depth) throws UnreadableFileException {
        ArrayNode items = NODES.arrayNode();
        for (Event event = events.next(); !event.is(ID.SequenceEnd); event = events.next()) {
            items.add(value(event, ConfigFile.child(path, items.size()), depth + 1));
        }
        return items;
    }

    private JsonNode block(String path, int depth) throws UnreadableFileException {
        ObjectNode fields = NODES.objectNode();
        for (Event event = events.next(); !event.is(ID.MappingEnd); event = events.next()) {
            Place place = Place.of(event.getStartMark());
            refuseWhatNoFileNeeds(event, place);
            if (!(event instanceof ScalarEvent name)) {
                throw new UnreadableFileException(
                        place, "the name of a field has to be text: put text with braces or brackets in quotes");
            }
            String child = ConfigFile.child(path, name.getValue());
            boolean given = file.isNamed(child);
            file.isNamedAt(child, place);
            JsonNode value = value(events.next(), child, depth + 1);
            if (given) {
                file.error(place, child, "is given twice: keep one of the two");
            } else if (name.getValue().startsWith("#")) {
                // the validator takes such a name for a comment
                file.error(place, child, "is not a known field");
            } else if (value.isNull()) {
                file.error(
                        place,
                        child,
                        "has no value: write one, or take the field out; text that begins with # goes in quotes");
            } else {
                fields.set(name.getValue(), value);
            }
        }
        return fields;
    }

    private static void refuseWhatNoFileNeeds(Event event, Place place) throws UnreadableFileException {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw new UnreadableFileException(
                    place, "anchors and aliases (& and *) are not allowed here: put text that begins so in quotes");
        }
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag() != null && !"!".equals(scalar.getTag());
            case CollectionStartEvent collection -> collection.getTag() != null;
            default -> false;
        };
        if (tagged) {
            throw new UnreadableFileException(
                    place, "tags (!) are not allowed here: put text that begins so in quotes");
        }
    }

    private JsonNode scalar(ScalarEvent scalar, String path, Place place) {
        String value = scalar.getValue();
        FileText.objectionTo(value).ifPresent(objection -> file.error(place, path, objection));
        if (!scalar.isPlain()) {
            return Scalars.quoted(value);
        }
        if (!value.isEmpty() && TYPOGRAPHIC_QUOTES.indexOf(value.charAt(0)) >= 0) {
            file.error(place, path, "begins with a typographic quotation mark: type \" or ' or none");
        }
        return Scalars.plain(value);
    }
}
