package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.Professional;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions.Found;
import org.sightline.testing.Launches;
import org.sightline.visit.RecordNotShownException;

/** The pages of a user who acts for somebody, and what becomes of them when they may not any more. */
class ActingForPageTest {

    private static final Coded NURSE = OpeningUnderTest.CONTEXT.practitioner().role();
    private static final AccessRules NOBODY_ACTS = new AccessRules(
            List.of(new RoleRule("Nurse", List.of(new RoleCode(NURSE.system(), NURSE.code())), Set.of(TabId.SUMMARY))),
            Set.of());
    private static final AccessRules NURSES_ACT = NOBODY_ACTS.with(
            new ActingForRules(Set.of("https://fhir.nhs.uk/Id/sds-user-id"), Map.of("Nurse", Set.of("northgate"))));

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void actForPriya() {
        actFor(Launches.PRIYA);
        opening.access = NURSES_ACT;
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, problem("1", "Asthma")),
                Feeds.answered("Northgate Hospital", plan, problem("2", "Gout")));
    }

    @Test
    @DisplayName("the page, a panel alone, paper and the whole record name who clicks and for whom")
    void everyPageNamesBoth() {
        String by = " by Rita Shah, Nurse, Northgate Hospital, acting for Dr Priya Nair, for direct care, on";
        assertHas(opening.page(), "Opened" + by);
        assertHas(opening.alone(TabId.SUMMARY, "problems", false), "Opened" + by);
        assertHas(opening.opener().whole(opening.visit(), TabId.SUMMARY, Delivery.PRINTED), "Printed" + by);
        assertHas(opening.whole().print(opening.visit()), "Printed" + by);
    }

    @Test
    void whoActsForNobodyElseIsNamedAlone() {
        opening.found = found(OpeningUnderTest.CONTEXT);
        String text = Pages.visible(opening.page());
        assertTrue(text.contains("Opened by Rita Shah, Nurse, Northgate Hospital, for direct care"), text);
        assertFalse(text.contains("acting for"), text);
    }

    @Test
    @DisplayName("C01 a name is text, whatever stands in it")
    void aNameIsText() {
        actFor(new Professional(Launches.PRIYA.identifier(), "<b>Dr</b> {view.title} O'Nair"));
        String html = opening.page();
        assertFalse(html.contains("<b>Dr</b>"), html);
        assertHas(html, "acting for <b>Dr</b> {view.title} O'Nair, for direct care");
    }

    @Test
    @DisplayName("S14 once the role may not act any more the next click is refused, and the stream ends")
    void isRefusedOnceTheRoleMayNotAct() {
        assertEquals(RecordNotShownException.Reason.SESSION_ENDED, streamEndedBy(NOBODY_ACTS));
        assertTrue(sent.stream().anyMatch(html -> html.contains("Asthma")));
        assertFalse(sent.stream().anyMatch(html -> html.contains("Gout")));
        assertEquals(Delivery.BROKEN_OFF, opening.opened.getFirst().delivery());
        assertThrows(RecordNotShownException.class, opening::page);
        assertTrue(opening.log.contains("refused AAAAAAAAAAAAAAAAAAAAAA"), opening.log::toString);
        opening.found = found(OpeningUnderTest.CONTEXT);
        assertHas(opening.page(), "Gout");
    }

    @Test
    @DisplayName("S14 as it is when the role goes, the organisation loses it, or the identifier system")
    void isRefusedWhateverOfItGoes() {
        for (AccessRules rules : List.of(
                new AccessRules(List.of(), Set.of()).with(NURSES_ACT.actingFor()),
                NOBODY_ACTS.with(
                        new ActingForRules(NURSES_ACT.actingFor().systems(), Map.of("Nurse", Set.of("southbank")))),
                NOBODY_ACTS.with(new ActingForRules(
                        Set.of("urn:gmc"), NURSES_ACT.actingFor().organisations())))) {
            opening.access = NURSES_ACT;
            assertEquals(RecordNotShownException.Reason.SESSION_ENDED, streamEndedBy(rules));
            assertThrows(RecordNotShownException.class, opening::page);
        }
    }

    private RecordNotShownException.Reason streamEndedBy(AccessRules rules) {
        return assertThrows(
                        RecordNotShownException.class,
                        () -> opening.stream((_, html) -> {
                            sent.add(html);
                            opening.access = rules;
                            return true;
                        }))
                .reason();
    }

    private void actFor(Professional whom) {
        opening.found = found(Launches.actingFor(whom, OpeningUnderTest.CONTEXT));
    }

    private static Found found(LaunchContext launch) {
        return new Found.Live(new ViewerSession(
                OpeningUnderTest.LAUNCH, launch, OpeningUnderTest.NOW, OpeningUnderTest.NOW.plusSeconds(1_800)));
    }

    private static Resource problem(String id, String text) {
        return Feeds.json("{'resourceType':'Condition','id':'" + id
                + "','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'" + text + "'}}");
    }

    private static void assertHas(String html, String words) {
        String text = Pages.visible(html);
        assertTrue(text.contains(words), () -> "expected " + words + " in " + text);
    }
}
