package org.sightline.registration.withheld;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.admission.Whom;

/** Whom an entry of {@code withheld.yaml} is shown to: roles, organisations, and the settings that {@code access.yaml} has. */
public final class WhomReader {

    private static final String SETTINGS = "settings";
    private static final String ORGANISATIONS = "organisations";

    private final Consumer<ConfigValue> names;
    private final @Nullable Map<String, Set<String>> bySetting;

    /**
     * @param names notes which roles and organisations of a block there are not
     * @param access what {@code access.yaml} says; null if it cannot be read: then nobody is of any setting
     */
    public WhomReader(Consumer<ConfigValue> names, @Nullable ConfigValue access) {
        this.names = names;
        this.bySetting = access == null
                ? null
                : access.items(SETTINGS).stream()
                        .collect(Collectors.toMap(
                                one -> one.text("setting", ""),
                                one -> Set.copyOf(one.texts(ORGANISATIONS)),
                                WhomReader::union));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Notes what is wrong with a block, and where it is about nobody. */
    void check(ConfigValue block) {
        names.accept(block);
        if (bySetting == null) {
            return;
        }
        block.items(SETTINGS).stream()
                .filter(one -> !bySetting.containsKey(one.text()))
                .forEach(one ->
                        one.warning("is the setting of no organisation in access.yaml: nobody is shown it there"));
        boolean any = block.items(SETTINGS).stream().anyMatch(one -> bySetting.containsKey(one.text()));
        if (any && read(block).isEmpty()) {
            block.warning("is about nobody: none of its organisations is of its settings");
        }
    }

    /** Empty if it is about nobody. */
    Optional<Whom> read(ConfigValue block) {
        Whom whom = new Whom(Set.copyOf(block.texts("roles")), Set.copyOf(block.texts(ORGANISATIONS)));
        if (!block.has(SETTINGS)) {
            return Optional.of(whom);
        }
        return whom.within(block.texts(SETTINGS).stream()
                .flatMap(one -> organisationsOf(one).stream())
                .collect(Collectors.toSet()));
    }

    private Set<String> organisationsOf(String setting) {
        return bySetting == null ? Set.of() : bySetting.getOrDefault(setting, Set.of());
    }
}
