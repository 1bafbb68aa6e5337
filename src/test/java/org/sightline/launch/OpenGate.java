package org.sightline.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.context.ObjectionScope;
import org.sightline.policy.override.Leave;
import org.sightline.policy.override.RecordLeave;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.admission.OrganisationTerms;

/** Gates for launches of organisations whose files make nothing stricter. */
public final class OpenGate {

    private OpenGate() {}

    /** One that lets every launch in. */
    public static LaunchGate forEverybody() {
        return by((_, _) -> new Leave.Given(ObjectionScope.Parts.NONE));
    }

    static LaunchGate by(RecordLeave leave) {
        return by(leave, Map.of());
    }

    static LaunchGate by(RecordLeave leave, Map<String, OrganisationTerms> terms) {
        AccessRules access = new AccessRules(List.of(), Set.of()).with(terms);
        LaunchConfig config = new LaunchConfig(List.of(), List.of(), access, "test");
        return new LaunchGate(leave, () -> config);
    }
}
