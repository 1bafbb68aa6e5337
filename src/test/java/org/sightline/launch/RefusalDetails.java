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

/** What an organisation's officers read of each refusal, word for word but for what differs from run to run. */
public final class RefusalDetails {

    private static final Properties DETAILS = read();

    private RefusalDetails() {}

    /** Fails unless the detail is the one that {@code refusal-details.properties} names; {@code *} stands for anything. */
    public static void check(RefusalReason reason, String detail) {
        String pattern = Arrays.stream(DETAILS.getProperty(reason.name(), "").split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertTrue(Pattern.matches(pattern, detail), () -> "DETAIL " + reason + "=" + detail);
        assertTrue(detail.matches("[\\x20-\\x7E“”…]{1,1000}"), detail);
    }

    private static Properties read() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(RefusalDetails.class.getResourceAsStream("/refusal-details.properties")),
                StandardCharsets.UTF_8)) {
            Properties details = new Properties();
            details.load(file);
            return details;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
