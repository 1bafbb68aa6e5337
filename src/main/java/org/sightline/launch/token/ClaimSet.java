package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/** One JSON object of the token's claims, read member by member with one reason for whatever is amiss in it. */
record ClaimSet(JsonNode members, RefusalReason reason) {

    static final int LONGEST_TEXT = 200;

    ClaimSet about(RefusalReason other) {
        return new ClaimSet(members, other);
    }

    String text(String name) throws StepRefusedException {
        return optionalText(name).orElseThrow(() -> refused(name + " is missing"));
    }

    Optional<String> optionalText(String name) throws StepRefusedException {
        if (!members.has(name)) {
            return Optional.empty();
        }
        String text = members.path(name).textValue();
        if (text != null && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return Optional.of(text);
        }
        throw refused("expected " + name + " as a text of 1 to " + LONGEST_TEXT + " characters, came " + kind(name));
    }

    ClaimSet object(String name) throws StepRefusedException {
        if (members.path(name) instanceof ObjectNode object) {
            return new ClaimSet(object, reason);
        }
        throw refused("expected " + name + " as an object, came " + kind(name));
    }

    List<ClaimSet> objects(String name, int most) throws StepRefusedException {
        if (!(members.path(name) instanceof ArrayNode list) || list.isEmpty() || list.size() > most) {
            throw refused("expected " + name + " as a list of 1 to " + most + ", came " + kind(name));
        }
        List<ClaimSet> objects = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isObject()) {
                throw refused("expected objects in " + name + ", came " + Quoted.kind(item));
            }
            objects.add(new ClaimSet(item, reason));
        }
        return objects;
    }

    /** Never the value: most of what is read here is of people. */
    private String kind(String name) {
        return Quoted.kind(members.path(name));
    }

    StepRefusedException refused(String detail) {
        return new StepRefusedException(reason, detail);
    }
}
