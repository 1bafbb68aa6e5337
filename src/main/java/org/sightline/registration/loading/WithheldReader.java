package org.sightline.registration.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.codes.ListSystem;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** Reads {@code withheld.yaml}. */
final class WithheldReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/withheld.schema.json");

    private final SensitiveLists lists;

    WithheldReader(SensitiveLists lists) {
        this.lists = lists;
    }

    Optional<WithheldRules> read(ConfigValue root) {
        SensitiveLists.Resolved resolved = lists.of(root);
        return root.isSound()
                ? Optional.of(new WithheldRules(labels(root), codes(root), resolved.loaded(), resolved.gaps()))
                : Optional.empty();
    }

    private static Map<String, LabelRule> labels(ConfigValue root) {
        Map<String, LabelRule> labels = new HashMap<>();
        for (ConfigValue label : root.items("labels")) {
            LabelRule rule = new LabelRule(
                    codesOf(label, "withheld"),
                    codesOf(label, "shown"),
                    label.text("anyOther").equals("withheld"));
            labels.put(WithheldRules.normalised(label.text("system")), rule);
            label.texts("aliases").forEach(alias -> labels.put(WithheldRules.normalised(alias), rule));
        }
        return labels;
    }

    private static Set<String> codesOf(ConfigValue label, String field) {
        return label.items(field).stream().map(entry -> entry.text("code")).collect(Collectors.toSet());
    }

    private static Set<SensitiveCode> codes(ConfigValue root) {
        List<ConfigValue> codes = root.items("codes");
        return codes.stream()
                .map(code -> new SensitiveCode(
                        ListSystem.of(WithheldRules.normalised(code.text("system"))), code.text("code")))
                .collect(Collectors.toSet());
    }
}
