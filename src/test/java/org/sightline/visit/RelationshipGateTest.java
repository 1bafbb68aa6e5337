package org.sightline.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;
import org.sightline.launch.RecordedTrail;
import org.sightline.policy.override.Leave;
import org.sightline.policy.relationship.Relationship;
import org.sightline.session.ViewerSession;
import org.sightline.testing.Launches;
import org.sightline.visit.RecordNotShownException.Reason;

class RelationshipGateTest {

    private static final Relationship STATED = new Relationship.Stated("referred", "Referred to us", "ABC-123-XYZ");

    private final RecordedTrail trail = new RecordedTrail();
    private final LaunchContext launch = Launches.ritaOpensIvy();
    private final LaunchId launchId = Launches.newId();

    @Test
    @DisplayName("what lets a user in stands in the rows of everything that they open")
    void namesTheRelationshipInTheRows() {
        Visit let = gate(STATED).admit(visit(), "summary");
        assertEquals(
                "Nurse; relationship: stated, referred, ABC-123-XYZ",
                let.opener(new Gates.WithholdsNothing(), "Nurse").terms().rule());
        assertEquals(Optional.of("Referred to us"), let.stated());
        assertEquals(List.of(), trail.events);
    }

    @Test
    @DisplayName(
            "whoever has none is refused with a row that says whether the feed answered, and led to the form if there is one")
    void refusesWithARowAndAWay() {
        RecordNotShownException unknown = refused(new Relationship.Missing(List.of(), true));
        assertEquals(Reason.NO_RELATIONSHIP, unknown.reason());
        assertEquals(Optional.of("/record/" + launchId + "/relationship"), unknown.way());

        RecordNotShownException silent = refused(new Relationship.Missing(List.of("Northgate Hospital"), false));
        assertEquals(Optional.empty(), silent.way());
        assertEquals(List.of("Northgate Hospital"), silent.notHeard());
        assertEquals(List.of(row("relationship-not-known"), row("relationship-not-answered")), trail.events);
    }

    @Test
    @DisplayName("S14 a relationship that the file does not take any more ends a page that is filling")
    void asksAgainOnceTheRulesChange() {
        Visit let = gate(STATED).admit(visit(), "summary");
        gate(STATED).admitStill(let, "summary");
        assertThrows(
                RecordNotShownException.class,
                () -> gate(new Relationship.Missing(List.of(), true)).admitStill(let, "summary"));
    }

    private RecordNotShownException refused(Relationship.Missing missing) {
        return assertThrows(RecordNotShownException.class, () -> gate(missing).admit(visit(), "summary"));
    }

    private AuditEvent row(String reason) {
        return new AuditEvent.OfAdmission(new AdmissionEvent.OpeningNotAdmitted(launchId, launch, "summary", reason));
    }

    private RelationshipGate gate(Relationship relationship) {
        return new RelationshipGate(new Gates.Always(relationship), new Gates.WithholdsNothing(), trail);
    }

    private Visit visit() {
        return new Visit(
                new ViewerSession(launchId, launch, Instant.EPOCH, Instant.EPOCH),
                "secret",
                RecordedTrail.CALLER,
                null,
                false,
                new Leave.Given(ObjectionScope.Parts.NONE),
                new Relationship.NotNeeded());
    }
}
