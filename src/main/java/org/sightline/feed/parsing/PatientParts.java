package org.sightline.feed.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What of a Patient has to be read before anything is believed of it: who it is, whether it is in use, whether it may
 * be shown, and whether it means what it says. Whatever else of it cannot be read costs only itself, lest somebody's
 * telephone number hide the whole record.
 */
final class PatientParts {

    private static final Pattern VITAL = Pattern.compile(
            "_?(resourceType|id|implicitRules|modifierExtension|identifier|birthDate|active|deceased\\w*|link)\\b.*"
                    + "|_?meta(?!\\.(id|extension|versionId|lastUpdated|source|profile|tag)\\b).*");

    /** So many parts are tried by themselves; whoever sends more that is malformed is not believed at all. */
    private static final int TRIES = 500;

    private final Predicate<ObjectNode> readable;
    private int tries;

    private PatientParts(Predicate<ObjectNode> readable) {
        this.readable = readable;
    }

    static boolean isPatient(JsonNode resource) {
        return resource.path("resourceType").asText().equals("Patient");
    }

    /** @param path where an element stands, from the Patient on */
    static boolean isVital(String path) {
        return VITAL.matcher(path).matches();
    }

    /**
     * A Patient without those parts that the parser makes nothing of, the vital ones untouched; empty if there are too
     * many.
     *
     * @param readable whether the parser makes anything of a Patient
     */
    static Optional<ObjectNode> readable(JsonNode patient, Predicate<ObjectNode> readable) {
        PatientParts parts = new PatientParts(readable);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patient.properties()) {
            String name = member.getKey();
            parts.kept(name, member.getValue(), part -> parts.isReadable(name, part))
                    .ifPresent(part -> kept.set(name, part));
        }
        return parts.tries > TRIES ? Optional.empty() : Optional.of(kept);
    }

    private Optional<JsonNode> kept(String path, JsonNode part, Predicate<JsonNode> isReadable) {
        boolean whole = isVital(path) && !path.equals("meta");
        if (whole || isReadable.test(part)) {
            return Optional.of(part);
        }
        if (part.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            part.forEach(item ->
                    kept(path, item, one -> isReadable.test(arrayOf(one))).ifPresent(items::add));
            return items.isEmpty() ? Optional.empty() : Optional.of(items);
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        part.properties()
                .forEach(member -> kept(
                                path + "." + member.getKey(),
                                member.getValue(),
                                one -> isReadable.test(objectOf(member.getKey(), one)))
                        .ifPresent(one -> members.set(member.getKey(), one)));
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    private boolean isReadable(String name, JsonNode part) {
        tries++;
        return tries <= TRIES && readable.test(objectOf(name, part).put("resourceType", "Patient"));
    }

    private static ArrayNode arrayOf(JsonNode item) {
        return JsonNodeFactory.instance.arrayNode().add(item);
    }

    private static ObjectNode objectOf(String name, JsonNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(name, value);
        return object;
    }
}
