package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Contacts, care plans and social care. */
class PeopleAndPackagesTest {

    @Test
    void saysWhoCaresForThePatientAndHowToReachThem() {
        Panel view = Given.kind("contacts", "CareTeam", "RelatedPerson")
                .source("Community", """
                        {'resourceType':'CareTeam','id':'t','status':'active','name':'District nurses','period':{'start':'2026-01-10'},
                         'managingOrganization':[{'display':'Community Trust'}],'telecom':[{'system':'phone','value':'01604 555 0170'}],
                         'contained':[{'resourceType':'Practitioner','id':'p','name':[{'family':'Moss','given':['Joy']}],'telecom':[{'system':'email','value':'joy.moss@trust.example'}]},
                          {'resourceType':'PractitionerRole','id':'r','practitioner':{'reference':'#p'},'organization':{'display':'Greenfield team'},
                           'telecom':[{'system':'phone','use':'work','value':'01604 555 0171'},{'system':'phone','use':'old','value':'01604 555 0100'}]}],
                         'participant':[{'role':[{'text':'Key worker'}],'member':{'reference':'#r'},'period':{'start':'2026-03-01'}},
                          {'role':[{'text':'Nurse'}],'member':{'display':'Al Lee'},'period':{'start':'2025-01-01','end':'2025-12-31'}}]}""", """
                        {'resourceType':'RelatedPerson','id':'f','active':true,'name':[{'text':'Femi Adeyemi'}],'relationship':[{'text':'Son'},{'text':'Attorney'}],
                         'telecom':[{'system':'phone','value':'07700 900 142'},{'system':'url','value':'javascript:alert(1)'}]}""", """
                        {'resourceType':'RelatedPerson','id':'g','active':false,'name':[{'text':'Old Friend'}]}""")
                .show();

        assertEquals("""
                Femi Adeyemi: Son, Attorney / 07700 900 142, Url javascript:alert(1)
                MOSS, Joy: Key worker, District nurses, Greenfield team / 01604 555 0171 (work), 01604 555 0100 (no longer used), E-mail joy.moss@trust.example
                District nurses: Care team, Community Trust / 01604 555 0170""", rows(view.tables().getFirst()));
        assertEquals("2 no longer involved", view.tables().getLast().title());
        assertEquals("""
                Old Friend: Relationship not given /\s
                Al Lee: Nurse, District nurses /\s""", rows(view.tables().getLast()));
    }

    @Test
    void thePatientIsNoMemberOfHerOwnTeam() {
        String team = """
                {'resourceType':'CareTeam','id':'t','status':'active','name':'Team','subject':{'reference':'Patient/p','identifier':{'value':'9'}},
                 'participant':[{'member':{MEMBER}},{'member':{'display':'Nurse Moss'}}]}""";
        for (String herself : List.of(
                "'reference':'Patient/p','display':'Ivy'",
                "'reference':'https://gp.example/r4/Patient/p/_history/3','display':'Ivy'",
                "'identifier':{'system':'https://id.example','value':'9'},'display':'Ivy'",
                "'type':'Patient','identifier':{'value':'8'},'display':'Ivy'")) {
            assertEquals("Nurse Moss: Team / ", contacts(team.replace("MEMBER", herself)), herself);
        }
        assertEquals(
                "Ivy: Team / \nNurse Moss: Team / ",
                contacts(team.replace("MEMBER", "'reference':'Practitioner/p','display':'Ivy'")));
        assertEquals(
                "Team: Care team / ",
                contacts(team.replace("MEMBER", "'reference':'Patient/p'")
                        .replace(",{'member':{'display':'Nurse Moss'}}", "")));
    }

    private static String contacts(String resource) {
        Panel view = Given.kind("contacts", "CareTeam", "Patient")
                .source("GP", resource)
                .show();
        return rows(view.tables().getFirst());
    }

