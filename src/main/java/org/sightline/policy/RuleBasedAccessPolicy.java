package org.sightline.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Death;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.context.UkZone;
import org.sightline.registration.KnownTabs;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.admission.DeathRule;
import org.sightline.registration.profile.RoleProfile;

/** Decides by the access rules in force and by what is withheld from everybody. */
@ApplicationScoped
class RuleBasedAccessPolicy implements AccessPolicy {

    /** The audit trail's code for a role that does not open a tab. */
    static final String ROLE_NOT_PERMITTED = "role-not-permitted";

    private final LaunchConfigSource config;
    private final KnownTabs known;
    private final InstantSource clock;

    @Inject
    RuleBasedAccessPolicy(LaunchConfigSource config, KnownTabs known, InstantSource clock) {
        this.config = config;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Decision mayOpen(LaunchContext launch, TabId tab) {
        return decision(profileOf(launch), tab);
    }

    @Override
    public Decision mayOpenAfterOverride(LaunchContext launch, TabId tab) {
        return decision(profileAfterOverride(launch), tab);
    }

    private static Decision decision(RoleProfile profile, TabId tab) {
        return profile.opens(tab) ? new Decision.Permitted() : new Decision.Denied(ROLE_NOT_PERMITTED);
    }

    @Override
    public RoleProfile profileOf(LaunchContext launch) {
        return config.current().access().profileOf(launch, today(), false);
    }

    @Override
    public RoleProfile profileAfterOverride(LaunchContext launch) {
        return config.current().access().profileOf(launch, today(), true);
    }

    @Override
    public Set<TabId> tabsAfterOverride(LaunchContext launch) {
        return profileAfterOverride(launch).tabs().keySet();
    }

    @Override
    public OfDeceased ofDeceased(LaunchContext launch, Death death, boolean overridden) {
        DeathRule rule = config.current().access().deathRuleOf(launch).orElse(null);
        return rule == null || rule.isShown(death.dayOrNull(), today()) || (overridden && rule.afterOverride())
                ? new OfDeceased.Shown()
                : new OfDeceased.NotShown(rule.name(), rule.afterOverride());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UkZone.ID);
    }

    @Override
    public TabId firstTab(LaunchContext launch) {
        Set<TabId> opened = tabsOf(launch);
        return Stream.concat(launch.view().stream(), known.ids().stream())
                .filter(opened::contains)
                .findFirst()
                .orElse(TabId.SUMMARY);
    }

    @Override
    public boolean withholds(LaunchContext launch, Resource resource) {
        return dataOf(launch, false).withholds(resource);
    }

    @Override
    public boolean withholdsAfterOverride(LaunchContext launch, Resource resource) {
        return dataOf(launch, true).withholds(resource);
    }

    @Override
    public NotForUser notFor(LaunchContext launch, boolean overridden) {
        List<WithheldCategory> categories = dataOf(launch, overridden).categories();
        return new NotForUser(
                categories.stream()
                        .flatMap(category -> category.kind().feeds().stream())
                        .collect(Collectors.toSet()),
                categories.stream()
                        .map(category -> category.kind().name())
                        .distinct()
                        .toList());
    }

    /** A change of the configuration counts at once, in a page that is filling as well. */
    @Override
    public Predicate<Resource> withheldFrom(LaunchContext launch, boolean overridden) {
        AtomicReference<ByConfig<WithheldData>> made = new AtomicReference<>();
        return resource -> made.updateAndGet(before ->
                        ByConfig.still(before, config.current(), current -> dataOf(current, launch, overridden)))
                .made()
                .withholds(resource);
    }

    private WithheldData dataOf(LaunchContext launch, boolean overridden) {
        return dataOf(config.current(), launch, overridden);
    }

    private static WithheldData dataOf(LaunchConfig current, LaunchContext launch, boolean overridden) {
        return new WithheldData(
                current.withheld(), overridden, whom -> current.access().is(launch, whom));
    }

    /** What was made of a configuration, until there is another one. */
    private record ByConfig<T>(LaunchConfig config, T made) {

        static <T> ByConfig<T> still(@Nullable ByConfig<T> before, LaunchConfig now, Function<LaunchConfig, T> making) {
            return before != null && before.config == now ? before : new ByConfig<>(now, making.apply(now));
        }
    }

    @Override
    public boolean goesWith(Set<Resource> withheld, Resource resource) {
        return config.current().withheld().associations().stream()
                .filter(association -> new WithheldData(association.goes()).withholds(resource))
                .map(association -> new WithheldData(association.of()))
                .anyMatch(of -> withheld.stream().anyMatch(of::withholds));
    }

    @Override
    public RestrictedPatients restrictedPatients() {
        return config.current().withheld().restrictedPatients();
    }

    /** Of a category that nobody knows any more everything may be. */
    @Override
    public boolean isOfAny(Set<String> categories, Resource resource) {
        return categories.stream()
                .anyMatch(id -> config.current()
                        .objections()
                        .category(id)
                        .map(category -> new ObjectedData(category).isOf(resource))
                        .orElse(true));
    }
}
