package org.sightline.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.watch.Recipient;

/** Sends what is due, to all recipients at once and to each one message at a time. */
@Singleton
class OutboxSender {

    private static final Logger LOG = Logger.getLogger(OutboxSender.class);

    private final OutboxTable table;
    private final LaunchConfigSource config;
    private final MessageWay<Recipient.Email> email;
    private final MessageWay<Recipient.Webhook> webhook;
    private volatile List<FailingRecipient> failing = List.of();

    @Inject
    OutboxSender(
            OutboxTable table,
            LaunchConfigSource config,
            MessageWay<Recipient.Email> email,
            MessageWay<Recipient.Webhook> webhook) {
        this.table = table;
        this.config = config;
        this.email = email;
        this.webhook = webhook;
    }

    void atStart(@Observes StartupEvent event, MeterRegistry metrics) {
        metrics.gauge(
                "sightline.outbox.failing",
                this,
                sender -> sender.failing().stream()
                        .mapToInt(FailingRecipient::messages)
                        .sum());
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, identity = "outbox")
    void often() {
        try {
            while (round() > 0) {
                LOG.debug("There may be more to send");
            }
            failing = table.failing();
        } catch (StorageUnavailableException e) {
            LOG.errorf("Nobody is told anything at the moment: %s", e.getMessage());
        }
    }

    @Scheduled(cron = "0 23 3 * * ?", timeZone = "UTC")
    void daily() {
        try {
            table.clear();
        } catch (StorageUnavailableException e) {
            LOG.errorf("Old messages stay until tomorrow: %s", e.getMessage());
        }
    }

    /** Those who did not take what was sent to them, as of the last look. */
    List<FailingRecipient> failing() {
        return failing;
    }

    /** @return how many messages were claimed */
    int round() {
        List<Message> due = table.claim();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(message -> all.execute(() -> send(message)));
        }
        return due.size();
    }

    /** Whatever goes wrong, its next try is due already. */
    private void send(Message message) {
        try {
            String fault = attempt(message);
            if (fault.isEmpty()) {
                table.sent(message);
            } else {
                table.failed(message, fault);
                LOG.warnf(
                        "%s was not told of %s: %s",
                        message.recipient(), message.about().reference(), fault);
            }
        } catch (StorageUnavailableException e) {
            LOG.errorf("What became of message %d is not kept: %s", message.id(), e.getMessage());
        }
    }

    /** What went wrong; empty if nothing did. */
    private String attempt(Message message) {
        try {
            Recipient told =
                    config.current().alerts().toldNamed(message.recipient()).orElse(null);
            if (told == null) {
                return "alerts.yaml names nobody of this name any more";
            }
            switch (told.way()) {
                case Recipient.Email addresses -> email.send(message, addresses);
                case Recipient.Webhook server -> webhook.send(message, server);
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