    @Test
    void showsTheFirstGoalsAndActivitiesOfAPlanAndTheRestInItsDetails() {
        Panel view = Given.kind("care-plans", "CarePlan")
                .source(
                        "Community",
                        plan("1", "draft", "Draft plan", ""),
                        plan("2", "active", "Wound care", """
                                'goal':[{'display':'Healed by June'}],
                                'activity':[{'detail':{'status':'in-progress','description':'Dressing twice a week'}},
                                 {'detail':{'status':'cancelled','description':'Photographs'}},
                                 {'detail':{'status':'not-started','doNotPerform':true,'description':'Compression'}}],"""),
                        plan("3", "completed", "Old plan", ""),
                        plan("4", "active", "Past its review", "").replace("2027-01-01", "2026-10-01"))
                .show();

        Table current = view.tables().getFirst();
        assertEquals("""
                Wound care: Goal: Healed by June, Dressing twice a week, Photographs (Cancelled), and 1 more: open the row /\s
                Past its review:  /\s
                Draft plan:  /\s""", rows(current));
        assertTrue(current.rows().getFirst().frame().details().stream()
                .anyMatch(d -> d.value().whole().equals("Not to be done: Compression")));
        assertEquals(
                "Ended or due for review since 01-Oct-2026",
                current.rows().get(1).chips().getFirst().text().whole());
        assertEquals("Draft", current.rows().getLast().chips().getFirst().text().whole());
        assertEquals("1 completed or revoked", view.tables().getLast().title());
        assertEquals(3, view.frame().count());
    }

    @Test
    void listsPackagesAndAssessmentsWithTheirStatus() {
        Panel view = Given.kind("social-care", "EpisodeOfCare", "Task")
                .source(
                        "Council",
                        episode("1", "active", "Home care, twice a day", "2026-01-05", ""),
                        episode("2", "finished", "Reablement", "2025-01-05", "2025-03-01"),
                        episode("3", "active", "Day centre", "2024-01-05", "2025-03-01"),
                        task("4", "completed", "Needs assessment"),
                        task("5", "on-hold", "Carer assessment"),
                        task("6", "cancelled", "Review"))
                .show();

        assertEquals(
                List.of(
                        "Packages and services",
                        "Assessments",
                        "1 ended: packages and services",
                        "1 called off: assessments"),
                view.tables().stream().map(Table::title).toList());
        assertEquals("""
                Home care, twice a day: Sunrise Care, Care manager Pat Hill /\s
                Day centre: Sunrise Care, Care manager Pat Hill /\s""", rows(view.tables().getFirst()));
        assertEquals(
                "End date passed, not said to have ended",
                view.tables()
                        .getFirst()
                        .rows()
                        .getLast()
                        .chips()
                        .getFirst()
                        .text()
                        .whole());
        assertEquals("""
                Carer assessment: Sam Poole / Eligible
                Needs assessment: Sam Poole / Eligible""", rows(view.tables().get(1)));
        assertEquals(
                List.of("On hold", "Completed"),
                view.tables().get(1).rows().stream()
                        .map(r -> r.chips().getFirst().text().whole())
                        .toList());
    }

    private static String plan(String id, String status, String title, String content) {
        return """
                {'resourceType':'CarePlan','id':'%s','status':'%s','intent':'plan','title':'%s',%s
                 'period':{'start':'2026-02-01','end':'2027-01-01'},'author':{'display':'Nurse Moss'}}""".formatted(id, status, title, content);
    }

    private static String episode(String id, String status, String type, String start, String end) {
        return """
                {'resourceType':'EpisodeOfCare','id':'%s','status':'%s','type':[{'text':'%s'}],
                 'managingOrganization':{'display':'Sunrise Care'},'careManager':{'display':'Pat Hill'},
                 'period':{'start':'%s'%s}}""".formatted(id, status, type, start, end.isEmpty() ? "" : ",'end':'" + end + "'");
    }

    private static String task(String id, String status, String what) {
        return """
                {'resourceType':'Task','id':'%s','status':'%s','intent':'order','code':{'text':'%s'},
                 'authoredOn':'2026-04-0%1$s','owner':{'display':'Sam Poole'},'businessStatus':{'text':'Eligible'}}""".formatted(id, status, what);
    }

    private static String rows(Table table) {
        return table.rows().stream()
                .map(row -> row.what().text() + ": "
                        + row.cells().stream()
                                .map(cell -> cell.lines().stream()
                                        .map(line -> line.whole())
                                        .collect(Collectors.joining(", ")))
                                .collect(Collectors.joining(" / ")))
                .collect(Collectors.joining("\n"));
    }
}
