package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.Opener;
import org.sightline.context.ObjectionScope;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.tab.find.FindWords;
import org.sightline.visit.RecordNotShownException;

/** The record of somebody who died, and is not shown any more. */
class DeceasedPageTest {

    private static final String PROBLEM =
            "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'}}";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void oneSourceKnowsOfTheDeath() {
        opening.ofDeceased = new AccessPolicy.OfDeceased.NotShown("three years after death", true);
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered(
                        "Northgate Hospital",
                        plan,
                        Feeds.json("{'resourceType':'Patient','deceasedDateTime':'2019-03-04'}"),
                        Feeds.json(PROBLEM.formatted("2", "Gout"))));
    }

    @Test
    @DisplayName("no page in one piece, for paper or of what was found is shown, and the trail says by which rule")
    void showsNoPageInOnePiece() {
        refused(opening::page);
        assertEquals(
                List.of(new AuditEvent.OfAdmission(new AdmissionEvent.DeceasedNotShown(
                        new Opener(
                                OpeningUnderTest.LAUNCH,
                                OpeningUnderTest.CONTEXT,
                                new Opener.Terms(null, ObjectionScope.Parts.NONE, "three years after death")),
                        TabId.SUMMARY))),
                opening.events);
        refused(() -> opening.whole().print(opening.visit()));
        refused(() -> opening.whole().find(opening.visit(), "gout", new FindWords().query("gout")));
        refused(() -> opening.alone(TabId.SUMMARY, "problems", false));
        assertEquals(List.of(), opening.opened);
    }

    @Test
    @DisplayName("a page that fills ends before the first piece with what a source says who knows of the death")
    void endsAPageThatFills() {
        refused(() -> opening.stream((_, html) -> {
            sent.add(html);
            return true;
        }));
        assertTrue(sent.stream().anyMatch(html -> html.contains("Asthma")));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
    }

    @Test
    void showsThePageWhereNoSourceSaysSo() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered(
                        "Northgate Hospital",
                        plan,
                        Feeds.json("{'resourceType':'Patient','deceasedBoolean':false}"),
                        Feeds.json(PROBLEM.formatted("2", "Gout"))));
        assertTrue(opening.page().contains("Gout"));
        opening.answers = plan -> List.of(Feeds.answered(
                "Northgate Hospital",
                plan,
                Feeds.json("{'resourceType':'Patient','deceasedDateTime':'2091-03-04'}"),
                Feeds.json(PROBLEM.formatted("2", "Gout"))));
        assertTrue(opening.page().contains("Gout"), "a date to come makes nobody dead");
    }

    private void refused(Executable opened) {
        RecordNotShownException refused = assertThrows(RecordNotShownException.class, opened);
        assertEquals(RecordNotShownException.Reason.PATIENT_DIED, refused.reason());
        assertEquals(Optional.empty(), refused.way(), "nobody may override here");
    }
}
