package org.sightline.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.Death;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.profile.RoleProfile;

/** The two steps of policy: before an opening, may it happen; after the reading, what is withheld. */
public interface AccessPolicy {

    /** Step one: may this user open this tab on this patient now? */
    Decision mayOpen(LaunchContext launch, TabId tab);

    /** The same for a user who said why it has to be. */
    default Decision mayOpenAfterOverride(LaunchContext launch, TabId tab) {
        return mayOpen(launch, tab);
    }

    /**
     * Whether the record of a patient who has died is shown to this user.
     *
     * @param overridden whether they said why it has to be
     */
    default OfDeceased ofDeceased(LaunchContext launch, Death death, boolean overridden) {
        return new OfDeceased.Shown();
    }

    /** What of the record this user is shown: decided once, for tabs, panels, the banner, finding, paper and documents. */
    RoleProfile profileOf(LaunchContext launch);

    /** The same for a user who said why it has to be shown. */
    default RoleProfile profileAfterOverride(LaunchContext launch) {
        return profileOf(launch);
    }

    /** The tabs that user may open. */
    default Set<TabId> tabsAfterOverride(LaunchContext launch) {
        return tabsOf(launch);
    }

    /** The tabs this user may open, for the tab bar. */
    default Set<TabId> tabsOf(LaunchContext launch) {
        return profileOf(launch).tabs().keySet();
    }

    /**
     * Where the record begins for this user: at the tab that the launch asked for, if their role opens it, otherwise at the
     * first that it opens. For a role that opens none one that it is refused.
     */
    TabId firstTab(LaunchContext launch);

    /**
     * What is withheld from this user by its kind or as a whole feed, whoever the patient is.
     *
     * @param overridden whether they said why it has to be shown
     */
    default NotForUser notFor(LaunchContext launch, boolean overridden) {
        return NotForUser.NOTHING;
    }

    /** Step two: whether this resource is never shown to this user. */
    boolean withholds(LaunchContext launch, Resource resource);

    /** The same for a user who said why it has to be shown: less may be withheld, as the rules say, and never more. */
    default boolean withholdsAfterOverride(LaunchContext launch, Resource resource) {
        return withholds(launch, resource);
    }

    /**
     * What is withheld from this user during one opening: as by {@link #withholds}, for many resources.
     *
     * @param overridden whether they said why it has to be shown
     */
    default Predicate<Resource> withheldFrom(LaunchContext launch, boolean overridden) {
        return resource -> overridden ? withholdsAfterOverride(launch, resource) : withholds(launch, resource);
    }

    /**
     * Whether a resource goes with what is withheld of the same source by an association of {@code withheld.yaml}, such as
     * a medicine with its condition.
     */
    default boolean goesWith(Set<Resource> withheld, Resource resource) {
        return false;
    }

    /**
     * Whether a resource is of any of these categories, which a patient objects to being shown.
     *
     * @param categories ids of {@code launch-config/objections.yaml}
     */
    default boolean isOfAny(Set<String> categories, Resource resource) {
        return true;
    }

    /** What becomes of the record of a patient whom a source labels as restricted. */
    RestrictedPatients restrictedPatients();

    /** What becomes of the record of a patient who has died. */
    sealed interface OfDeceased {
        /** It is shown as before. */
        record Shown() implements OfDeceased {}

        /**
         * It is not, or not any more.
         *
         * @param rule by which
         * @param afterOverride whether an override shows it
         */
        record NotShown(String rule, boolean afterOverride) implements OfDeceased {}
    }

    /**
     * What is not for a user.
     *
     * @param feeds never asked for them
     * @param rules the kinds of information, as {@code withheld.yaml} names them
     */
    record NotForUser(Set<FeedId> feeds, List<String> rules) {

        /** Of a user from whom nothing is withheld by its kind. */
        public static final NotForUser NOTHING = new NotForUser(Set.of(), List.of());

        public NotForUser {
            feeds = Set.copyOf(feeds);
            rules = List.copyOf(rules);
        }

        /** For the audit trail; empty if there is none. */
        public String rule() {
            return rules.isEmpty() ? "" : "withheld: " + String.join(", ", rules);
        }
    }

    /** The answer of step one. */
    sealed interface Decision {
        /** The tab may be opened. */
        record Permitted() implements Decision {}

        /** The tab may not be opened; the reason's code goes to the audit trail. */
        record Denied(String reason) implements Decision {}
    }
}
