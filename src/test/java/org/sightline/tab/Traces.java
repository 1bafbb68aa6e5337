package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Whatever an opening leaves behind: what is handed over, the trail, what is logged, what is counted. */
final class Traces implements AutoCloseable {

    private final String marker;
    private final OpeningUnderTest opening;
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage()
                    + List.of(line.getParameters() == null ? new Object[0] : line.getParameters())
                    + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Traces(String marker, OpeningUnderTest opening) {
        this.marker = marker.toLowerCase(Locale.UK);
        this.opening = opening;
        Logger.getLogger("").addHandler(handler);
    }

    boolean isIn(String text) {
        return text.toLowerCase(Locale.UK).contains(marker);
    }

    /** Neither in what was handed over nor in anything else that it left. */
    void assertNowhere(String where, String handedOver) {
        int at = handedOver.toLowerCase(Locale.UK).indexOf(marker);
        assertFalse(
                at >= 0,
                () -> where + ": "
                        + handedOver.substring(Math.max(0, at - 400), Math.min(handedOver.length(), at + 60)));
        Map<String, Stream<?>> left = Map.of(
                "a closing row of the trail", opening.opened.stream(),
                "a closing row of a document", opening.documentsOpened.stream(),
                "another row of the trail", opening.events.stream(),
                "the steps of the opening", opening.log.stream(),
                "the log", logged.stream(),
                "the count of codes", opening.coverage.of("northgate").stream());
        left.forEach((what, traces) ->
                assertFalse(traces.map(String::valueOf).anyMatch(this::isIn), where + ": in " + what));
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
