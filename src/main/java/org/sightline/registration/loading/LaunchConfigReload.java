package org.sightline.registration.loading;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.ConfigurationTrail;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigState;
import org.sightline.registration.loading.LaunchConfigInForce.Good;
import org.sightline.registration.narrowed.ChangedFolder;
import org.sightline.registration.narrowed.NarrowedConfig;

/**
 * Brings a changed folder into force without a restart. Every few seconds it reads all files and compares their bytes
 * with those in force: that works on network file systems and through Kubernetes' symbolic links, where notifications
 * do not, and sees a rename and a half-written file alike. A change counts once two readings in a row agree. Of one with
 * an error in it only what takes something away counts; what it adds waits until it is mended. It is told once, and is
 * tried again as long as it is there. While the files that say who may see what cannot be read at all, no record is
 * opened.
 */
@Singleton
class LaunchConfigReload implements LaunchConfigState {

    private static final Logger LOG = Logger.getLogger(LaunchConfigReload.class);
    private static final Duration CHECKED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final LaunchConfigInForce inForce;
    private final ConfigurationTrail trail;
    private final Consumer<LaunchConfigChanged> others;
    private final InstantSource clock;
    private volatile @Nullable Refused refused;
    private boolean refusalIsRecorded;
    private @Nullable FolderReading unsettled;
    private @Nullable FolderReading narrowedBy;
    private Instant checkedAt;

    @Inject
    LaunchConfigReload(
            LaunchConfigInForce inForce,
            ConfigurationTrail trail,
            Event<LaunchConfigChanged> changes,
            InstantSource clock) {
        this(inForce, trail, changes::fire, clock);
    }

    LaunchConfigReload(
            LaunchConfigInForce inForce,
            ConfigurationTrail trail,
            Consumer<LaunchConfigChanged> others,
            InstantSource clock) {
        this.inForce = inForce;
        this.trail = trail;
        this.others = others;
        this.clock = clock;
        this.checkedAt = clock.instant();
    }

    @Override
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public List<ConfigProblem> warnings() {
        return inForce.good().problems().stream()
                .filter(problem -> !problem.isError())
                .toList();
    }

    @Override
    public List<ConfigProblem> ended() {
        return inForce.good().problems().stream().filter(ConfigProblem::isError).toList();
    }

    @Override
    public List<TakenAway> takenAway() {
        return inForce.good().taken();
    }

    /** On a thread of the scheduler: a click never waits for it. */
    @Scheduled(every = "{sightline.reload.every}", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() {
        FolderReading now = inForce.read();
        Good good = inForce.good();
        if (good.taken().isEmpty() && now.isSameAs(good.reading())) {
            unsettled = null;
            inForce.cannotRead(List.of());
            forgetRefusal();
            checkAgain();
        } else if (unsettled != null && now.isSameAs(unsettled)) {
            judge(now);
        } else {
            unsettled = now;
        }
    }

    private void judge(FolderReading reading) {
        CheckedConfig checked = inForce.check(reading);
        if (!checked.unreadable().isEmpty()) {
            inForce.cannotRead(checked.ofUnreadable());
        }
        Set<String> files = reading.changedSince(inForce.good().reading());
        List<ConfigProblem> errors = checked.config()
                .map(next -> LostLists.between(inForce.current(), next, !files.contains(FolderReading.WITHHELD)))
                .orElse(checked.errors());
        if (checked.config().isEmpty() || !errors.isEmpty()) {
            narrow(reading, checked.readable());
            errors.forEach(error -> files.add(error.file()));
            refuse(reading.version(), List.copyOf(files), errors);
            if (checked.unreadable().isEmpty()) {
                inForce.cannotRead(List.of());
            }
        } else {
            accept(new Good(reading, checked.config().get(), checked.problems()), files);
        }
    }

    /** The entry first: no configuration takes effect unrecorded. */
    private void accept(Good next, Set<String> files) {
        LaunchConfig before = inForce.current();
        inForce.good().taken().stream()
                .map(TakenAway::file)
                .filter(file -> !files.contains(file))
                .forEach(files::add);
        if (!files.isEmpty() && !trail.changed(before.version(), next.config().version(), List.copyOf(files))) {
            return;
        }
        inForce.replace(next);
        inForce.cannotRead(List.of());
        checkedAt = clock.instant();
        refused = null;
        unsettled = null;
        narrowedBy = null;
        if (!files.isEmpty()) {
            LaunchConfigInForce.tell(next.problems());
            LOG.infof(
                    "Launch configuration %s replaces %s: %s",
                    next.config().version(), before.version(), String.join(", ", files));
            others.accept(new LaunchConfigChanged(before, next.config()));
        }
    }

    /** Takes out of what is in force what cannot be read in the folder any more, though it has an error somewhere. */
    private void narrow(FolderReading reading, ChangedFolder readable) {
        if (narrowedBy != null && reading.isSameAs(narrowedBy)) {
            return;
        }
        LaunchConfig before = inForce.current();
        NarrowedConfig left = NarrowedConfig.of(before, readable);
        if (!left.taken().isEmpty()) {
            Good next = inForce.good().less(left);
            List<String> files =
                    left.taken().stream().map(TakenAway::file).distinct().toList();
            if (!trail.changed(before.version(), next.config().version(), files)) {
                return;
            }
            inForce.replace(next);
            LOG.warnf(
                    "The launch configuration has an error in it. What it takes away counts all the same:"
                            + " %s replaces %s, without%n%s",
                    next.config().version(), before.version(), LaunchConfigInForce.lines(left.taken()));
            others.accept(new LaunchConfigChanged(before, next.config()));
        }
        narrowedBy = reading;
    }

    private void refuse(String offered, List<String> files, List<ConfigProblem> errors) {
        boolean known =
                refused().filter(before -> before.errors().equals(errors)).isPresent();
        if (!known) {
            refused = new Refused(clock.instant(), errors);
            refusalIsRecorded = false;
            LOG.errorf(
                    "The launch configuration was changed and cannot be used; %s stays in force.%n%s",
                    inForce.current().version(), LaunchConfigInForce.lines(errors));
        }
        if (!refusalIsRecorded) {
            refusalIsRecorded = trail.refused(inForce.current().version(), offered, files, errors.size());
        }
    }

    /** Time alone makes keys end. What is in force stays so: an ended key is refused wherever it is used. */
    private void checkAgain() {
        if (clock.instant().isBefore(checkedAt.plus(CHECKED_AGAIN_AFTER))) {
            return;
        }
        checkedAt = clock.instant();
        Good good = inForce.good();
        List<ConfigProblem> problems = inForce.check(good.reading()).problems();
        if (!problems.equals(good.problems())) {
            LaunchConfigInForce.tell(problems);
            inForce.replace(good.with(problems));
        }
    }

    private void forgetRefusal() {
        if (refused != null) {
            LOG.infof(
                    "The launch configuration on disk is again the one in force, %s",
                    inForce.current().version());
            refused = null;
        }
    }
}
