package org.sightline.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.policy.WithheldData.Code;
import org.sightline.policy.WithheldData.LabelRule;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code withheld.yaml}; a list that is not exactly as it should be stops the start. */
final class WithheldList {

    private static final String FILE = "/withheld.yaml";

    private WithheldList() {}

    /** The list this build was reviewed with. */
    static WithheldData reviewed() {
        try (InputStream in = WithheldList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WithheldData read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<?, ?> file = map(new Yaml(new SafeConstructor(options)).load(yaml), Set.of("labels", "codes"));
        Map<String, LabelRule> labels = new HashMap<>();
        for (Object entry : list(file.get("labels"))) {
            Map<?, ?> label = map(entry, Set.of("system", "aliases", "anyOther", "withheld", "shown"));
            LabelRule rule =
                    new LabelRule(codesOf(label.get("withheld")), codesOf(label.get("shown")), anyOtherWithheld(label));
            labels.put(WithheldData.normalised(text(label, "system")), rule);
            list(label.get("aliases")).forEach(alias -> labels.put(WithheldData.normalised((String) alias), rule));
        }
        Set<Code> codes = new HashSet<>();
        for (Object entry : list(file.get("codes"))) {
            Map<?, ?> code = map(entry, Set.of("system", "code", "term", "source"));
            codes.add(new Code(text(code, "system"), text(code, "code")));
        }
        return new WithheldData(labels, codes);
    }

    private static boolean anyOtherWithheld(Map<?, ?> label) {
        return switch (text(label, "anyOther")) {
            case "withheld" -> true;
            case "shown" -> false;
            case String other -> throw new IllegalArgumentException(FILE + ": anyOther is withheld or shown: " + other);
        };
    }

    private static Set<String> codesOf(@Nullable Object entries) {
        Set<String> codes = new HashSet<>();
        for (Object entry : list(entries)) {
            codes.add(text(map(entry, Set.of("code", "term", "source")), "code"));
        }
        return codes;
    }

    private static Map<?, ?> map(@Nullable Object node, Set<String> keys) {
        if (!(node instanceof Map<?, ?> map) || !map.keySet().equals(keys)) {
            throw new IllegalArgumentException(FILE + ": an entry has exactly the fields " + keys + ": " + node);
        }
        return map;
    }

    private static List<?> list(@Nullable Object node) {
        if (!(node instanceof List<?> list)) {
            throw new IllegalArgumentException(FILE + ": not a list: " + node);
        }
        return list;
    }

    private static String text(Map<?, ?> map, String key) {
        if (!(map.get(key) instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(FILE + ": " + key + " is text, in quotes if it looks like a number");
        }
        return text;
    }
}
