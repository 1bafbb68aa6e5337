package org.sightline.doctor;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What each reason for a refusal means and what to do, in the words of {@code docs/registering-a-launch.md}. */
@Singleton
class RefusalWords {

    private final Properties words = read("/refusals.properties");
    private final Properties attempts = read("/attempts.properties");

    private static Properties read(String resource) {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(RefusalWords.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a reason that a later version wrote, nothing. */
    String of(String reason) {
        return words.getProperty(reason, "");
    }

    /** What a refused attempt at a record was; its code for one that a later version wrote. */
    String ofAttempt(String reason) {
        return attempts.getProperty(reason, reason);
    }
}
