package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCodes;

/** The real rules, by which one kind of information is withheld from everybody. */
public final class KindsWithheld {

    private KindsWithheld() {}

    public static Predicate<Resource> of(RecordCategory kind) {
        WithheldRules rules = new WithheldRules(
                Map.of(),
                new SensitiveCodes(Set.of(), List.of()),
                List.of(),
                List.of(new WithheldCategory(kind, null)),
                List.of(),
                RestrictedPatients.WHEREABOUTS,
                List.of());
        return new WithheldData(rules)::withholds;
    }
}
