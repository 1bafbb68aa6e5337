package org.sightline.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The schemas in {@code launch-config/schema/}. */
final class EditorSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EditorSchema() {}

    /** @param file relative to a configuration folder */
    static JsonNode of(String file) {
        return named(file.startsWith("organisations") ? "organisation" : file.startsWith("feeds") ? "feed" : "access");
    }

    static JsonNode named(String name) {
        try {
            return JSON.readTree(
                    Path.of("launch-config/schema/" + name + ".schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
