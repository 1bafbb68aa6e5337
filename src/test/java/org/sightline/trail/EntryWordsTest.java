package org.sightline.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** Why somebody was let in or not, in words for the patient. */
class EntryWordsTest {

    private static final LaunchConfig CONFIG =
            new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "c-1");

    private final TestDatabase database = TestDatabase.migrated();
    private final AuditTrail audit = Trails.trail(database.database());
    private final LaunchId launchId = Launches.newId();
    private final LaunchContext launch = Launches.ritaOpensIvy();

    @Test
    @DisplayName("A12: a patient's report says in words why somebody was let in to the record, and why not")
    void saysWhyTheyWereLetInAndWhyNot() {
        audit.askingForPatient(Opener.of(launchId, launch), AuditTrail.Caller.OURSELVES);
        record(new AdmissionEvent.RelationshipKnown(launchId, launch, "relationship: known to northgate"));
        record(new AdmissionEvent.RelationshipStated(launchId, launch, "duty-desk", "ABC-123-XYZ"));
        record(new AdmissionEvent.LaunchNotAdmitted(launch, "ABC-123-XYY", "NETWORK_NOT_ALLOWED", "from 192.0.2.1"));
        for (String reason : List.of("outside-network", "relationship-not-known", "relationship-not-answered")) {
            record(new AdmissionEvent.OpeningNotAdmitted(launchId, launch, "summary", reason));
        }
        record(new AdmissionEvent.DeceasedNotShown(Opener.of(launchId, launch), TabId.SUMMARY));

        String refused = "Asked for the record and was shown nothing: ";
        assertEquals(
                List.of(
                        "Their organisation’s own record was asked whether it knows the patient",
                        "Their organisation’s own record knows the patient",
                        "Stated what they have to do with the patient: duty desk",
                        "Was not let in: their device was outside their organisation’s network",
                        refused + "their device was outside their organisation’s network",
                        refused + "nothing was known to stand between them and the patient",
                        refused + "whether they have to do with the patient could not be found out",
                        refused + "the patient has died"),
                words());
    }

    private void record(AdmissionEvent event) {
        audit.record(new AuditEvent.OfAdmission(event), AuditTrail.Caller.OURSELVES);
    }

    private List<String> words() {
        EntryWords words = new EntryWords(List::of, () -> CONFIG);
        PatientTrail trail = new PatientTrail(database.database());
        TrailQuestion question =
                new TrailQuestion(List.of(Launches.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
        return trail.before(question, trail.now(), Long.MAX_VALUE, 100).stream()
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .map(words::of)
                .toList();
    }
}
