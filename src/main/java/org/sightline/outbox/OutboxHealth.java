package org.sightline.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Who was not told what they should know. Never down: a node that cannot tell somebody serves as well as the others. */
@Readiness
@ApplicationScoped
class OutboxHealth implements HealthCheck {

    private final OutboxSender sender;

    @Inject
    OutboxHealth(OutboxSender sender) {
        this.sender = sender;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("messages")
                .up()
                .withData("state", sender.failing().isEmpty() ? "current" : "failing");
        sender.failing()
                .forEach(one -> answer.withData(
                        one.recipient(), one.messages() + " not taken since " + one.since() + ": " + one.fault()));
        return answer.build();
    }
}
