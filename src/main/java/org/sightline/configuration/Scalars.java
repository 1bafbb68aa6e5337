package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a value without quotes is, by the <a href="https://yaml.org/spec/1.2.2/#103-core-schema">core schema of YAML
 * 1.2</a>, as editors read it. A number keeps the letters it is written in: a telephone number or a code may look so.
 */
final class Scalars {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OF_ANOTHER_BASE = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern BROKEN = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> YES = Set.of("true", "True", "TRUE");
    private static final Set<String> NO = Set.of("false", "False", "FALSE");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Scalars() {}

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

    private static final class WrittenInteger extends BigIntegerNode {
        private final String written;

        WrittenInteger(String written, BigInteger value) {
            super(value);
            this.written = written;
        }

        @Override
        public String asText() {
            return written;
        }
    }

    private static final class WrittenDecimal extends DoubleNode {
        private final String written;

        WrittenDecimal(String written) {
            super(Double.parseDouble(written));
            this.written = written;
        }

        @Override
        public String asText() {
            return written;
        }
    }

    static JsonNode quoted(String value) {
        return new Text(value);
    }

    static JsonNode plain(String value) {
        if (NOTHING.contains(value)) {
            return NODES.nullNode();
        }
        if (YES.contains(value) || NO.contains(value)) {
            return NODES.booleanNode(YES.contains(value));
        }
        char first = value.charAt(0);
        return Character.isDigit(first) || "+-.".indexOf(first) >= 0 ? perhapsNumber(value) : new Text(value);
    }

    private static JsonNode perhapsNumber(String value) {
        if (PLAIN_NUMBER.matcher(value).matches()) {
            return NODES.numberNode(Long.parseLong(value));
        }
        if (WHOLE.matcher(value).matches()) {
            return new WrittenInteger(value, new BigInteger(value));
        }
        if (OF_ANOTHER_BASE.matcher(value).matches()) {
            return new WrittenInteger(value, new BigInteger(value.substring(2), value.charAt(1) == 'x' ? 16 : 8));
        }
        return BROKEN.matcher(value).matches() ? new WrittenDecimal(value) : new Text(value);
    }
}
