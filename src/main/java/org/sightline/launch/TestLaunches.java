package org.sightline.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.sightline.context.OfficeUser;
import org.sightline.registration.LaunchConfigSource;

/**
 * Test launches with a fictional patient: an administrator starts one, and the next launch of their organisation in their
 * browser is it. It goes the way of any other; what each step says is put on record. A browser without a test's cookie
 * asks for nothing here.
 */
@Singleton
public class TestLaunches {

    /** How long a test waits for its launch. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Binds a test to its browser at the door for signed tokens; a path of its own keeps it off every record. */
    public static final String TOKEN_COOKIE = "__Secure-sightline-test-token";

    /** The same at the SMART door. */
    public static final String SMART_COOKIE = "__Secure-sightline-test-smart";

    private static final Logger LOG = Logger.getLogger(TestLaunches.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestRecords records;
    private final LaunchConfigSource config;

    @Inject
    TestLaunches(TestRecords records, LaunchConfigSource config) {
        this.records = records;
        this.config = config;
    }

    /**
     * Starts a test in place of any other of that administrator.
     *
     * @return what the cookies hold
     */
    public String begin(String registration, OfficeUser by) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        records.begin(secret, registration, by, LIFETIME);
        return secret;
    }

    public void stop(String registration, OfficeUser by) {
        records.stop(registration, by);
    }

    /** The last test that this administrator started. */
    public Optional<KeptTest> latest(String registration, OfficeUser by) {
        return records.latest(registration, by);
    }

    /**
     * Lets a door do its work, and listens if the browser is in a test. Whether it is has to be known first: a real patient
     * must not be opened by a test.
     *
     * @param secret what the door's cookie holds; empty if there is none
     */
    public <T> T watch(String secret, Supplier<T> launch) {
        if (secret.isEmpty()) {
            return launch.get();
        }
        Optional<TestLaunch> test = open(secret);
        if (test.isEmpty()) {
            return launch.get();
        }
        try {
            return ScopedValue.where(TestLaunch.CURRENT, test.get()).call(launch::get);
        } finally {
            keep(secret, test.get());
        }
    }

    private Optional<TestLaunch> open(String secret) {
        try {
            return records.open(secret)
                    .flatMap(registration -> config.current().byId(registration))
                    .map(TestLaunch::new);
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("whether a test is on cannot be looked up", e);
        }
    }

    /** The launch itself is over and on the audit trail: a record that cannot be written spoils the test only. */
    private void keep(String secret, TestLaunch test) {
        if (!test.isOurs()) {
            return;
        }
        try {
            records.keep(secret, test);
        } catch (JdbiException e) {
            LOG.warnf(
                    "The steps of a test launch were not kept: %s", e.getClass().getSimpleName());
        }
    }
}
