package org.sightline.main;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;
import org.sightline.database.DatabaseAtStart;
import org.sightline.database.DatabaseAtStart.Role;
import org.sightline.start.BeforeMigration;
import org.sightline.start.EnvironmentName;
import org.sightline.start.KnownSettings;
import org.sightline.start.NamedFiles;
import org.sightline.start.NeededSettings;
import org.sightline.start.StartRefusedException;

/**
 * What happens before the tables are brought up to date: settings, files and both roles are looked at, so that a start
 * that cannot succeed changes nothing. Quarkus asks it when it makes Flyway, which is before it migrates, before any pool
 * is made and before anything is scheduled.
 */
@Singleton
class SchemaMigration implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);

    /** The scheduler has 0. */
    private static final int FIRST = -1;

    private static final int LAST = 5;

    private final Config config;
    private final Event<BeforeMigration> due;

    @Inject
    SchemaMigration(Config config, Event<BeforeMigration> due) {
        this.config = config;
        this.due = due;
    }

    /** Without an address of the database Quarkus makes no Flyway: this is before anything else is started. */
    void atStart(@Observes @Priority(FIRST) StartupEvent start) {
        NeededSettings.check(this::value, migrates());
    }

    /** After the database has taken a launch, so that a role without rights is told of that first. */
    void requireMigrated(@Observes @Priority(LAST) StartupEvent start, Instance<Flyway> flyway) {
        int pending = migrates() ? 0 : flyway.get().info().pending().length;
        if (pending > 0) {
            throw new StartRefusedException(
                    "The tables are older than this version: " + pending + " migrations have not been applied.",
                    "Migrate first: ./sightline migrate, with QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD of the"
                            + " tables' owner.");
        }
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        KnownSettings.unknown(System.getenv().keySet()).forEach(LOG::warn);
        boolean migrates = migrates();
        NeededSettings.check(this::value, migrates);
        KnownSettings.check(this::value);
        NamedFiles.check(this::value);
        due.fire(new BeforeMigration());
        String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        Role application = role("quarkus.datasource", url);
        DatabaseAtStart database = new DatabaseAtStart(config.getValue("sightline.database.wait", Duration.class));
        if (migrates) {
            database.look(
                    role("quarkus.flyway", value("quarkus.flyway.jdbc-url").orElse(url)));
        }
        database.look(application);
        Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
        placeholders.put("appRole", quoted(application.name()));
        flyway.placeholders(placeholders);
    }

    private boolean migrates() {
        return config.getOptionalValue("quarkus.flyway.migrate-at-start", Boolean.class)
                .orElse(false);
    }

    private Role role(String prefix, String url) {
        return new Role(
                EnvironmentName.of(prefix),
                url,
                value(prefix + ".username").orElse(""),
                value(prefix + ".password").orElse(""));
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** As an identifier of SQL, so that a role may have any name. */
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
