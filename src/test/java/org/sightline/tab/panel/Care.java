package org.sightline.tab.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.CareProcess.Group;
import org.sightline.tab.panel.CareProcess.Interval;
import org.sightline.tab.panel.CareProcess.Proof;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Rule;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** A panel of care processes whose lists hold one code each, and entries for it. */
final class Care {

    static final String DIABETES =
            "{'resourceType':'Condition','id':'dm','code':{'coding':[{'system':'http://snomed.info/sct','code':'44054006'}]}}";
    static final Target TARGET = new Target(
            "",
            58,
            false,
            "at most 58 mmol/mol",
            "mmol/mol",
            new RuleSource("NDA", "2026", LocalDate.parse("2027-03-31")),
            Group.EVERYBODY);

    private Care() {}

    static String state(String process, String... resources) {
        return row(process, resources).toString();
    }

    static String state(String process, Given given) {
        return row(process, given).toString();
    }

    static Judged row(String process, String... resources) {
        List<String> all = new ArrayList<>(List.of(resources));
        all.add(DIABETES);
        return row(process, given().source("GP", all.toArray(String[]::new)));
    }

    static Judged row(String process, Given given) {
        Panel view = given.show();
        return view.tables().getFirst().rows().stream()
                .filter(row -> row.what().text().whole().equals(process))
                .map(Judged::new)
                .findFirst()
                .orElseThrow();
    }

    static String details(Judged judged) {
        return String.join(
                "\n",
                judged.row().frame().details().stream()
                        .map(d -> d.label() + ": " + d.value())
                        .toList());
    }

    /** The row of a care process. */
    record Judged(Row row) {

        /** The first of the words that say how it stands. */
        String state() {
            return words().split("[ :]")[0];
        }

        List<String> found() {
            return lines(CellLine.Style.VALUE).map(CellLine::whole).toList();
        }

        String target() {
            return lines(CellLine.Style.TARGET)
                    .map(line -> line.flag().tone() + " " + line.text() + " "
                            + line.flag().text())
                    .findFirst()
                    .orElseThrow();
        }

        private String words() {
            return row.cells().getFirst().lines().getFirst().whole();
        }

        private Stream<CellLine> lines(CellLine.Style style) {
            return row.cells().get(1).lines().stream().filter(line -> line.style() == style);
        }

        @Override
        public String toString() {
            return row.cells().getFirst().lines().getFirst().flag().tone() + " " + words();
        }
    }

    static Given given() {
        Map<String, List<ReviewedCode>> codes = new LinkedHashMap<>();
        codes.put("diagnosis", codes("44054006"));
        codes.put("hba1c", codes("999791000000106"));
        codes.put("bloodPressure", codes("75367002"));
        codes.put("systolic", codes("72313002"));
        codes.put("diastolic", codes("1091811000000102"));
        codes.put("creatinine", codes("1000731000000107"));
        codes.put("notSerum", List.of(new ReviewedCode("http://loinc.org", "14683-7", "term", "source")));
        codes.put("foot", codes("401191002"));
        codes.put("notAFoot", codes("91161007"));
        codes.put("footAbsent", codes("299653001"));
        codes.put("leftFoot", codes("22335008"));
        codes.put("rightFoot", codes("7769000"));
        codes.put("bmi", codes("60621009"));
        codes.put("obese", codes("414916001"));
        codes.put("retina", codes("390852004"));
        codes.put("retinaDeclined", codes("839811000000106"));
        codes.put("retinaUnsuitable", codes("408396006"));
        codes.put("retinopathy", codes("4855003"));
        PanelRules rules = new PanelRules(
                Map.of(),
                Map.of(),
                List.of(
                        process("HbA1c", Proof.VALUE, Map.of(Role.DONE, List.of("hba1c")), TARGET),
                        process("Blood pressure", Proof.PRESSURES, Map.of(Role.DONE, List.of("bloodPressure"))),
                        process(
                                "Creatinine",
                                Proof.VALUE,
                                Map.of(Role.DONE, List.of("creatinine"), Role.NOT, List.of("notSerum"))),
                        process("Foot", Proof.FEET, Map.of(Role.DONE, List.of("foot"), Role.NOT, List.of("notAFoot"))),
                        process(
                                "Body mass index",
                                Proof.VALUE,
                                Map.of(Role.DONE, List.of("bmi"), Role.NOT, List.of("obese"))),
                        process(
                                "Retina",
                                Proof.RECORDED,
                                Map.of(
                                        Role.DONE, List.of("retina"),
                                        Role.NOT, List.of("retinopathy"),
                                        Role.DECLINED, List.of("retinaDeclined"),
                                        Role.UNSUITABLE, List.of("retinaUnsuitable")))));
        return Given.of(new PanelDefinition(
                "care",
                "care-processes",
                "Care processes",
                Stream.of("Observation", "Procedure", "Condition")
                        .map(SearchNeed::all)
                        .toList(),
                codes,
                Excerpt.ALL,
                rules));
    }

    static CareProcess process(String title, Proof proof, Map<Role, List<String>> lists, Target... targets) {
        return new CareProcess(
                title,
                proof,
                lists,
                new Interval(12, 2),
                new Rule("Rule of " + title, "", new RuleSource("Test rule", "2026", LocalDate.parse("2027-03-31"))),
                List.of(targets));
    }

    static List<ReviewedCode> codes(String code) {
        return List.of(new ReviewedCode("http://snomed.info/sct", code, "term", "source"));
    }

    static String hba1c(String date, String unit, String value) {
        return number("h", "999791000000106", date, value, unit, "");
    }

    static String number(String id, String code, String date, String value, String unit, String more) {
        return coded(id, code, date, more + "'valueQuantity':{'value':" + value + ",'unit':'" + unit + "'},");
    }

    static String coded(String id, String code, String date, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','effectiveDateTime':'" + date + "'," + more
                + "'status':'final'," + code(code) + "}";
    }

    static String code(String code) {
        return "'code':{'text':'HbA1c <b>','coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]}";
    }
}
