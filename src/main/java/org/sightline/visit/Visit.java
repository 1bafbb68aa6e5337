package org.sightline.visit;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.Opener;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.override.Leave;
import org.sightline.policy.override.OverrideInForce;
import org.sightline.policy.relationship.Relationship;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;

/**
 * A user at a patient's record for the time of one request: the session is live and still vouched for.
 *
 * @param secret what the launch's cookie holds
 * @param desk the service desk of the organisation that launched
 * @param mayOverride whether the organisation and the role allow an override
 * @param leave by which it is let in
 * @param relationship of the user to the patient, where their organisation asks for one
 */
public record Visit(
        ViewerSession session,
        String secret,
        Caller caller,
        @Nullable ServiceDesk desk,
        boolean mayOverride,
        Leave leave,
        Relationship relationship) {

    public LaunchId launchId() {
        return session.launchId();
    }

    /** The user, the patient, the purpose. */
    public LaunchContext launch() {
        return session.launch();
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(desk);
    }

    /** The same, let in by another leave. */
    Visit with(Leave other) {
        return new Visit(session, secret, caller, desk, mayOverride, other, relationship);
    }

    /** The same, of a user whose relationship to the patient is known. */
    Visit with(Relationship known) {
        return new Visit(session, secret, caller, desk, mayOverride, leave, known);
    }

    /** What lifts the patient's objection, if anything has to. */
    public Optional<Leave.Lifted> liftedBy() {
        return leave instanceof Leave.Lifted lifted ? Optional.of(lifted) : Optional.empty();
    }

    /** Its override, if it has one. */
    public Optional<OverrideInForce> override() {
        return leave instanceof Leave.Overridden by ? Optional.of(by.override()) : Optional.empty();
    }

    /** The relationship to the patient that the user stated, in its words, if that is what lets them in. */
    public Optional<String> stated() {
        return relationship instanceof Relationship.Stated stated ? Optional.of(stated.words()) : Optional.empty();
    }

    /** What of the record is left out at the patient's wish. */
    public ObjectionScope.Parts notShown() {
        return switch (leave) {
            case Leave.Given given -> given.notShown();
            case Leave.Overridden overridden -> overridden.notShown();
            case Leave.Lifted _, Leave.Refused _, Leave.Overridable _ -> ObjectionScope.Parts.NONE;
        };
    }

    /**
     * What the trail says of who opens something during it.
     *
     * @param rule by which their role is shown what it is shown; empty if it is not asked
     */
    Opener opener(AccessPolicy policy, String rule) {
        AccessPolicy.NotForUser withheld = policy.notFor(launch(), override().isPresent());
        Opener.Override by = override()
                .map(one -> new Opener.Override(one.reference(), one.reason()))
                .orElse(null);
        String rules = Stream.of(rule, relationship.rule(), withheld.rule())
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("; "));
        return new Opener(launchId(), launch(), new Opener.Terms(by, notShown(), rules, withheld.feeds()));
    }

    /** What of the record its user is shown. */
    public RoleProfile profileBy(AccessPolicy policy) {
        return override().isEmpty() ? policy.profileOf(launch()) : policy.profileAfterOverride(launch());
    }

    /** The tabs that its user may open. */
    public Set<TabId> tabsBy(AccessPolicy policy) {
        return override().isEmpty() ? policy.tabsOf(launch()) : policy.tabsAfterOverride(launch());
    }

    /** The feeds of which nothing is for its user, nor to be shown at the patient's wish. */
    public Set<FeedId> feedsNotAsked(AccessPolicy policy) {
        return Stream.concat(
                        policy.notFor(launch(), override().isPresent()).feeds().stream(), notShown().feeds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is withheld during it. */
    public Predicate<Resource> withheldBy(AccessPolicy policy) {
        Predicate<Resource> byRule = policy.withheldFrom(launch(), override().isPresent());
        Set<String> categories = notShown().categories();
        return categories.isEmpty() ? byRule : byRule.or(resource -> policy.isOfAny(categories, resource));
    }

    /** The address that all of this record's addresses begin with. */
    public String address() {
        return "/record/" + launchId();
    }

    /** What every form of this record carries. */
    public String formToken() {
        return FormToken.of(launchId(), secret);
    }

    /** @throws RecordNotShownException if a form does not carry this record's token */
    public void checkForm(String token) {
        if (!FormToken.matches(token, launchId(), secret)) {
            throw new RecordNotShownException(RecordNotShownException.Reason.FORM_OF_ANOTHER_PAGE, null);
        }
    }
}
