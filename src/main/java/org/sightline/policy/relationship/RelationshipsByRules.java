package org.sightline.policy.relationship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.context.LaunchContext;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.PatientFinder;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.admission.RelationshipRules;

/** By the rules of the organisation that launched, as they are at this moment. */
@ApplicationScoped
class RelationshipsByRules implements Relationships {

    private final LaunchConfigSource config;
    private final KeptRelationships kept;
    private final PatientFinder finder;
    private final AuditTrail audit;

    @Inject
    RelationshipsByRules(LaunchConfigSource config, KeptRelationships kept, PatientFinder finder, AuditTrail audit) {
        this.config = config;
        this.kept = kept;
        this.finder = finder;
        this.audit = audit;
    }

    @Override
    public Relationship of(Opener opener, AuditTrail.Caller caller) {
        LaunchContext launch = opener.launch();
        Optional<RelationshipRules> rules = rules(launch);
        if (rules.isEmpty()) {
            return new Relationship.NotNeeded();
        }
        if (rules.get().byLaunch() && isNamedBy(launch)) {
            return new Relationship.OfLaunch(launch.encounter().isPresent() ? "encounter" : "referral");
        }
        return kept.of(opener.launchId()).stream()
                .filter(one -> holds(rules.get(), launch, one))
                .findFirst()
                .orElseGet(() -> ask(rules.get(), opener, caller));
    }

    @Override
    public boolean stillHolds(LaunchContext launch, Relationship relationship) {
        return rules(launch).map(rules -> holds(rules, launch, relationship)).orElse(true);
    }

    @Override
    public void state(Statement statement, AuditTrail.Caller caller) {
        kept.keep(statement, caller);
    }

    @Override
    public ListPart<StatedRelationship> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller) {
        return kept.ofOrganisation(officer, after, caller);
    }

    private Optional<RelationshipRules> rules(LaunchContext launch) {
        return config.current().access().termsOf(launch.registration()).relationship();
    }

    private static boolean holds(RelationshipRules rules, LaunchContext launch, Relationship relationship) {
        return switch (relationship) {
            case Relationship.NotNeeded _, Relationship.Missing _ -> false;
            case Relationship.OfLaunch _ -> rules.byLaunch() && isNamedBy(launch);
            case Relationship.KnownTo known -> rules.feeds().contains(known.feed());
            case Relationship.Stated stated -> rules.reason(stated.code()).isPresent();
        };
    }

    private static boolean isNamedBy(LaunchContext launch) {
        return launch.encounter().isPresent() || launch.referral().isPresent();
    }

    /** A feed that refuses, fails or is not asked at the patient's wish says nothing: nobody is known to it thereby. */
    private Relationship ask(RelationshipRules rules, Opener opener, AuditTrail.Caller caller) {
        List<FeedReading> readings = rules.feeds().isEmpty()
                ? List.of()
                : finder.find(
                        audit.askingForPatient(opener, caller),
                        rules.feeds(),
                        sofar -> sofar.stream().anyMatch(RelationshipsByRules::isKnown));
        Optional<Relationship.KnownTo> known = readings.stream()
                .filter(RelationshipsByRules::isKnown)
                .map(reading -> new Relationship.KnownTo(reading.feed().id()))
                .findFirst();
        if (known.isPresent()) {
            kept.keep(opener.launchId(), opener.launch(), known.get(), caller);
            return known.get();
        }
        List<String> notHeard = readings.stream()
                .filter(reading -> !(reading.answer() instanceof FeedAnswer.PatientNotKnown))
                .map(reading -> reading.feed().name())
                .toList();
        return new Relationship.Missing(notHeard, !rules.reasons().isEmpty());
    }

    /** One whose patient objects there has a record of them all the same. */
    private static boolean isKnown(FeedReading reading) {
        return reading.answer() instanceof FeedAnswer.Answered
                || reading.answer() instanceof FeedAnswer.PatientObjected;
    }
}
