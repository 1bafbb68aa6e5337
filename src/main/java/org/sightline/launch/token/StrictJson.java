package org.sightline.launch.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;

/**
 * Reads one JSON object that a stranger wrote, token by token: at most 8 levels, no member twice, whole numbers only,
 * no control characters and nothing after its end. Gives maps, lists, strings, longs, booleans and {@link #NULL}.
 */
final class StrictJson {

    static final int MAX_DEPTH = 8;

    /** JSON's null, which is never the same as a member that is not there. */
    static final Object NULL = new Object();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxNumberLength(20)
                    .build())
            .build();

    private StrictJson() {}

    static Map<String, Object> object(byte[] utf8) throws RefusedTokenException {
        try (JsonParser parser = JSON.createParser(text(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            Map<String, Object> object = members(parser, 1);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw malformed("not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] utf8) throws RefusedTokenException {
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

    private static Map<String, Object> members(JsonParser parser, int depth) throws IOException, RefusedTokenException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = plain(parser.currentName());
            parser.nextToken();
            if (members.containsKey(name)) {
                throw new RefusedTokenException(RefusalReason.TOKEN_AMBIGUOUS, Quoted.of(name) + " is given twice");
            }
            members.put(name, value(parser, depth));
        }
        return members;
    }

    private static List<Object> items(JsonParser parser, int depth) throws IOException, RefusedTokenException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth));
        }
        return items;
    }

    private static Object value(JsonParser parser, int depth) throws IOException, RefusedTokenException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isStructStart() && depth == MAX_DEPTH) {
            throw new RefusedTokenException(RefusalReason.TOKEN_TOO_DEEP, "nested deeper than " + MAX_DEPTH);
        }
        return switch (token) {
            case START_OBJECT -> members(parser, depth + 1);
            case START_ARRAY -> items(parser, depth + 1);
            case VALUE_STRING -> plain(parser.getText());
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            case VALUE_NUMBER_FLOAT -> throw malformed("a number is not whole");
            case null, default -> throw malformed("not valid JSON");
        };
    }

    private static Object number(JsonParser parser) throws IOException, RefusedTokenException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw malformed("a number is too large");
        }
        return parser.getLongValue();
    }

    private static String plain(String text) throws RefusedTokenException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw malformed("a control character");
            }
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed("half a character");
            }
        }
        return text;
    }

    private static RefusedTokenException malformed(String detail) {
        return new RefusedTokenException(RefusalReason.TOKEN_MALFORMED, detail);
    }
}
