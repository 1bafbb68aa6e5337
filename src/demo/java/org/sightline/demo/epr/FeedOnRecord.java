package org.sightline.demo.epr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A feed as the record will speak of it, which its registration decides.
 *
 * @param overnight whether it sends a copy made in the night
 * @param deadline how long the viewer waits for it
 */
public record FeedOnRecord(String id, String name, boolean overnight, Duration deadline) {

    private static final String USUAL_DEADLINE = "5s";

    /** What holds for most. */
    static final FeedOnRecord USUAL = new FeedOnRecord("", "", false, seconds(USUAL_DEADLINE));

    static FeedOnRecord of(String id) {
        String file = "/demo/launch-config/feeds/" + id + ".yaml";
        try (InputStream in = FeedOnRecord.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            Map<String, Object> registration = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new FeedOnRecord(
                    id,
                    String.valueOf(registration.get("name")),
                    "overnight".equals(registration.get("freshness")),
                    seconds(String.valueOf(registration.getOrDefault("deadline", USUAL_DEADLINE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }
}
