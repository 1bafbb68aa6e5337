package org.sightline.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A rule of a schema that a value breaks, in words. */
final class SchemaRule {

    private final Error error;
    private final JsonNode rule;

    SchemaRule(Error error, JsonNode schema) {
        this.error = error;
        this.rule = schema.at(
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString())
                        .head());
    }

    boolean isOfUnknownField() {
        return error.getKeyword().equals("additionalProperties");
    }

    /** Which item of a list is there before; -1 if the rule is about something else. */
    int repeated() {
        Set<JsonNode> before = new HashSet<>();
        for (int i = 0;
                error.getKeyword().equals("uniqueItems")
                        && i < error.getInstanceNode().size();
                i++) {
            if (!before.add(error.getInstanceNode().get(i))) {
                return i;
            }
        }
        return -1;
    }

    String words() {
        return switch (error.getKeyword()) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is not a known field" + known();
            case "type" -> isNumberForText() ? own() : "has to be " + expected() + instead();
            case "minItems", "minProperties" -> "has to name at least one";
            case "uniqueItems" ->
                "names " + error.getInstanceNode().get(repeated()).asText() + " twice";
            case "minimum", "maximum" -> "has to be " + expected();
            case "enum" -> oneOf(texts(rule.path("enum")));
            default -> own();
        };
    }

    /** The words that stand beside the rule. */
    private String own() {
        return rule.path("errorMessage").asText("is not as it has to be");
    }

    private String oneOf(List<String> values) {
        if (rule.has("errorMessage")) {
            return own() + Nearest.of(error.getInstanceNode().asText(), values);
        }
        return values.size() == 2
                ? "has to be " + String.join(" or ", values)
                : "has to be one of " + String.join(", ", values);
    }

    /** Which known field is meant, where else it is known, or which ones are known here. */
    private String known() {
        String near = Nearest.of(error.getProperty(), knownFields());
        return rule.path("properties")
                .propertyStream()
                .filter(block -> block.getValue().path("properties").has(error.getProperty()))
                .findFirst()
                .filter(_ -> !near.contains("did you mean"))
                .map(block -> " here: it stands under " + block.getKey() + ", indented")
                .orElse(near);
    }

    private List<String> knownFields() {
        List<String> known = new ArrayList<>();
        rule.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("not")
                    && !field.getValue().path("$ref").asText().endsWith("LeftOut")) {
                known.add(field.getKey());
            }
        });
        return known;
    }

    private String expected() {
        return switch (rule.path("type").isArray()
                ? rule.at("/type/0").asText()
                : rule.path("type").asText()) {
            case "array" -> "a list";
            case "object" -> "a block of fields";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number from " + rule.path("minimum") + " to " + rule.path("maximum");
            default -> "text";
        };
    }

    /** A number where the words say what it lacks, such as a unit. */
    private boolean isNumberForText() {
        return rule.has("errorMessage")
                && rule.has("allOf")
                && error.getInstanceNode().isNumber();
    }

    private String instead() {
        JsonNode written = error.getInstanceNode();
        if (written.isValueNode() && rule.path("type").asText().equals("integer")) {
            return "";
        }
        if (written.isValueNode() && expected().equals("true or false")) {
            return meant(written.asText());
        }
        return switch (written.getNodeType()) {
            case OBJECT -> ", not a block of fields";
            case ARRAY -> ", not a list";
            case BOOLEAN -> ", not true or false" + (expected().equals("text") ? ": put it in quotes" : "");
            case NULL -> ", not nothing";
            case NUMBER -> expected().equals("text") ? ": put the number in quotes" : ", not a number";
            default -> ", not text" + form();
        };
    }

    private static String meant(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "yes", "on", "y" -> ": write true";
            case "no", "off", "n" -> ": write false";
            case "true", "false" -> ", without quotes and in small letters";
            default -> "";
        };
    }

    private String form() {
        return switch (expected()) {
            case "a list" -> ": write [a, b], or each item in a line of its own that begins with - and a space";
            case "a block of fields" ->
                ": write each field in a line of its own, as its name, a colon, a space and its" + " value";
            default -> "";
        };
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
