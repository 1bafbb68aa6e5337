package org.sightline.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.sightline.context.Secret;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SecretReference;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.WebhookSecret;

/**
 * A signed request to somebody's server, in the form of Standard Webhooks: their libraries verify it.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
@Singleton
class WebhookWay implements MessageWay<Recipient.Webhook> {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_OF_THE_ANSWER = 65_536;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClients clients;
    private final Secrets secrets;
    private final MessageWords words;
    private final InstantSource clock;

    @Inject
    WebhookWay(HttpClients clients, MessageWords words, InstantSource clock) {
        this(clients, Secrets.ofProcess(), words, clock);
    }

    WebhookWay(HttpClients clients, Secrets secrets, MessageWords words, InstantSource clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.words = words;
        this.clock = clock;
    }

    /** The time is this attempt's, so that a repeated one is not taken for an old one. */
    @Override
    public void send(Message message, Recipient.Webhook webhook) throws IOException, InterruptedException {
        String id = "sightline-" + message.id();
        String time = Long.toString(clock.instant().getEpochSecond());
        String body = body(message);
        byte[] signature = Secret.mac(key(webhook), id + "." + time + "." + body);
        SmallRequests.Answer answer = new SmallRequests(
                        clients, webhook.tlsConfiguration().orElse(HttpClients.PLATFORM), DEADLINE, MOST_OF_THE_ANSWER)
                .postJson(
                        webhook.address(),
                        body,
                        Map.of(
                                "webhook-id", id,
                                "webhook-timestamp", time,
                                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature)));
        if (answer.status() < 200 || answer.status() > 299) {
            throw new IOException("the server answered with " + answer);
        }
    }

    private byte[] key(Recipient.Webhook webhook) throws CredentialsException {
        SecretReference reference = SecretReference.of(webhook.secret())
                .orElseThrow(() -> new CredentialsException("the webhook's secret is no reference"));
        return WebhookSecret.of(secrets.read(reference))
                .orElseThrow(() ->
                        new CredentialsException("the webhook's secret is not whsec_ and 24 to 64 octets in base64"));
    }

    private String body(Message message) {
        ObjectNode body = JSON.createObjectNode()
                .put("type", "sightline." + message.about().occasion().code())
                .put("timestamp", message.writtenAt().toString());
        ObjectNode data = body.putObject("data")
                .put("reference", message.about().reference())
                .put("organisation", message.about().registration())
                .put("where", words.where(message));
        message.details().forEach((detail, text) -> data.put(detail.code(), text));
        return body.toString();
    }
}
