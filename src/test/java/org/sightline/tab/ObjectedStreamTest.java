package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.FeedId;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.override.Leave;
import org.sightline.visit.RecordNotShownException;

/** A patient who objects while a page of theirs is filling. */
class ObjectedStreamTest {

    private static final String PROBLEM =
            "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'}}";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> sent = new ArrayList<>();

    @Test
    @DisplayName("S14 an objection recorded while a page fills ends the stream before the next piece")
    void nothingMoreIsSentOnceThePatientObjects() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));

        RecordNotShownException ended = assertThrows(
                RecordNotShownException.class,
                () -> opening.stream((_, html) -> {
                    sent.add(html);
                    opening.leave = new Leave.Refused();
                    return true;
                }));

        assertEquals(RecordNotShownException.Reason.PATIENT_OBJECTED, ended.reason());
        assertTrue(sent.stream().anyMatch(html -> html.contains("Asthma")));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
        assertEquals(Delivery.BROKEN_OFF, opening.opened.getFirst().delivery());
        assertEquals(
                List.of(new AuditEvent.OfObjection(new ObjectionEvent.OpeningObjected(
                        OpeningUnderTest.LAUNCH, OpeningUnderTest.CONTEXT, "stream/summary"))),
                opening.events);
    }

    @Test
    @DisplayName(
            "S14 a role that loses the tab, or an organisation that is gone, ends the stream before the next piece")
    void nothingMoreIsSentOnceTheRoleOrTheOrganisationIsGone() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));

        assertEquals(
                RecordNotShownException.Reason.ROLE_NOT_PERMITTED,
                endedBy(() -> opening.decision = new AccessPolicy.Decision.Denied("role-not-permitted")));
        opening.decision = new AccessPolicy.Decision.Permitted();
        assertEquals(RecordNotShownException.Reason.SESSION_ENDED, endedBy(() -> opening.vouchedFor = false));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
    }

    @Test
    @DisplayName("S14 a feed that is withheld from the user by now ends the stream before the next piece")
    void nothingMoreIsSentOnceAFeedIsWithheld() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));
        AccessPolicy.NotForUser withheld =
                new AccessPolicy.NotForUser(Set.of(new FeedId("northgate-hospital")), List.of("all of it"));
        endedBy(() -> opening.notFor = withheld);
        assertTrue(sent.stream().anyMatch(html -> html.contains("Asthma")));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
        assertTrue(opening.events.toString().contains("feed-withheld"), opening.events.toString());
    }

    private RecordNotShownException.Reason endedBy(Runnable change) {
        return assertThrows(
                        RecordNotShownException.class,
                        () -> opening.stream((_, html) -> {
                            sent.add(html);
                            change.run();
                            return true;
                        }))
                .reason();
    }
}
