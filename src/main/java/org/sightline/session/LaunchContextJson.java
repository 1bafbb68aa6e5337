package org.sightline.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.sightline.context.LaunchContext;

/**
 * A launch context as it lies in the database. What a newer node added is left unread, so that two versions can serve
 * the same sessions during an upgrade.
 */
public final class LaunchContextJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private LaunchContextJson() {}

    public static String write(LaunchContext launch) {
        try {
            return JSON.writeValueAsString(launch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a launch context that JSON cannot hold", e);
        }
    }

    public static LaunchContext read(String json) {
        try {
            return JSON.readValue(json, LaunchContext.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a stored launch context that cannot be read");
        }
    }
}
