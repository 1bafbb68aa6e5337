package org.sightline.audit.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.audit.seal.DamagedSealException;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealTable;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.outgoing.S3Bucket;
import org.sightline.outgoing.S3Settings;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SslContexts;
import org.sightline.outgoing.SyslogServer;

/** Each minute, on every node, the latest seal to every place: what one node cannot reach another may. */
@Singleton
class CheckpointKeeper {

    private static final Logger LOG = Logger.getLogger(CheckpointKeeper.class);

    private final Database database;
    private final CheckpointSettings settings;
    private final List<KeptSeals> places;

    @Inject
    CheckpointKeeper(
            Database database,
            CheckpointSettings settings,
            SslContexts contexts,
            @ConfigProperty(name = "sightline.node") String node,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        List<CheckpointPlace> all = new ArrayList<>();
        settings.folder().ifPresent(folder -> all.add(new CheckpointFolder(folder, node, clock)));
        settings.syslog()
                .map(server -> new SyslogServer(server, "sightline.audit.checkpoint.syslog", () -> tls(contexts)))
                .ifPresent(server -> all.add(new CheckpointSyslog(server, node, clock)));
        if (settings.s3().endpoint().isPresent()) {
            all.add(bucket(settings.s3(), contexts, node, clock));
        }
        places = all.stream().map(place -> new KeptSeals(place, clock)).toList();
    }

    void atStart(@Observes StartupEvent event, MeterRegistry metrics) {
        metrics.gauge(
                "sightline.audit.checkpoint.failing",
                this,
                keeper -> keeper.failing().size());
        if (places.isEmpty()) {
            LOG.warn("No checkpoints of the audit trail are kept (sightline.audit.checkpoint): nobody could see that"
                    + " its end was cut");
        }
    }

    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void eachMinute() {
        if (places.isEmpty()) {
            return;
        }
        try {
            Optional<Seal> last = database.withHandle(SealTable::last);
            last.ifPresent(seal -> places.forEach(place -> place.keep(seal)));
        } catch (StorageUnavailableException | DamagedSealException e) {
            LOG.errorf("No checkpoint kept: %s", e.getMessage());
        }
    }

    List<KeptSeals> places() {
        return places;
    }

    /** The places that have failed for longer than somebody may be left in the dark. */
    List<KeptSeals> failing() {
        return places.stream()
                .filter(place -> place.failingFor()
                        .filter(time -> time.compareTo(settings.alarmAfter()) > 0)
                        .isPresent())
                .toList();
    }

    private SSLContext tls(SslContexts contexts) throws IOException {
        return settings.syslogTls().isPresent()
                ? contexts.named(settings.syslogTls().get())
                : SyslogServer.platform();
    }

    private static CheckpointBucket bucket(
            CheckpointSettings.Bucket settings, SslContexts contexts, String node, InstantSource clock) {
        int days = settings.retainDays().orElse(0);
        S3Bucket bucket = new S3Bucket(S3Settings.of(settings::named, false), Secrets.ofProcess(), contexts);
        return new CheckpointBucket(bucket, node, days > 0 ? Period.ofDays(days) : null, clock);
    }
}
