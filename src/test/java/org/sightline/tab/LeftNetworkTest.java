package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.registration.admission.AddressRange;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.visit.RecordNotShownException;

/** An organisation whose users have to be in a network, when a page fills. */
class LeftNetworkTest {

    private static final String PROBLEM =
            "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'}}";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> sent = new ArrayList<>();

    @Test
    @DisplayName("S14 a rule that a client's address breaks ends the stream before the next piece, and is on the trail")
    void nothingMoreIsSentOnceTheRuleSaysSo() {
        opening.terms = only("192.0.2.0/24");
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));

        RecordNotShownException ended = assertThrows(
                RecordNotShownException.class,
                () -> opening.stream((_, html) -> {
                    sent.add(html);
                    opening.terms = only("10.20.0.0/16");
                    return true;
                }));

        assertEquals(RecordNotShownException.Reason.OUTSIDE_NETWORK, ended.reason());
        assertTrue(sent.stream().anyMatch(html -> html.contains("Asthma")));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
        assertEquals(
                List.of(new AuditEvent.OfAdmission(new AdmissionEvent.OpeningNotAdmitted(
                        OpeningUnderTest.LAUNCH, OpeningUnderTest.CONTEXT, "stream/summary", "outside-network"))),
                opening.events);
    }

    private static OrganisationTerms only(String network) {
        return new OrganisationTerms(
                List.of(), List.of(AddressRange.parse(network).orElseThrow()), null);
    }
}
