package org.sightline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.json.JsonRefusedException.Fault;

/** Reads one JSON object: in UTF-8, no deeper than allowed, no member twice, and nothing after its end. */
public final class StrictJson {

    /** Deep enough for what servers publish of themselves and for a FHIR resource. */
    private static final int USUAL_DEPTH = 40;

    private static final int LONGEST = 1024 * 1024;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(USUAL_DEPTH + 1)
                    .maxNumberLength(40)
                    .maxDocumentLength(LONGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final int maxDepth;

    private StrictJson(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    /** @param maxDepth how many levels objects and lists may nest, at most 40 */
    public static ObjectNode read(byte[] utf8, int maxDepth) throws JsonRefusedException {
        return read(text(utf8), maxDepth);
    }

    /** Empty for anything but an object of at most 40 levels. */
    public static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(read(text, USUAL_DEPTH));
        } catch (JsonRefusedException _) {
            return Optional.empty();
        }
    }

    /** The member, if it is a text with something in it. */
    public static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The texts of a list; whatever else it holds is left out. */
    public static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        object.path(name).forEach(item -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        });
        return texts;
    }

    private static ObjectNode read(String text, int maxDepth) throws JsonRefusedException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            ObjectNode object = new StrictJson(parser, maxDepth).members(1);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
            return object;
        } catch (JsonProcessingException | NumberFormatException e) {
            // the second for an exponent beyond what a number can have; its message quotes the number
            throw malformed("not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] utf8) throws JsonRefusedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw malformed("starts with a byte order mark");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw malformed("not UTF-8");
        }
    }

    private ObjectNode members(int depth) throws IOException, JsonRefusedException {
        ObjectNode members = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (members.has(name)) {
                throw new JsonRefusedException(Fault.DUPLICATE_MEMBER, name);
            }
            members.set(name, value(depth));
        }
        return members;
    }

    private ArrayNode items(int depth) throws IOException, JsonRefusedException {
        ArrayNode items = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth));
        }
        return items;
    }

    private JsonNode value(int depth) throws IOException, JsonRefusedException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isStructStart() && depth >= maxDepth) {
            throw new JsonRefusedException(Fault.TOO_DEEP, "nested deeper than " + maxDepth);
        }
        return switch (token) {
            case START_OBJECT -> members(depth + 1);
            case START_ARRAY -> items(depth + 1);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case null, default -> throw malformed("not valid JSON");
        };
    }

    private JsonNode integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
    }

    private static JsonRefusedException malformed(String detail) {
        return new JsonRefusedException(Fault.MALFORMED, detail);
    }
}
