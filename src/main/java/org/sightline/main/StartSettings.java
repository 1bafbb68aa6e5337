package org.sightline.main;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.sightline.start.EnvironmentName;

/** Settings as far as they can be read when a start has failed, which may be because of one of them. */
final class StartSettings {

    private final Function<String, Optional<String>> values;
    private final Iterable<String> names;

    StartSettings() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        this.values = name -> Optional.ofNullable(config.getConfigValue(name).getRawValue());
        this.names = config.getPropertyNames();
    }

    StartSettings(java.util.Map<String, String> values) {
        this.values = name -> Optional.ofNullable(values.get(name));
        this.names = values.keySet();
    }

    Optional<String> value(String name) {
        return values.apply(name);
    }

    boolean migrates() {
        return !value("quarkus.flyway.migrate-at-start").orElse("true").equals("false");
    }

    /** Which setting names a file, in brackets; empty if none does. */
    String namedBy(String file) {
        return StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.startsWith("quarkus.") || name.startsWith("sightline."))
                .filter(name -> value(name).filter(text -> text.contains(file)).isPresent())
                .findFirst()
                .map(name -> ", which " + EnvironmentName.of(name) + " names")
                .orElse("");
    }
}
