package org.sightline.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings without which nothing starts. */
public final class NeededSettings {

    private static final List<String> ALWAYS =
            List.of("quarkus.datasource.jdbc.url", "quarkus.datasource.username", "sightline.public-url");
    private static final String OWNER = "quarkus.flyway.username";

    private NeededSettings() {}

    /**
     * @param value of a setting by its name
     * @param migrates whether the tables are brought up to date, as their owner
     * @throws StartRefusedException which names all that are missing
     */
    public static void check(Function<String, Optional<String>> value, boolean migrates) {
        List<String> missing = new ArrayList<>();
        ALWAYS.stream()
                .filter(name -> isMissing(name, value))
                .map(EnvironmentName::of)
                .forEach(missing::add);
        boolean owner = migrates && isMissing(OWNER, value);
        if (owner) {
            missing.add(EnvironmentName.of(OWNER));
        }
        if (!missing.isEmpty()) {
            throw new StartRefusedException(
                    "Not set: " + String.join(", ", missing) + ".",
                    owner
                            ? "Set them in the environment, the owner's password as QUARKUS_FLYWAY_PASSWORD; a node that"
                                    + " does not migrate is started with QUARKUS_FLYWAY_MIGRATE_AT_START=false."
                            : "Set them in the environment; docs/running.md says what they are.");
        }
    }

    private static boolean isMissing(String name, Function<String, Optional<String>> value) {
        return value.apply(name).filter(text -> !text.isBlank()).isEmpty();
    }
}
