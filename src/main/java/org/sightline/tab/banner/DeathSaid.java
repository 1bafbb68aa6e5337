package org.sightline.tab.banner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Death;
import org.sightline.context.PatientIdentity;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;

/** That the patient has died, as any source says it; where they differ the first of their days counts. */
public final class DeathSaid {

    private DeathSaid() {}

    /** @return null if none of those that have answered says so */
    public static @Nullable Death by(List<FeedReading> readings, PatientIdentity patient, Instant now) {
        return of(
                readings.stream()
                        .map(FeedReading::answer)
                        .filter(FeedAnswer.Answered.class::isInstance)
                        .map(answer -> ((FeedAnswer.Answered) answer).patient())
                        .toList(),
                patient,
                now);
    }

    /** A date that cannot be, before birth or to come, makes nobody dead, as in the banner. */
    public static @Nullable Death of(Collection<Patient> patients, PatientIdentity identity, Instant now) {
        List<LocalDate> days = new ArrayList<>();
        boolean undated = false;
        Instant birth = identity.birthDate().atStartOfDay(ClinicalDate.ZONE).toInstant();
        for (Patient patient : patients) {
            switch (patient.getDeceased()) {
                case DateTimeType when -> {
                    ClinicalDate date = ClinicalDate.of(when);
                    if (date.isKnown() && !date.isSurelyBefore(birth) && !date.isSurelyAfter(now)) {
                        date.firstDay().ifPresent(days::add);
                    }
                }
                case BooleanType said -> undated |= Boolean.TRUE.equals(said.getValue());
                case null, default -> {}
            }
        }
        LocalDate first = days.stream().min(LocalDate::compareTo).orElse(null);
        return first == null && !undated ? null : new Death(first);
    }
}
