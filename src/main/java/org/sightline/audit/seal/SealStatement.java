package org.sightline.audit.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a seal says besides its rows: an event and its particulars, all texts. */
public record SealStatement(Map<String, String> particulars) {

    /** The trail goes on in a database where transactions count anew; or begins. */
    public static final String EPOCH = "epoch";

    /** From this seal on another key signs. */
    public static final String NEW_KEY = "new-key";

    /** As {@link #NEW_KEY}, but the key before is not there to vouch for it. */
    public static final String KEY_LOST = "key-lost";

    /** Rows of a month that were sealed, exported and past their time are not kept here any more. */
    public static final String MONTH_DROPPED = "month-dropped";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "event";

    public SealStatement {
        particulars = Map.copyOf(particulars);
    }

    /** @param particulars besides the event */
    public static SealStatement of(String event, Map<String, String> particulars) {
        Map<String, String> all = new TreeMap<>(particulars);
        all.put(EVENT, event);
        return new SealStatement(all);
    }

    /** Empty if the seal says nothing, or nothing that is known here. */
    public static Optional<SealStatement> in(SealHead head) {
        @Nullable String text = head.statement();
        if (text == null) {
            return Optional.empty();
        }
        try {
            Map<String, String> particulars = new TreeMap<>();
            JSON.readTree(text)
                    .properties()
                    .forEach(field ->
                            particulars.put(field.getKey(), field.getValue().asText()));
            return Optional.of(new SealStatement(particulars));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    public boolean says(String event) {
        return event.equals(particulars.get(EVENT));
    }

    /** Empty if it does not say. */
    public String get(String name) {
        return particulars.getOrDefault(name, "");
    }

    String json() {
        try {
            return JSON.writeValueAsString(new TreeMap<>(particulars));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }
}
