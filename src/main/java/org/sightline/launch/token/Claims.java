package org.sightline.launch.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;

/** One JSON object of the token's claims, read member by member with one reason for whatever is amiss in it. */
record Claims(Map<String, Object> members, RefusalReason reason) {

    static final int LONGEST_TEXT = 200;

    Claims about(RefusalReason other) {
        return new Claims(members, other);
    }

    String text(String name) throws RefusedTokenException {
        return optionalText(name).orElseThrow(() -> refused(name + " is missing"));
    }

    Optional<String> optionalText(String name) throws RefusedTokenException {
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        if (members.get(name) instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return Optional.of(text);
        }
        throw refused("expected " + name + " as a text of 1 to " + LONGEST_TEXT + " characters, came " + kind(name));
    }

    @SuppressWarnings("unchecked")
    Claims object(String name) throws RefusedTokenException {
        if (members.get(name) instanceof Map<?, ?> object) {
            return new Claims((Map<String, Object>) object, reason);
        }
        throw refused("expected " + name + " as an object, came " + kind(name));
    }

    @SuppressWarnings("unchecked")
    List<Claims> objects(String name, int most) throws RefusedTokenException {
        if (!(members.get(name) instanceof List<?> list) || list.isEmpty() || list.size() > most) {
            throw refused("expected " + name + " as a list of 1 to " + most + ", came " + kind(name));
        }
        for (Object item : list) {
            if (!(item instanceof Map)) {
                throw refused("expected objects in " + name + ", came " + Quoted.kind(item));
            }
        }
        return list.stream()
                .map(item -> new Claims((Map<String, Object>) item, reason))
                .toList();
    }

    /** Never the value: most of what is read here is of people. */
    private String kind(String name) {
        return Quoted.kind(members.get(name));
    }

    RefusedTokenException refused(String detail) {
        return new RefusedTokenException(reason, detail);
    }
}
