package org.sightline.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.policy.WithheldData.Code;
import org.sightline.policy.WithheldData.LabelRule;

/** Reads {@code withheld.yaml}; a list that is not exactly as it should be stops the start. */
final class WithheldList {

    private static final String FILE = "withheld.yaml";
    private static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/withheld.schema.json");

    private WithheldList() {}

    /** The list this build was reviewed with. */
    static WithheldData reviewed() {
        try (InputStream in = WithheldList.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming every problem with its place */
    static WithheldData read(String yaml) {
        ConfigProblems problems = new ConfigProblems();
        return SCHEMA.read(yaml.getBytes(StandardCharsets.UTF_8), FILE, problems)
                .filter(ConfigValue::isSound)
                .map(WithheldList::list)
                .orElseThrow(
                        () -> new IllegalArgumentException(problems.inOrder().toString()));
    }

    private static WithheldData list(ConfigValue file) {
        Map<String, LabelRule> labels = new HashMap<>();
        for (ConfigValue label : file.items("labels")) {
            LabelRule rule = new LabelRule(
                    codes(label, "withheld"),
                    codes(label, "shown"),
                    label.text("anyOther").equals("withheld"));
            labels.put(WithheldData.normalised(label.text("system")), rule);
            label.texts("aliases").forEach(alias -> labels.put(WithheldData.normalised(alias), rule));
        }
        Set<Code> codes = new HashSet<>();
        file.items("codes").forEach(code -> codes.add(new Code(code.text("system"), code.text("code"))));
        return new WithheldData(labels, codes);
    }

    private static Set<String> codes(ConfigValue label, String field) {
        return label.items(field).stream().map(entry -> entry.text("code")).collect(Collectors.toSet());
    }
}
