package org.sightline.outbox;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;

/** Tells whom {@code launch-config/alerts.yaml} names. */
public interface Outbox {

    /** Writes a message to each who is to be told, in the caller's transaction; they are sent after its commit. */
    void put(Handle handle, Occurrence occurrence);

    /**
     * The latest messages about an organisation's users, the latest first.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<Kept> latest(Officer officer, long after);

    /**
     * What happened.
     *
     * @param registration whose user it is about
     * @param reference by which it is found at the office
     * @param details whatever a message may say besides; no more is kept than its reader may be told
     */
    record Occurrence(Occasion occasion, String registration, String reference, Map<Detail, String> details) {
        public Occurrence {
            details = Map.copyOf(details);
        }
    }

    /**
     * A message that was written.
     *
     * @param recipient by their name in the configuration
     */
    record Kept(Instant writtenAt, String recipient, Occasion occasion, String reference, State state) {}

    /** What became of it. */
    sealed interface State {

        /** It was taken. */
        record Sent(Instant at) implements State {}

        /** It is about to be sent. */
        record Waiting() implements State {}

        /** It was not taken so far, and is tried again. */
        record Failing(int attempts, String fault, Instant nextTry) implements State {}

        /** It was not taken, and is tried no more. */
        record GivenUp(int attempts, String fault) implements State {}
    }
}
