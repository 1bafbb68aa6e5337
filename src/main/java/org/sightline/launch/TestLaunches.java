package org.sightline.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.sightline.context.OfficeUser;
import org.sightline.context.Secret;

/**
 * Test launches with a fictional patient: an administrator starts one, and the next launch of their organisation in their
 * browser is it. It goes the way of any other; what each step finds is put on record.
 */
@Singleton
public class TestLaunches {

    /** How long a test waits for its launch. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Binds a test to its browser at the door for signed tokens; a path of its own keeps it off every record. */
    public static final String TOKEN_COOKIE = "__Secure-sightline-test-token";

    /** The same at the SMART door. */
    public static final String SMART_COOKIE = "__Secure-sightline-test-smart";

    private final TestRecords records;

    @Inject
    TestLaunches(TestRecords records) {
        this.records = records;
    }

    /**
     * Starts a test in place of any other of that administrator.
     *
     * @return what the cookies hold
     */
    public String begin(String registration, OfficeUser by) {
        String secret = Secret.random().value();
        records.begin(secret, registration, by, LIFETIME);
        return secret;
    }

    public void stop(String registration, OfficeUser by) {
        records.stop(registration, by);
    }

    /** The last test that this administrator started. */
    public Optional<TestLaunch> latest(String registration, OfficeUser by) {
        return records.latest(registration, by);
    }
}
