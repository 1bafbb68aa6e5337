package org.sightline.demo.epr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the viewer's tabs are called, by their own files. */
final class RecordTabs {

    private RecordTabs() {}

    /** @param tab its id, such as {@code end-of-life} */
    static String title(String tab) {
        try (InputStream in = RecordTabs.class.getResourceAsStream("/templates/tabs/" + tab + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no tab is called " + tab);
            }
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return String.valueOf(file.get("title"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
