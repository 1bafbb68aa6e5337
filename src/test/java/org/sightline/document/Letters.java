package org.sightline.document;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.HumanName;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;

/** Whom the letters of tests are about: Ivy Bell, who is fictional. */
final class Letters {

    static final PatientIdentity IVY =
            new PatientIdentity(NhsNumber.parse("9990000018").orElseThrow(), LocalDate.of(1945, 3, 7));

    static final LetterChecks CHECKS = new LetterChecks(
            IVY, List.of(new HumanName().setFamily("Bell").addGiven("Ivy").addPrefix("Mrs")), _ -> false);

    private Letters() {}
}
