package org.sightline.demo.month;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.sightline.context.UkZone;

/** Writes the month once into the training kit's database, as its owner. */
@Singleton
class MonthToPractise {

    private final boolean wanted;
    private final Jdbi owner;

    @Inject
    MonthToPractise(
            @ConfigProperty(name = "sightline.demo.month", defaultValue = "false") boolean wanted,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String user,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.wanted = wanted;
        owner = Jdbi.create(url, user, password);
    }

    void write(@Observes StartupEvent started, InstantSource clock) {
        if (wanted) {
            LocalDate yesterday =
                    LocalDate.ofInstant(clock.instant(), UkZone.ID).minusDays(1);
            owner.useTransaction(handle -> {
                boolean there = handle.createQuery("SELECT EXISTS (SELECT FROM audit_entry WHERE node = 'month')")
                        .mapTo(Boolean.class)
                        .one();
                if (!there) {
                    MonthWriter.write(handle, "northgate-hospital", yesterday);
                    MonthWriter.write(handle, FirstFortnight.rows("greenfield-surgery", yesterday));
                    // days that were counted before they had happened
                    handle.execute("DELETE FROM usage_counted");
                }
            });
        }
    }
}
