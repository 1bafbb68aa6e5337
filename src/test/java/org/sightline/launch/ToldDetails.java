package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an organisation's officers are told of each refusal, word for word but for what differs from run to run. */
public final class ToldDetails {

    private static final Properties TOLD = read();

    private ToldDetails() {}

    /** Fails unless the detail is the one that {@code told-details.properties} names; {@code *} stands for anything. */
    public static void check(RefusalReason reason, String detail) {
        String pattern = Arrays.stream(TOLD.getProperty(reason.name(), "").split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertTrue(Pattern.matches(pattern, detail), () -> "TOLD " + reason + "=" + detail);
        assertTrue(detail.matches("[\\x20-\\x7E“”…]{1,1000}"), detail);
    }

    private static Properties read() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(ToldDetails.class.getResourceAsStream("/told-details.properties")),
                StandardCharsets.UTF_8)) {
            Properties told = new Properties();
            told.load(file);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
