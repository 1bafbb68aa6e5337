package org.sightline.launch.smart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Every line that is logged until it is closed. */
final class LogLines implements AutoCloseable {

    final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogLines() {
        Logger.getLogger("").addHandler(listener);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
