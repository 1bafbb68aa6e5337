package org.sightline.feed.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.UnreadElement;

/** Compares a resource with the JSON it was made of: what was sent and is not in the resource. */
final class SentElements {

    /** Where an element stood that R4 has, in a shape that R4 does not give it. */
    private final List<String> misshapen = new ArrayList<>();

    private static final Set<String> OF_ANY_PRIMITIVE = Set.of("id", "extension");

    private final List<UnreadElement> unread = new ArrayList<>();

    private SentElements() {}

    static SentElements notIn(Base resource, JsonNode sent) {
        SentElements walk = new SentElements();
        walk.members(resource, sent, "");
        return walk;
    }

    List<UnreadElement> unread() {
        return unread;
    }

    List<String> misshapen() {
        return misshapen;
    }

    private void members(Base parsed, JsonNode sent, String path) {
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            String name = member.getKey();
            boolean form = name.equals("resourceType")
                    || (parsed instanceof Narrative
                            && name.equals("div")
                            && member.getValue().isTextual());
            if (!form) {
                member(parsed, name, member.getValue(), path.isEmpty() ? name : path + "." + name);
            }
        }
    }

    private void member(Base parsed, String name, JsonNode sent, String path) {
        if (name.startsWith("_")) {
            beside(parsed.getNamedProperty(name.substring(1)), sent, path);
            return;
        }
        Property property = parsed.getNamedProperty(name);
        if (property == null) {
            lost(sent, path);
            return;
        }
        List<Base> values = property.getValues();
        if (!sent.isArray()) {
            value(property, values.isEmpty() ? null : values.getFirst(), sent, path);
            return;
        }
        List<JsonNode> items = new ArrayList<>();
        boolean aligned = sent.size() == values.size();
        sent.forEach(item -> {
            if (aligned || !isEmpty(item)) {
                items.add(item);
            }
        });
        boolean matched = items.size() == values.size();
        for (int i = 0; i < items.size(); i++) {
            if (!isEmpty(items.get(i))) {
                value(property, matched ? values.get(i) : null, items.get(i), path + "[" + i + "]");
            }
        }
    }

    /** What stands beside a primitive value, {@code _birthDate} beside {@code birthDate}. */
    private void beside(@Nullable Property property, JsonNode sent, String path) {
        if (property == null) {
            lost(sent, path);
        } else if (sent.isArray()) {
            sent.forEach(item -> beside(property, item, path));
        } else {
            sent.properties().stream()
                    .filter(member -> !OF_ANY_PRIMITIVE.contains(member.getKey()))
                    .forEach(member -> lost(member.getValue(), path + "." + member.getKey()));
        }
    }

    private void value(Property property, @Nullable Base parsed, JsonNode sent, String path) {
        if (parsed == null || !(sent.isObject() ? !parsed.isPrimitive() : holds(parsed, sent))) {
            if (sent.isContainerNode() || !isPrimitive(property)) {
                misshapen.add(path);
            }
            lost(sent, path);
        } else if (sent.isObject()) {
            members(parsed, sent, path);
        }
    }

    private static boolean isPrimitive(Property property) {
        String types = property.getTypeCode();
        return !types.isEmpty() && Character.isLowerCase(types.charAt(0));
    }

    /** A date or a code outside its type is kept as the text it was; nobody asks the others for theirs. */
    private static boolean holds(Base parsed, JsonNode sent) {
        boolean keepsText = parsed instanceof BaseDateTimeType || parsed instanceof Enumeration<?>;
        return sent.isValueNode()
                && parsed instanceof PrimitiveType<?> primitive
                && (keepsText ? primitive.getValueAsString() : primitive.getValue()) != null;
    }

    /** Every text in it, each with its place; what is blank says nothing. */
    private void lost(JsonNode sent, String path) {
        if (sent.isArray()) {
            for (int i = 0; i < sent.size(); i++) {
                lost(sent.get(i), path + "[" + i + "]");
            }
        } else if (sent.isObject()) {
            sent.properties().forEach(member -> lost(member.getValue(), path + "." + member.getKey()));
        } else if (!sent.asText().isBlank() && !sent.isNull()) {
            unread.add(new UnreadElement(path, sent.asText()));
        }
    }

    private static boolean isEmpty(JsonNode item) {
        return item.isNull() || (item.isContainerNode() && item.isEmpty());
    }
}
