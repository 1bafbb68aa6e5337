package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

    private static final String LONG = "She slept badly. ".repeat(1_000).strip();

    @Test
    void aCaseNoteIsShownInFullWithAuthorRoleTeamContactAndAction() {
        NotesView view = notes().source("Community", note("n1", "2026-11-20T16:20:00Z", LONG, "2026-11-19"))
                .show();
        NoteRow row = view.notes().getFirst();
        assertEquals(LONG, row.prose().head());
        assertFalse(row.prose().isCut());
        assertEquals("Telephone call", row.title().whole());
        assertEquals(
                List.of("Author Anita Desai", "Role Care co-ordinator", "Team Greenfield"),
                row.about().stream().map(d -> d.label() + " " + d.value()).toList());
        assertEquals("Ring the surgery", row.actions().getFirst().what().whole());
        assertEquals("19-Nov-2026", row.actions().getFirst().due());
        assertEquals(
                "Due date has passed",
                row.actions().getFirst().chips().getFirst().text().whole());
        assertEquals(
                List.of("Mood"),
                row.answers().stream().map(RowFrame.Detail::label).toList());
    }

    @Test
    void anActionThatIsNotDueYetIsNotSaidToBeLate() {
        NotesView view = notes().source("Community", note("n1", "2026-11-20", "x", "2026-11-30"))
                .show();
        assertEquals(List.of(), view.notes().getFirst().actions().getFirst().chips());
    }

    @Test
    void notesMessagesAndDocumentsStandTogetherLatestFirst() {
        NotesView view = notes().source(
                        "Community",
                        note("n1", "2026-11-10", "x", "2026-11-30"),
                        "{'resourceType':'Communication','id':'c1','status':'completed','sent':'2026-11-12T08:00:00Z','topic':{'text':'Attendance'},'sender':{'display':'Ward 4'},'recipient':[{'display':'Team'}],'payload':[{'contentString':'First.'},{'contentString':'Second.'}]}",
                        "{'resourceType':'DocumentReference','id':'d1','status':'current','date':'2026-11-11T08:00:00Z','description':'Minutes','content':[{'attachment':{'title':'Meeting','url':'Binary/1'}}]}",
                        "{'resourceType':'DocumentReference','id':'d2','status':'entered-in-error','date':'2026-11-11T08:00:00Z'}")
                .show();
        assertEquals(
                List.of("Attendance", "Meeting", "Telephone call"),
                view.notes().stream().map(row -> row.title().whole()).toList());
        assertEquals("First.\n\nSecond.", view.notes().getFirst().prose().whole());
        assertEquals(
                List.of(new Link("Open document", "/record/launch/document/tab/community/d1")),
                view.notes().get(1).frame().documents());
    }

    @Test
    void whatIsMissingIsSaid() {
        NotesView none = notes().source("Community").show();
        assertEquals(
                "No notes recorded by Community, the only source.", none.frame().empty());
        NotesView part = notes().source("Community").failed("Hospital").show();
        assertTrue(part.frame().empty().contains("This is not the whole"));
        NotesView nobody = notes().failed("Hospital").show();
        assertEquals("Notes unavailable: no source answered.", nobody.frame().empty());
    }

    @Test
    void hostileNotesAreText() {
        NotesView view = notes().source("Community", note("n1", "2026-11-10", "<b>x</b> \u202E05\u202C", "2026"))
                .show();
        assertEquals(
                "<b>x</b> [U+202E]05[U+202C]", view.notes().getFirst().prose().whole());
    }

    @Test
    void aFormIsShownWithEveryAnswerAndPointsAtItsWordsAboutCpr() {
        NotesView view = Given.kind("forms", "QuestionnaireResponse")
                .source(
                        "Community",
                        "{'resourceType':'QuestionnaireResponse','id':'q1','status':'completed','authored':'2026-09-13','author':{'display':'Dr Marchetti'},'item':[{'linkId':'1','text':'ReSPECT','item':[{'linkId':'1.1','text':'Priority, 1 to 100','answer':[{'valueInteger':85}]},{'linkId':'1.2','text':'What I fear','answer':[{'valueString':'Suffocating'}]},{'linkId':'1.3','text':'CPR recommendation','answer':[{'valueString':'Not recommended'}]}]}]}")
                .show();
        NoteRow form = view.notes().getFirst();
        assertEquals("ReSPECT", form.title().whole());
        assertEquals(
                List.of("Priority, 1 to 100: 85", "What I fear: Suffocating", "CPR recommendation: Not recommended"),
                form.answers().stream().map(a -> a.label() + ": " + a.value()).toList());
        assertTrue(form.chips().getFirst().text().whole().startsWith("Mentions CPR"));
    }

    private static Given notes() {
        return Given.kind("case-notes", "Observation", "Communication", "DocumentReference");
    }

    private static String note(String id, String date, String text, String due) {
        return "{'resourceType':'Observation','id':'" + id
                + "','status':'final','code':{'text':'Case note'},'effectiveDateTime':'" + date
                + "','contained':[{'resourceType':'PractitionerRole','id':'a','code':[{'text':'Care co-ordinator'}],'organization':{'display':'Greenfield'}}],'performer':[{'reference':'#a','display':'Anita Desai'}],'valueString':'"
                + text
                + "','component':[{'code':{'text':'Contact type'},'valueString':'Telephone call'},{'code':{'text':'Action'},'valueString':'Ring the surgery'},{'code':{'text':'Action due'},'valueDateTime':'"
                + due + "'},{'code':{'text':'Mood'},'valueString':'Low'}]}";
    }
}
