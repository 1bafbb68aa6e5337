package org.sightline.tab;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PageStream of a page as server-sent events, one after the other.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: server-sent events</a>
 */
final class EventStream implements PageStream {

    /** A reader who does not take a piece within this time has gone. */
    private static final long PATIENCE_SECONDS = 20;

    private final SseEventSink sink;
    private final Sse sse;
    private boolean begun;

    EventStream(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Closes what was begun; what was not is answered otherwise, such as by a page that says why. */
    void close() {
        if (begun) {
            sink.close();
        }
    }

    @Override
    public boolean send(String place, String html) {
        if (sink.isClosed()) {
            return false;
        }
        begun = true;
        try {
            sink.send(sse.newEvent(place, html)).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
