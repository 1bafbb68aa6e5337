package org.sightline.launch.smart;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.SmartRegistration;

/** Every request to an EHR but those of its feed: to its registered hosts only, bounded in time and size. */
@Singleton
class EhrCalls {

    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final int MOST_BYTES = 512 * 1024;

    private final Outgoing outgoing;

    @Inject
    EhrCalls() {
        this(DEADLINE, MOST_BYTES);
    }

    EhrCalls(Duration deadline, int mostBytes) {
        this.outgoing = new Outgoing(deadline, mostBytes);
    }

    /** The EHR could not be asked, or did not answer in time; the message holds nothing of request or answer. */
    static final class NoAnswerException extends IOException {
        NoAnswerException(String message) {
            super(message);
        }
    }

    Outgoing.Answer get(SmartRegistration ehr, URI address, Map<String, String> headers) throws NoAnswerException {
        return send(ehr, address, () -> outgoing.get(address, headers));
    }

    Outgoing.Answer post(SmartRegistration ehr, URI address, Map<String, String> form, Map<String, String> headers)
            throws NoAnswerException {
        return send(ehr, address, () -> outgoing.post(address, form, headers));
    }

    @PreDestroy
    void close() {
        outgoing.close();
    }

    private interface Sending {
        Outgoing.Answer send() throws IOException;
    }

    private static Outgoing.Answer send(SmartRegistration ehr, URI address, Sending sending) throws NoAnswerException {
        if (!ehr.owns(address)) {
            throw new NoAnswerException("not at a registered host");
        }
        try {
            return sending.send();
        } catch (IOException e) {
            throw new NoAnswerException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException("not an address that can be asked");
        }
    }
}
