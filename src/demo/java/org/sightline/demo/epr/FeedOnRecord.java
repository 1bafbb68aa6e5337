package org.sightline.demo.epr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A feed as the record will speak of it, which its registration decides. */
public record FeedOnRecord(String id, String name, boolean overnight) {

    static FeedOnRecord of(String id) {
        String file = "/demo/launch-config/feeds/" + id + ".yaml";
        try (InputStream in = FeedOnRecord.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            Map<String, Object> registration = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new FeedOnRecord(
                    id, String.valueOf(registration.get("name")), "overnight".equals(registration.get("freshness")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
