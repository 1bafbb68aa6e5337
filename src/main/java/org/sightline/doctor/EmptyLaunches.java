package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.LaunchHistory.EmptyLaunch;
import org.sightline.audit.LaunchHistory.FeedOfLaunch;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;

/** Launches that succeeded and showed nothing, each with why and what to look at. */
@ApplicationScoped
class EmptyLaunches {

    /** How far back is looked; the page says so. */
    static final int DAYS = 7;

    /** How many of the latest accepted launches are looked at. */
    static final int LAUNCHES = 2_000;

    private static final Set<String> FAILED = Set.of("unavailable", "not-permitted", "given-up");

    private final LaunchHistory history;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    @Inject
    EmptyLaunches(LaunchHistory history, LaunchConfigSource config, InstantSource clock) {
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One of them as the page shows it.
     *
     * @param why what kept the record away
     * @param remedy what to look at
     */
    record Line(String at, String door, String why, String remedy, List<TestView.FeedLine> feeds) {
        Line {
            feeds = List.copyOf(feeds);
        }
    }

    /** What kept a record away, and what to look at. */
    private record Why(String words, String remedy) {}

    List<Line> of(LaunchRegistration own) {
        return history.empty(own.id(), clock.instant().minus(Duration.ofDays(DAYS)), LAUNCHES).stream()
                .map(launch -> line(own, launch))
                .toList();
    }

    private Line line(LaunchRegistration own, EmptyLaunch launch) {
        Why why = launch.refusal().isEmpty() ? ofFeeds(launch.feeds()) : ofRefusal(launch);
        return new Line(
                UkTime.second(launch.at()),
                RefusalLine.door(launch.door()),
                why.words(),
                why.remedy(),
                launch.feeds().stream()
                        .map(feed -> TestView.FeedLine.of(nameOf(config, own, feed.feed()), feed.outcome()))
                        .toList());
    }

    private static Why ofRefusal(EmptyLaunch launch) {
        String role = launch.role().isEmpty() ? "The role that came" : "The role that came, " + launch.role() + ",";
        return switch (launch.refusal()) {
            case "role-not-permitted", "panel-not-permitted" ->
                new Why(
                        role + " does not open what was asked for",
                        "Ask whoever runs this viewer to name its code, with its system, in access.yaml; or send the role that"
                                + " the user really has");
            case "no-such-tab" ->
                new Why("The tab that was asked for is not there", "Look at the claim view, or intent by SMART");
            case "patient-objected" -> new Why("The patient objected", "Nothing is wrong with the launch");
            case "patient-died" ->
                new Why(
                        "The patient has died, and the record is not shown any more",
                        "Nothing is wrong with the launch");
            default ->
                new Why(
                        "It was refused when it was opened: " + launch.refusal().replace('-', ' '),
                        "Ask whoever runs this viewer what access.yaml and your organisation’s file say of it");
        };
    }

    private static Why ofFeeds(List<FeedOfLaunch> feeds) {
        Set<String> kinds = feeds.stream()
                .filter(feed -> feed.outcome().equals("patient-mismatch"))
                .map(FeedOfLaunch::kind)
                .collect(Collectors.toSet());
        if (!kinds.isEmpty()) {
            return ofMismatch(kinds);
        }
        if (feeds.stream().anyMatch(feed -> FAILED.contains(feed.outcome()))) {
            return new Why(
                    "A source did not answer or did not permit it, and no other knows the patient",
                    "Open it again later; whoever runs this viewer sees how sources answer");
        }
        if (feeds.stream().anyMatch(feed -> feed.outcome().equals("patient-not-known"))) {
            return new Why(
                    "No source knows the NHS number",
                    "Check that your system sent the number of the patient who was open; it may be new, or a temporary one");
        }
        return new Why(
                "No source was asked whose answer could be shown to this user",
                "Look at feeds in your organisation’s file and organisations in the feeds’, and at what is withheld");
    }

    private static Why ofMismatch(Set<String> kinds) {
        if (kinds.contains("BIRTH_DATE")) {
            return new Why(
                    "A source holds the NHS number with another birth date",
                    "Compare the birth date that your system sent with the Personal Demographics Service; mend it where it is wrong");
        }
        return new Why(
                "A source holds the NHS number and nothing that proves whose it is, such as a whole birth date",
                "Ask the source to mend its record of the patient");
    }

    /** A feed's own name, or its id if it is gone by now. */
    static String nameOf(LaunchConfigSource config, LaunchRegistration own, String feed) {
        return config.current().feeds().stream()
                .filter(known -> known.id().value().equals(feed))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(own.smart()
                        .flatMap(ehr -> ehr.feed())
                        .filter(known -> known.id().value().equals(feed))
                        .map(FeedRegistration::name)
                        .orElse(feed));
    }
}
