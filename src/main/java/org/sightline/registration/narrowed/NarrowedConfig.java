package org.sightline.registration.narrowed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sightline.registration.AccessRules;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigState.TakenAway;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.narrowed.ChangedFolder.OrganisationFile;

/**
 * A configuration in force without what a changed folder takes away.
 *
 * @param config of the version before
 * @param taken what it has no more, in the order of files; empty if it is the one in force
 */
public record NarrowedConfig(LaunchConfig config, List<TakenAway> taken) {

    private static final String ACCESS = "access.yaml";
    private static final String WITHHELD = "withheld.yaml";

    public NarrowedConfig {
        taken = List.copyOf(taken);
    }

    /** @param now has an error somewhere, so that nothing of it may be added */
    public static NarrowedConfig of(LaunchConfig inForce, ChangedFolder now) {
        Collection<TakenAway> taken = new TreeSet<>();
        Map<String, OrganisationTerms> terms = new HashMap<>(inForce.access().terms());
        List<LaunchRegistration> organisations = organisations(inForce, now, terms, taken);
        List<FeedRegistration> feeds = new NarrowedFeeds(now, organisations, taken).of(inForce.feeds());
        WithheldRules withheld = withheld(inForce, now, taken);
        boolean anyFeed = feeds.stream().anyMatch(feed -> feed.connection().isPresent());
        LaunchConfig left = new LaunchConfig(
                anyFeed ? organisations : List.of(),
                feeds,
                access(inForce.access(), now, taken).with(terms),
                inForce.valueSets(),
                new LaunchConfig.Protection(withheld, inForce.objections()),
                inForce.alerts(),
                inForce.version());
        return new NarrowedConfig(left, List.copyOf(taken));
    }

    private static List<LaunchRegistration> organisations(
            LaunchConfig inForce,
            ChangedFolder now,
            Map<String, OrganisationTerms> terms,
            Collection<TakenAway> taken) {
        List<LaunchRegistration> left = new ArrayList<>();
        for (LaunchRegistration one : inForce.organisations()) {
            PartsKept parts = new PartsKept("organisations/" + one.id() + ".yaml", taken);
            Optional<LaunchRegistration> narrowed =
                    organisation(one, now, parts).filter(_ -> hasTerms(one.id(), now, terms, parts));
            if (narrowed.isEmpty()) {
                parts.note("the organisation");
            }
            narrowed.ifPresent(left::add);
        }
        return left;
    }

    private static Optional<LaunchRegistration> organisation(
            LaunchRegistration inForce, ChangedFolder now, PartsKept parts) {
        if (now.isGone().test(parts.file())) {
            return Optional.empty();
        }
        OrganisationFile file = now.organisations().get(inForce.id());
        return file == null ? Optional.of(inForce) : new NarrowedOrganisation(file, parts).of(inForce);
    }

    /** Makes the terms stricter; false if they leave nobody. */
    private static boolean hasTerms(
            String id, ChangedFolder now, Map<String, OrganisationTerms> terms, PartsKept parts) {
        OrganisationTerms inForce = terms.getOrDefault(id, OrganisationTerms.NONE);
        Optional<OrganisationTerms> left =
                new NarrowedTerms(parts).of(inForce, now.terms().getOrDefault(id, OrganisationTerms.NONE));
        left.ifPresent(stricter -> terms.put(id, stricter));
        return left.isPresent();
    }

    private static AccessRules access(AccessRules inForce, ChangedFolder now, Collection<TakenAway> taken) {
        PartsKept parts = new PartsKept(ACCESS, taken);
        if (now.isGone().test(ACCESS)) {
            boolean any =
                    !inForce.roles().isEmpty() || !inForce.unknownRole().tabs().isEmpty();
            return parts.both(any, false, "what every role is shown") ? inForce : NarrowedAccess.nothing(inForce);
        }
        return now.accessOrNull() == null ? inForce : new NarrowedAccess(now.accessOrNull(), parts).of(inForce);
    }

    private static WithheldRules withheld(LaunchConfig inForce, ChangedFolder now, Collection<TakenAway> taken) {
        if (now.withheldOrNull() == null) {
            return inForce.withheld();
        }
        WithheldRules both =
                new NarrowedWithheld(inForce.feedsOfAnyLaunch()).of(inForce.withheld(), now.withheldOrNull());
        List<TakenAway> more = both.lines().stream()
                .filter(line -> !inForce.withheld().lines().contains(line))
                .map(line -> "entries by " + line.kind().words() + " " + line.name())
                .map(words -> new TakenAway(WITHHELD, words))
                .toList();
        taken.addAll(more);
        if (more.isEmpty() && !both.equals(inForce.withheld())) {
            taken.add(new TakenAway(WITHHELD, "entries by stricter rules"));
        }
        return both;
    }
}
