package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.LaunchHistory.RefusedLaunch;
import org.sightline.context.LaunchId;
import org.sightline.doctor.TestView.FeedLine;
import org.sightline.doctor.TestView.State;
import org.sightline.launch.TestLaunch;
import org.sightline.officer.OfficeFrame;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;

/** Puts a test launch into words: its steps, its end, and how each feed answered. */
@ApplicationScoped
class TestViews {

    private final LaunchHistory history;
    private final RefusedLaunches refused;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    @Inject
    TestViews(LaunchHistory history, RefusedLaunches refused, LaunchConfigSource config, InstantSource clock) {
        this.history = history;
        this.refused = refused;
        this.config = config;
        this.clock = clock;
    }

    TestView of(OfficeFrame frame, LaunchRegistration own, TestLaunch test) {
        boolean inTime = clock.instant().isBefore(test.expiresAt());
        State state = State.of(test, inTime);
        List<FeedLine> feeds = test.end() instanceof TestLaunch.End.Accepted accepted
                ? feeds(own, accepted.launchId(), test.begunAt())
                : List.of();
        boolean feedsAwaited = state == State.ACCEPTED && feeds.isEmpty();
        return new TestView(
                frame,
                state,
                new TestView.Times(UkTime.second(test.begunAt()), UkTime.second(test.expiresAt())),
                inTime && (test.end() == null || feedsAwaited),
                TestSteps.of(test),
                test.end() instanceof TestLaunch.End.Refused end ? refusal(test, end) : null,
                feeds);
    }

    private RefusalLine refusal(TestLaunch test, TestLaunch.End.Refused end) {
        return refused.line(
                new RefusedLaunch(end.reference(), test.begunAt(), end.door().name(), end.reason(), end.detail()));
    }

    private List<FeedLine> feeds(LaunchRegistration own, LaunchId launchId, Instant since) {
        return history.feeds(own.id(), launchId, since).stream()
                .map(feed -> FeedLine.of(EmptyLaunches.nameOf(config, own, feed.feed()), feed.outcome()))
                .toList();
    }
}
