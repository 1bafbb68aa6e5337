package org.sightline.outbox;

import java.io.IOException;
import org.sightline.registration.watch.Recipient;

/** One way by which messages leave. */
interface MessageWay<W extends Recipient.Way> {

    /**
     * Sends one.
     *
     * @throws IOException if it was not taken; its message holds nothing of a patient and no secret
     */
    void send(Message message, W way) throws IOException, InterruptedException;
}
