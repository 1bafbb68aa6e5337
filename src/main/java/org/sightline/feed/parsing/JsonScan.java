package org.sightline.feed.parsing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;

/**
 * Looks through JSON once, in constant memory, before anything builds objects of it: that it is one whole object with
 * a resource type, nests no deeper and holds no more than allowed, and names no member twice.
 */
final class JsonScan {

    private static final String NOT_WELL_FORMED = "not well-formed JSON";
    private static final Pattern HUGE = Pattern.compile("[+-]?[0-9.]+[eE][+-]?[0-9]{4,}");
    private static final Set<String> DECIMALS = Set.of("value", "valueDecimal", "factor");

    private final JsonFactory strict;
    private final JsonFactory lenient;
    private final int maxEntries;

    JsonScan(FeedSettings settings) {
        this.maxEntries = settings.maxEntries();
        this.strict = factory(settings)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.lenient = factory(settings).build();
    }

    private static JsonFactoryBuilder factory(FeedSettings settings) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(settings.maxDepth())
                        .maxTokenCount(settings.maxTokens())
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    /**
     * In UTF-8 and without the mark that some servers put before their text to say that it is, or that it is UTF-16.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259 section 8.1: a parser may ignore it</a>
     */
    static byte[] withoutMark(byte[] json) throws UnreadableException {
        if (json.length > 2 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF) {
            return Arrays.copyOfRange(json, 3, json.length);
        }
        boolean wide = json.length > 1
                && ((json[0] == (byte) 0xFE && json[1] == (byte) 0xFF)
                        || (json[0] == (byte) 0xFF && json[1] == (byte) 0xFE));
        return wide ? ofWide(json) : json;
    }

    /** A lone surrogate is no text, and is not read as some. */
    private static byte[] ofWide(byte[] json) throws UnreadableException {
        try {
            CharBuffer text = StandardCharsets.UTF_16
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            throw new UnreadableException(Reason.UNREADABLE, "not UTF-16, as it says it is");
        }
    }

    private static boolean beginsAsObject(byte[] json) {
        int i = 0;
        while (i < json.length && Character.isWhitespace(json[i])) {
            i++;
        }
        return i < json.length && json[i] == '{';
    }

    /**
     * What one look through it found.
     *
     * @param doubtful whether an entry names a member twice or holds a number that nobody could write out: then the
     *     whole may not be parsed at once
     * @param codes what every member called {@code code} holds, those of codings among them
     */
    record Found(String resourceType, boolean doubtful, Set<String> codes) {}

    /** The resource type of an object that has to be sound as a whole. */
    String resourceType(byte[] json) throws UnreadableException {
        try {
            Found found = found(json, strict);
            if (found.doubtful()) {
                throw new UnreadableException(Reason.UNREADABLE, "a number beyond all measure");
            }
            return found.resourceType();
        } catch (JacksonException _) {
            throw new UnreadableException(Reason.UNREADABLE, NOT_WELL_FORMED);
        }
    }

    /** A page, an entry of which may be unsound. */
    Found page(byte[] json) throws UnreadableException {
        try {
            return found(json, strict);
        } catch (JacksonException e) {
            boolean namedTwice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            if (!namedTwice) {
                throw new UnreadableException(Reason.UNREADABLE, NOT_WELL_FORMED);
            }
        }
        try {
            Found found = found(json, lenient);
            return new Found(found.resourceType(), true, found.codes());
        } catch (JacksonException _) {
            throw new UnreadableException(Reason.UNREADABLE, NOT_WELL_FORMED);
        }
    }

    private Found found(byte[] json, JsonFactory factory) throws UnreadableException, JacksonException {
        boolean wide =
                json.length < 2 || json[0] == 0 || json[1] == 0 || json[0] == (byte) 0xFE || json[0] == (byte) 0xFF;
        if (wide) {
            throw new UnreadableException(Reason.UNREADABLE, "empty or not UTF-8");
        }
        if (!beginsAsObject(json)) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not a JSON object");
        }
        try (JsonParser parser = factory.createParser(json)) {
            return scan(parser);
        } catch (StreamConstraintsException _) {
            throw new UnreadableException(Reason.TOO_LARGE, "JSON beyond the caps");
        } catch (JacksonException e) {
            throw e;
        } catch (IOException _) {
            throw new UnreadableException(Reason.UNREADABLE, "not UTF-8");
        }
    }

    private Found scan(JsonParser parser) throws IOException, UnreadableException {
        parser.nextToken();
        Progress progress = new Progress();
        boolean doubtful = false;
        while (progress.depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new UnreadableException(Reason.UNREADABLE, "truncated JSON");
            }
            progress.take(parser, token);
            if (progress.entries > maxEntries) {
                throw new UnreadableException(Reason.TOO_LARGE, "a page of more than " + maxEntries + " entries");
            }
            if (token.isStructStart() && Thread.currentThread().isInterrupted()) {
                throw new UnreadableException(Reason.TOO_SLOW, "given up");
            }
            doubtful |= isHugeNumber(parser, token);
        }
        if (parser.nextToken() != null || progress.resourceType.isEmpty()) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not one FHIR resource");
        }
        return new Found(progress.resourceType, doubtful, progress.codes);
    }

    static boolean holdsHugeNumber(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (isHugeNumber(parser, token)) {
                return true;
            }
        }
        return false;
    }

    /** Where the scan is, inside the object, and what it has seen. */
    private static final class Progress {
        private String resourceType = "";
        private int depth = 1;
        private int entries;
        private boolean inEntries;
        private final Set<String> codes = new HashSet<>();

        private void take(JsonParser parser, JsonToken token) throws IOException {
            if (depth == 1 && token == JsonToken.FIELD_NAME) {
                inEntries = "entry".equals(parser.currentName());
            } else if (depth == 1 && token == JsonToken.VALUE_STRING && "resourceType".equals(parser.currentName())) {
                resourceType = parser.getText();
            }
            if (token.isScalarValue() && "code".equals(parser.currentName())) {
                codes.add(parser.getText());
            }
            if (inEntries && depth == 2 && token != JsonToken.END_ARRAY) {
                entries++;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    /** A number such as 1e999999999 is a dozen bytes here and gigabytes once somebody writes it out. */
    private static boolean isHugeNumber(JsonParser parser, JsonToken token) throws IOException {
        boolean decimal = token == JsonToken.VALUE_NUMBER_FLOAT
                || (token == JsonToken.VALUE_STRING && DECIMALS.contains(String.valueOf(parser.currentName())));
        return decimal
                && parser.getTextLength() < 1_000
                && HUGE.matcher(parser.getText()).matches();
    }
}
