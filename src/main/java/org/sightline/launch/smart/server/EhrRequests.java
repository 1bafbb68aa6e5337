package org.sightline.launch.smart.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SmartRegistration;

/** Every request to an EHR but those of its feed: to its registered hosts only, bounded in time and size. */
@Singleton
public class EhrRequests {

    static final Duration DEADLINE = Duration.ofSeconds(8);
    static final int MOST_BYTES = 512 * 1024;

    private final HttpClients clients;
    private final Duration deadline;
    private final int mostBytes;

    @Inject
    public EhrRequests(HttpClients clients) {
        this(clients, DEADLINE, MOST_BYTES);
    }

    public EhrRequests(HttpClients clients, Duration deadline, int mostBytes) {
        this.clients = clients;
        this.deadline = deadline;
        this.mostBytes = mostBytes;
    }

    /** The EHR could not be asked, or did not answer in time; the message holds nothing of request or answer. */
    public static final class NoAnswerException extends IOException {
        NoAnswerException(String message) {
            super(message);
        }
    }

    public SmallRequests.Answer get(SmartRegistration ehr, URI address, Map<String, String> headers)
            throws NoAnswerException {
        return get(ehr, address, headers, deadline);
    }

    /** @param within the time for the whole answer, in place of {@link #deadline} */
    SmallRequests.Answer get(SmartRegistration ehr, URI address, Map<String, String> headers, Duration within)
            throws NoAnswerException {
        return send(ehr, address, within, requests -> requests.get(address, headers));
    }

    /** The time for one whole answer. */
    Duration deadline() {
        return deadline;
    }

    public SmallRequests.Answer post(
            SmartRegistration ehr, URI address, Map<String, String> form, Map<String, String> headers)
            throws NoAnswerException {
        return send(ehr, address, deadline, requests -> requests.post(address, form, headers));
    }

    private interface Sending {
        SmallRequests.Answer by(SmallRequests requests) throws IOException, InterruptedException;
    }

    private SmallRequests.Answer send(SmartRegistration ehr, URI address, Duration within, Sending sending)
            throws NoAnswerException {
        if (!ehr.owns(address)) {
            throw new NoAnswerException("not at a registered host");
        }
        String tls = ehr.tlsConfiguration().orElse(HttpClients.PLATFORM);
        try {
            return sending.by(new SmallRequests(clients, tls, within, mostBytes));
        } catch (IOException e) {
            throw new NoAnswerException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new NoAnswerException("not an address that can be asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted");
        }
    }
}
