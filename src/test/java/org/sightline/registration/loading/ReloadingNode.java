package org.sightline.registration.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.ConfigurationTrail;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.testing.SettableClock;

/** The reload of one node over a real folder, which looks when a test says so. */
final class ReloadingNode implements AutoCloseable {

    final ConfigFolder folder;
    final SettableClock clock = new SettableClock(ConfigFolder.CLOCK.instant());
    final RememberedTrail trail = new RememberedTrail();
    final List<LaunchConfigChanged> told = new ArrayList<>();
    final LogLines log = new LogLines();
    final LaunchConfigReload reload;
    final String atStart;
    private final LaunchConfigInForce inForce;

    ReloadingNode(ConfigFolder folder) {
        this.folder = folder;
        this.inForce = new LaunchConfigInForce(folder.root, new LaunchConfigLoader(false, clock));
        this.reload = new LaunchConfigReload(inForce, trail, told::add, clock);
        this.atStart = inForce.current().version();
    }

    void look(int times) {
        for (int i = 0; i < times; i++) {
            reload.look();
        }
    }

    LaunchConfig config() {
        return inForce.current();
    }

    List<ConfigProblem> unreadable() {
        return inForce.unreadable();
    }

    String feedName() {
        return config().feeds().getFirst().name();
    }

    @Override
    public void close() {
        log.close();
    }

    /** A trail that can be away. */
    static final class RememberedTrail implements ConfigurationTrail {

        final List<String> entries = new ArrayList<>();
        boolean isUp = true;

        @Override
        public boolean changed(String from, String to, List<String> files) {
            return add("changed " + from + " -> " + to + " " + files);
        }

        @Override
        public boolean refused(String inForce, String offered, List<String> files, int errors) {
            return add("refused " + inForce + " not " + offered + " " + files + " " + errors);
        }

        private boolean add(String entry) {
            return isUp && entries.add(entry);
        }

        List<String> kinds() {
            return entries.stream().map(entry -> entry.split(" ", 2)[0]).toList();
        }
    }

    /** What the reload says in the log when this thread has it look; other tests have theirs look meanwhile. */
    static final class LogLines extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger(LaunchConfigReload.class.getPackageName());
        private final Thread looking = Thread.currentThread();
        final List<String> lines = new ArrayList<>();

        LogLines() {
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            if (Thread.currentThread() == looking) {
                lines.add(
                        line instanceof ExtLogRecord formatted
                                ? formatted.getFormattedMessage()
                                : String.valueOf(line.getMessage()));
            }
        }

        long countOf(String words) {
            return lines.stream().filter(line -> line.contains(words)).count();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
