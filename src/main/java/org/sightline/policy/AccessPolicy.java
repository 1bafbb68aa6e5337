package org.sightline.policy;

import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;

/** The two steps of policy: before an opening, may it happen; after the reading, what is withheld. */
public interface AccessPolicy {

    /** Step one: may this user open this tab on this patient now? */
    Decision mayOpen(LaunchContext launch, TabId tab);

    /** The tabs this user may open, for the tab bar. */
    Set<TabId> tabsOf(LaunchContext launch);

    /** Step two: whether this resource is never shown to this user. */
    boolean withholds(LaunchContext launch, Resource resource);

    /** The answer of step one. */
    sealed interface Decision {
        /** The tab may be opened. */
        record Permitted() implements Decision {}

        /** The tab may not be opened; the reason's code goes to the audit trail. */
        record Denied(String reason) implements Decision {}
    }
}
