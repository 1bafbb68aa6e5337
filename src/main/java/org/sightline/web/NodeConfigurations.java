package org.sightline.web;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sightline.registration.LaunchConfigSource;

/**
 * Raises the alarm when running nodes have different configurations in force: a user would be let in by one node and
 * refused by the next. Each node says what it has; nodes that still differ after a second look differ for good.
 */
@ApplicationScoped
class NodeConfigurations {

    private static final Logger LOG = Logger.getLogger(NodeConfigurations.class);

    private final Jdbi jdbi;
    private final LaunchConfigSource config;
    private final String node;
    private boolean differedBefore;
    private volatile List<String> differing = List.of();

    @Inject
    NodeConfigurations(
            AgroalDataSource dataSource,
            LaunchConfigSource config,
            @ConfigProperty(name = "sightline.node") String node,
            MeterRegistry metrics) {
        this(Jdbi.create(dataSource), config, node);
        metrics.gauge(
                "sightline.launch.config.versions",
                this,
                nodes -> Math.max(1, nodes.differing().size()));
    }

    NodeConfigurations(Jdbi jdbi, LaunchConfigSource config, String node) {
        this.jdbi = jdbi;
        this.config = config;
        // nodes that were given the same name are still told apart
        this.node = node + "/" + UUID.randomUUID();
    }

    /** The versions in force on running nodes when they have differed for a while; empty when all is well. */
    List<String> differing() {
        return differing;
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
        } catch (JdbiException e) {
            LOG.debug("Nodes could not be compared", e);
        }
    }

    private List<String> sayAndAsk() {
        return jdbi.inTransaction(handle -> {
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
