package org.sightline.feed.reading;

import java.time.Duration;
import java.util.Optional;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedReading;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedLine;
import org.sightline.registration.FeedRegistration;

/**
 * One attempt to read one feed, whatever is read: its credentials, its gate, its deadline. The outermost edge of all
 * reading: whatever happens inside, there is an answer and the other feeds go on.
 */
final class FeedAttempt {

    private final FeedRegistration feed;
    private final FeedLine line;
    private final FeedExchange exchange;
    private final FeedMetrics metrics;
    private final String organisation;
    private final long startNanos = System.nanoTime();
    private volatile boolean givenUp;

    /** @param organisation whose user reads */
    FeedAttempt(FeedRegistration feed, FeedLine line, FeedExchange exchange, FeedMetrics metrics, String organisation) {
        this.organisation = organisation;
        this.feed = feed;
        this.line = line;
        this.exchange = exchange;
        this.metrics = metrics;
    }

    /** What is done between the feed's gate and its deadline. */
    interface Work {
        FeedAnswer read() throws Exception;
    }

    FeedRegistration feed() {
        return feed;
    }

    FeedExchange exchange() {
        return exchange;
    }

    FeedAnswer answer(Work work) {
        FeedAnswer answer = guarded(() -> {
            Optional<Unavailable> lacking = line.open();
            return lacking.isPresent() ? lacking.get() : line.gate().pass(organisation, () -> guarded(work));
        });
        boolean objected = exchange.patientObjects() && !(answer instanceof FeedAnswer.GivenUp);
        return objected ? new FeedAnswer.PatientObjected() : answer;
    }

    /** Something nobody foresaw, in a part of the reading that the rest survives. */
    void fault(Throwable fault) {
        metrics.fault(feed.id().value(), fault);
    }

    /** Nobody waits for the answer any more: what still comes, such as an interruption, is no verdict on the feed. */
    void giveUp() {
        givenUp = true;
    }

    FeedReading reading(FeedAnswer answer) {
        return new FeedReading(feed, answer, exchange.requests(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** What is said of a feed that used up its deadline. */
    static Unavailable tooLate() {
        return new Unavailable(Reason.TOO_SLOW, "given up");
    }

    private FeedAnswer guarded(Work work) {
        FeedAnswer answer = unlessFaulty(work);
        return givenUp ? new FeedAnswer.GivenUp() : answer;
    }

    private FeedAnswer unlessFaulty(Work work) {
        try {
            return work.read();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return tooLate();
        } catch (Throwable e) {
            metrics.fault(feed.id().value(), e);
            return new Unavailable(Reason.UNREADABLE, "unforeseen fault");
        }
    }
}
