package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.CellLine.Style;

class NotesTest {

    private static final String LONG = "She slept badly. ".repeat(1_000).strip();

    @Test
    void aCaseNoteIsShownInFullWithAuthorRoleTeamContactAndAction() {
        Panel view = notes().source("Community", note("n1", "2026-11-20T16:20:00Z", LONG, "2026-11-19"))
                .show();
        Row row = Shown.open(view).getFirst();
        CellLine prose = lines(row, Style.PROSE).getFirst();
        assertEquals(LONG, prose.text().head());
        assertFalse(prose.text().isCut());
        assertEquals("Telephone call", row.what().text().whole());
        assertEquals(
                List.of("Author Anita Desai", "Role Care co-ordinator", "Team Greenfield"),
                lines(row, Style.QUIET).stream()
                        .map(line -> line.name() + " " + line.text())
                        .toList());
        CellLine action = lines(row, Style.ACTION).getFirst();
        assertEquals("Ring the surgery", action.whole());
        assertEquals("Due 19-Nov-2026", action.name().whole());
        assertEquals("Due date has passed", action.flag().text().whole());
        assertEquals(
                List.of("Mood"),
                lines(row, Style.ANSWER).stream()
                        .map(line -> line.name().whole())
                        .toList());
    }

    @Test
    void anActionThatIsNotDueYetIsNotSaidToBeLate() {
        Panel view = notes().source("Community", note("n1", "2026-11-20", "x", "2026-11-30"))
                .show();
        assertEquals(
                Chip.NONE,
                lines(Shown.open(view).getFirst(), Style.ACTION).getFirst().flag());
    }

    @Test
    void notesMessagesAndDocumentsStandTogetherLatestFirst() {
        Panel view = notes().source(
                        "Community",
                        note("n1", "2026-11-10", "x", "2026-11-30"),
                        "{'resourceType':'Communication','id':'c1','status':'completed','sent':'2026-11-12T08:00:00Z','topic':{'text':'Attendance'},'sender':{'display':'Ward 4'},'recipient':[{'display':'Team'}],'payload':[{'contentString':'First.'},{'contentString':'Second.'}]}",
                        "{'resourceType':'DocumentReference','id':'d1','status':'current','date':'2026-11-11T08:00:00Z','description':'Minutes','content':[{'attachment':{'title':'Meeting','url':'Binary/1'}}]}",
                        "{'resourceType':'DocumentReference','id':'d2','status':'entered-in-error','date':'2026-11-11T08:00:00Z'}")
                .show();
        assertEquals(List.of("Attendance", "Meeting", "Telephone call"), Shown.names(Shown.open(view)));
        assertEquals(
                "First.\n\nSecond.",
                lines(Shown.open(view).getFirst(), Style.PROSE).getFirst().whole());
        assertEquals(
                List.of(new Link("Open document", "/record/launch/document/tab/community/DocumentReference/d1")),
                Shown.open(view).get(1).frame().documents());
    }

    @Test
    void whatIsMissingIsSaid() {
        Panel none = notes().source("Community").show();
        assertEquals(
                "No notes recorded by Community, the only source.", none.frame().empty());
        Panel part = notes().source("Community").failed("Hospital").show();
        assertTrue(part.frame().empty().contains("This is not the whole"));
        Panel nobody = notes().failed("Hospital").show();
        assertEquals("Notes unavailable: no source answered.", nobody.frame().empty());
    }

    @Test
    void hostileNotesAreText() {
        Panel view = notes().source("Community", note("n1", "2026-11-10", "<b>x</b> \u202E05\u202C", "2026"))
                .show();
        assertEquals(
                "<b>x</b> [U+202E]05[U+202C]",
                lines(Shown.open(view).getFirst(), Style.PROSE).getFirst().whole());
    }

    @Test
    void aFormIsShownWithEveryAnswerAndPointsAtItsWordsAboutCpr() {
        Panel view = Given.kind("forms", "QuestionnaireResponse")
                .source(
                        "Community",
                        "{'resourceType':'QuestionnaireResponse','id':'q1','status':'completed','authored':'2026-09-13','author':{'display':'Dr Marchetti'},'item':[{'linkId':'1','text':'ReSPECT','item':[{'linkId':'1.1','text':'Priority, 1 to 100','answer':[{'valueInteger':85}]},{'linkId':'1.2','text':'What I fear','answer':[{'valueString':'Suffocating'}]},{'linkId':'1.3','text':'CPR recommendation','answer':[{'valueString':'Not recommended'}]}]}]}")
                .show();
        Row form = Shown.open(view).getFirst();
        assertEquals("ReSPECT", form.what().text().whole());
        assertEquals(
                List.of("Priority, 1 to 100: 85", "What I fear: Suffocating", "CPR recommendation: Not recommended"),
                lines(form, Style.ANSWER).stream()
                        .map(line -> line.name() + ": " + line.text())
                        .toList());
        assertTrue(form.chips().getFirst().text().whole().startsWith("Mentions CPR"));
    }

    private static List<CellLine> lines(Row row, Style style) {
        return row.cells().getFirst().lines().stream()
                .filter(line -> line.style() == style)
                .toList();
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
