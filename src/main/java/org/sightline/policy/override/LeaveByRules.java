package org.sightline.policy.override;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope.Parts;
import org.sightline.policy.objection.ObjectionStanding;
import org.sightline.policy.objection.Objections;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.RecordCategory;

/** By the objection in force, and by this launch's own override as long as its user may have one. */
@ApplicationScoped
class LeaveByRules implements RecordLeave {

    private final Objections objections;
    private final Overrides overrides;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    @Inject
    LeaveByRules(Objections objections, Overrides overrides, LaunchConfigSource config, InstantSource clock) {
        this.objections = objections;
        this.overrides = overrides;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Leave of(LaunchContext launch, @Nullable LaunchId launchId) {
        boolean may = config.current().access().mayOverride(launch);
        Optional<OverrideInForce> override = may && launchId != null ? overrides.inForce(launchId) : Optional.empty();
        ObjectionStanding standing = objections.standing(launch.patient().nhsNumber());
        return override.<Leave>map(one -> new Leave.Overridden(one, notOpened(standing)))
                .orElseGet(() -> without(standing, may));
    }

    private Leave without(ObjectionStanding standing, boolean may) {
        return switch (standing) {
            case ObjectionStanding.NoObjection _ -> new Leave.Given(Parts.NONE);
            case ObjectionStanding.Lifted(Instant end, String why) -> new Leave.Lifted(end, why);
            case ObjectionStanding.PartsOnly(Parts parts)
            when config.current().knows(parts) -> new Leave.Given(withTheirFeeds(parts));
            // what is not known cannot be left out: in doubt it is all
            case ObjectionStanding.PartsOnly _, ObjectionStanding.WholeRecord _ ->
                may ? new Leave.Overridable() : new Leave.Refused();
        };
    }

    /** A category's own feeds are not asked either. */
    private Parts withTheirFeeds(Parts parts) {
        Set<FeedId> feeds = new HashSet<>(parts.feeds());
        parts.categories()
                .forEach(id -> config.current()
                        .objections()
                        .category(id)
                        .ifPresent(category -> feeds.addAll(category.feeds())));
        return new Parts(feeds, parts.categories());
    }

    /** Of what the patient objects to: the categories that no override opens. */
    private Parts notOpened(ObjectionStanding standing) {
        if (!(standing instanceof ObjectionStanding.PartsOnly(Parts parts))) {
            return Parts.NONE;
        }
        Set<String> closed = parts.categories().stream()
                .filter(id -> config.current()
                        .objections()
                        .category(id)
                        .filter(RecordCategory::afterOverride)
                        .isEmpty())
                .collect(Collectors.toSet());
        return withTheirFeeds(new Parts(Set.of(), closed));
    }

    /** An override that was begun meanwhile is the next opening's; the one there is was looked up with it. */
    @Override
    public Leave still(LaunchContext launch, Leave before) {
        return before instanceof Leave.Overridden overridden
                        && config.current().access().mayOverride(launch)
                        && clock.instant().isBefore(overridden.override().until())
                ? before
                : of(launch, null);
    }
}
