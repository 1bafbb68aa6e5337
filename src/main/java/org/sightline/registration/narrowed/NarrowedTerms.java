package org.sightline.registration.narrowed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.admission.AddressRange;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.admission.RelationshipRules;
import org.sightline.registration.profile.Narrowing;

/** What an organisation's file makes stricter, in force and as it is now, together. */
final class NarrowedTerms {

    private final PartsKept parts;

    NarrowedTerms(PartsKept parts) {
        this.parts = parts;
    }

    /** Empty if its users could be nowhere. */
    Optional<OrganisationTerms> of(OrganisationTerms inForce, OrganisationTerms now) {
        List<AddressRange> networks = networks(inForce.networks(), now.networks());
        if (networks.isEmpty() && !inForce.networks().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrganisationTerms(
                narrowings(inForce.narrowings(), now.narrowings()),
                networks,
                relationship(inForce.relationshipOrNull(), now.relationshipOrNull())));
    }

    private List<Narrowing> narrowings(List<Narrowing> inForce, List<Narrowing> now) {
        LinkedHashSet<Narrowing> all = new LinkedHashSet<>(inForce);
        for (Narrowing one : now) {
            if (all.add(one)) {
                parts.note("what " + one.role() + " is shown, narrowed");
            }
        }
        return List.copyOf(all);
    }

    /** Ranges hold each other or have nothing in common. None is everywhere. */
    private List<AddressRange> networks(List<AddressRange> inForce, List<AddressRange> now) {
        if (now.isEmpty() || List.copyOf(now).equals(inForce)) {
            return inForce;
        }
        List<AddressRange> left = inForce.isEmpty()
                ? now
                : Stream.concat(
                                inForce.stream().filter(one -> now.stream().anyMatch(other -> other.covers(one))),
                                now.stream().filter(one -> inForce.stream().anyMatch(other -> other.covers(one))))
                        .distinct()
                        .toList();
        if (!left.equals(inForce)) {
            parts.note("networks other than " + left);
        }
        return left;
    }

    private @Nullable RelationshipRules relationship(
            @Nullable RelationshipRules inForce, @Nullable RelationshipRules now) {
        if (now == null || now.equals(inForce)) {
            return inForce;
        }
        if (inForce == null) {
            parts.note("launches without a relationship");
            return now;
        }
        List<RelationshipRules.Reason> reasons = new ArrayList<>(inForce.reasons());
        reasons.retainAll(now.reasons());
        RelationshipRules left = new RelationshipRules(
                PartsKept.inBoth(inForce.feeds(), now.feeds()), inForce.byLaunch() && now.byLaunch(), reasons);
        if (!Objects.equals(left, inForce)) {
            parts.note("relationships that are not among those that count now");
        }
        return left;
    }
}
