package org.sightline.launch;

import java.util.Optional;
import org.sightline.launch.TestLaunch.Progress;

/** Where the steps of launches go that are part of an administrator's test. */
public interface TestLog {

    /** No test is ever on. */
    TestLog NONE = new TestLog() {
        @Override
        public Optional<String> registrationOf(String test) {
            return Optional.empty();
        }

        @Override
        public void add(String test, Progress progress) {
            throw new IllegalStateException("no test is on");
        }
    };

    /**
     * The registration whose test it is, if it is still on.
     *
     * @throws org.sightline.database.StorageUnavailableException if that cannot be looked up
     */
    Optional<String> registrationOf(String test);

    /** Adds what one request of its launch found; a record that cannot be written spoils the test only. */
    void add(String test, Progress progress);
}
