package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** Advance decisions as sources send them, and how to find them on the panel. */
final class Decisions {

    static final String SNOMED = "http://snomed.info/sct";
    static final String FOR = "450475007";
    static final String NOT_FOR = "450476008";
    static final String NOT_FOR_WORDS = "Not for attempted CPR";

    /** A Flag; the code, the status and the date of decision are to be put in. */
    private static final String FLAG = """
            {'resourceType':'Flag','id':'f1','meta':{'versionId':'2'},'status':'%2$s',
             'identifier':[{'system':'https://epr.example/Id','value':'9'}],
             'code':{'coding':[{'system':'http://snomed.info/sct','code':'%1$s','display':'Coded term'}]},
             'subject':{'reference':'Patient/1'},'period':{'start':'%3$s','end':'2027-03-01'},
             'author':{'display':'Dr Sam Reed'}}""";

    private Decisions() {}

    static Given given() {
        return Given.of(definition(0));
    }

    static PanelDefinition definition(int rows) {
        String scope = "http://terminology.hl7.org/CodeSystem/consentscope";
        return new PanelDefinition(
                "advance-directives",
                "advance-directives",
                "Advance decisions and CPR",
                Stream.of(
                                "Flag",
                                "Observation",
                                "Consent",
                                "CarePlan",
                                "DocumentReference",
                                "QuestionnaireResponse",
                                "Condition",
                                "Procedure",
                                "ServiceRequest")
                        .map(SearchNeed::all)
                        .toList(),
                Map.of(
                        "forCpr", List.of(reviewed(SNOMED, FOR)),
                        "notForCpr", List.of(reviewed(SNOMED, NOT_FOR)),
                        "cprInvolved", List.of(reviewed(SNOMED, "713656002")),
                        "refusal", List.of(reviewed(SNOMED, "816301000000100")),
                        "attorney", List.of(reviewed(SNOMED, "816361000000101")),
                        "emergencyPlan", List.of(reviewed(SNOMED, "1382601000000107")),
                        "statement", List.of(reviewed(SNOMED, "816281000000101")),
                        "plan", List.of(reviewed(SNOMED, "736366004")),
                        "other", List.of(reviewed(scope, "adr"))),
                new Excerpt(Map.of(), rows, ""),
                PanelRules.NONE);
    }

    static ReviewedCode reviewed(String system, String code) {
        return new ReviewedCode(system, code, "term", "source");
    }

    static String flag(String code, String status, String decided) {
        return FLAG.formatted(code, status, decided);
    }

    static String statements(Given given) {
        Panel view = given.show();
        return view.tables().stream()
                .filter(Table::isStatement)
                .map(Table::title)
                .collect(Collectors.joining("|"));
    }

    static Table table(Panel view, String title) {
        return view.tables().stream()
                .filter(l -> l.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    static Row only(Panel view, String title) {
        assertEquals(1, table(view, title).rows().size());
        return table(view, title).rows().getFirst();
    }

    static List<String> lines(Cell cell) {
        return cell.lines().stream().map(line -> line.whole()).toList();
    }
}
