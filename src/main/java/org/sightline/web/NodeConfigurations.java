package org.sightline.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.LaunchConfigNodes;
import org.sightline.registration.LaunchConfigSource;

/**
 * Raises the alarm when running nodes have different configurations in force: a user would be let in by one node and
 * refused by the next. Each node says what it has; nodes that still differ after a second look differ for good.
 */
@ApplicationScoped
class NodeConfigurations implements LaunchConfigNodes {

    private static final Logger LOG = Logger.getLogger(NodeConfigurations.class);

    private static final String OTHERS = """
            SELECT count(*) FROM node_configuration
            WHERE version <> :version AND seen_at > clock_timestamp() - interval '2 minutes'
            """;

    private final Database database;
    private final LaunchConfigSource config;
    private final String node;
    private boolean differedBefore;
    private volatile List<String> differing = List.of();

    @Inject
    NodeConfigurations(
            Database database,
            LaunchConfigSource config,
            @ConfigProperty(name = "sightline.node") String node,
            MeterRegistry metrics) {
        this(database, config, node);
        metrics.gauge(
                "sightline.launch.config.versions",
                this,
                nodes -> Math.max(1, nodes.differing().size()));
    }

    NodeConfigurations(Database database, LaunchConfigSource config, String node) {
        this.database = database;
        this.config = config;
        // nodes that were given the same name are still told apart
        this.node = node + "/" + UUID.randomUUID();
    }

    /** The versions in force on running nodes when they have differed for a while; empty when all is well. */
    List<String> differing() {
        return differing;
    }

    @Override
    public boolean allHave(String version) {
        return database.withHandle(handle -> handle.createQuery(OTHERS)
                        .bind("version", version)
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compare() {
        try {
            List<String> versions = sayAndAsk();
            boolean differ = versions.size() > 1;
            if (differ && differedBefore && differing.isEmpty()) {
                LOG.errorf("Nodes have different launch configurations in force: %s", String.join(", ", versions));
            }
            differing = differ && differedBefore ? versions : List.of();
            differedBefore = differ;
        } catch (StorageUnavailableException e) {
            LOG.debug("Nodes could not be compared", e);
        }
    }

    private List<String> sayAndAsk() {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO node_configuration (node, version) VALUES (:node, :version)
                            ON CONFLICT (node) DO UPDATE SET version = :version, seen_at = clock_timestamp()
                            """)
                    .bind("node", node)
                    .bind("version", config.current().version())
                    .execute();
            handle.execute("DELETE FROM node_configuration WHERE seen_at < clock_timestamp() - interval '2 minutes'");
            return handle.createQuery("SELECT DISTINCT version FROM node_configuration ORDER BY version")
                    .mapTo(String.class)
                    .list();
        });
    }
}
