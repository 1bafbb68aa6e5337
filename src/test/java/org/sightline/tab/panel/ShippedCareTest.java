package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Care.DIABETES;
import static org.sightline.tab.panel.Care.coded;
import static org.sightline.tab.panel.Care.number;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.Care.Judged;

/** Care processes by the rules of the tab file. Today is 21 November 2026. */
class ShippedCareTest {

    private static final String EYES = "Eye screening, by the screening service";
    private static final String HBA1C = number("h", "999791000000106", "2026-10-01", "64", "mmol/mol", "");
    private static final String PRESSURE =
            number("s", "72313002", "2026-10-01T10:00:00Z", "142", "mmHg", "").replace("72313002", "271649006");
    private static final String LOWER = number("d", "271650006", "2026-10-01T10:00:00Z", "88", "mmHg", "");

    @Test
    @DisplayName("A target is of the group that the person belongs to: by frailty, and by age")
    void choosesTargetsByFrailtyAndAge() {
        String frail = coded("f", "925861000000102", "2026-03-01", "");
        String mild = coded("m", "925791000000100", "2026-09-01", "");

        assertEquals(
                List.of("Above target: at most 58 mmol/mol without moderate or severe frailty"),
                targets("HbA1c", 60, HBA1C));
        assertEquals(
                List.of("Within target: at most 75 mmol/mol with moderate or severe frailty"),
                targets("HbA1c", 60, HBA1C, frail));
        assertEquals(
                List.of("Above target: at most 58 mmol/mol without moderate or severe frailty"),
                targets("HbA1c", 60, HBA1C, frail, mild));
        assertEquals(
                List.of(
                        "Above target: systolic at most 140 mmHg with moderate or severe frailty, up to 79 years",
                        "Within target: diastolic at most 90 mmHg with moderate or severe frailty, up to 79 years"),
                targets("Blood pressure", 79, PRESSURE, LOWER, frail));
        assertEquals(
                List.of(
                        "Within target: systolic at most 150 mmHg, from 80 years",
                        "Within target: diastolic at most 90 mmHg, from 80 years"),
                targets("Blood pressure", 80, PRESSURE, LOWER, frail));
        assertEquals(
                List.of("142/88 mmHg"),
                row("Blood pressure", 80, PRESSURE, LOWER).found());
    }

    @Test
    @DisplayName("Readings at home say so, and have the lower target that is for them")
    void comparesHomeReadingsWithTheirOwnTarget() {
        String upper = PRESSURE.replace("271649006", "413606001").replace("142", "137");
        String lower = LOWER.replace("271650006", "413605002").replace("88", "80");

        assertEquals(
                List.of("137/80 mmHg, measured at home"),
                row("Blood pressure", 60, upper, lower).found());
        assertEquals(
                List.of(
                        "Above target: home systolic below 135 mmHg, up to 79 years",
                        "Within target: home diastolic below 85 mmHg, up to 79 years"),
                targets("Blood pressure", 60, upper, lower));
    }

    @Test
    @DisplayName("A goal of the person's own plan stands before the policies' targets")
    void takesTheOwnPlanFirst() {
        String goal =
                "{'resourceType':'Goal','id':'g','lifecycleStatus':'active','startDate':'2026-02-01','description':{'text':'HbA1c'},"
                        + "'target':[{'measure':{'coding':[{'system':'http://snomed.info/sct','code':'999791000000106'}]},"
                        + "'detailQuantity':{'value':66,'unit':'mmol/mol'}}]}";
        String plan =
                "{'resourceType':'CarePlan','id':'p','status':'active','intent':'plan','goal':[{'reference':'#g'}],'contained':["
                        + goal.replace("'value':66", "'value':70") + "]}";

        assertEquals(List.of("Within target: at most 66 mmol/mol"), targets("HbA1c", 60, HBA1C, goal));
        assertEquals(List.of("Within target: at most 70 mmol/mol"), targets("HbA1c", 60, HBA1C, plan));
        assertEquals(
                List.of("Above target: at most 58 mmol/mol without moderate or severe frailty"),
                targets("HbA1c", 60, HBA1C, goal.replace("'active'", "'cancelled'")));
    }

    @Test
    @DisplayName("A goal in words alone stands before the policies' targets too, and nothing is compared with it")
    void takesAGoalInWords() {
        String goal =
                "{'resourceType':'Goal','id':'g','lifecycleStatus':'active','description':{'text':'hba1c below 64'}}";

        assertEquals(List.of("Not compared with target: hba1c below 64"), targets("HbA1c", 60, HBA1C, goal));
        assertEquals(List.of(), targets("Smoking status", 60, HBA1C, goal));
    }

    @Test
    @DisplayName("Eyes: 24 months after two clear screens of both eyes; else the interval is not known, never overdue")
    void leavesTheIntervalOfEyesToTheirService() {
        String right = coded("r1", "390850007", "2025-06-01", "");
        String left = coded("l1", "390853009", "2025-06-01", "");
        String earlier = right.replace("r1", "r0").replace("2025-06", "2024-05");
        String other = left.replace("l1", "l0").replace("2025-06", "2024-05");

        assertEquals("GOOD Done", row(EYES, 60, right, left, earlier, other).toString());
        assertEquals(
                "PLAIN Last screened 01-Jun-2025; interval not known",
                row(EYES, 60, right, left).toString());
        assertEquals(
                "PLAIN Last screened 01-Jun-2025; interval not known",
                row(EYES, 60, right, left, earlier).toString());
        assertEquals(
                "PLAIN Last screened 01-Jun-2022; interval not known",
                row(EYES, 60, coded("s", "134395001", "2022-06-01", "")).toString());
        assertEquals(
                "PLAIN Last screened 01-Jun-2025; interval not known",
                row(EYES, 60, right, left, earlier, other, coded("x", "408409007", "2026-01-01", ""))
                        .toString());
    }

    @Test
    @DisplayName("Feet: a class of risk of each is an examination; pulses or a monofilament alone are a part")
    void judgesFeetByTheirClassOfRisk() {
        String right = coded("r", "394671009", "2026-05-01", "");
        String left = coded("l", "394681008", "2026-05-01", "");

        assertEquals("GOOD Done", row("Foot examination", 60, right, left).toString());
        assertEquals(
                "WARNING In part, on 01-May-2026: HbA1c <b>, one foot only: the left one is not examined",
                row("Foot examination", 60, right).toString());
        assertEquals(
                "WARNING In part, on 01-May-2026: HbA1c <b>, a part of it only",
                row("Foot examination", 60, coded("m", "134388005", "2026-05-01", ""))
                        .toString());
    }

    @Test
    void saysWhichOfCreatinineAndEgfrWasFound() {
        Row row = row("Creatinine or eGFR", 60, number("c", "1000731000000107", "2026-10-01", "105", "µmol/L", ""))
                .row();
        CellLine line = row.cells().get(1).lines().getFirst();

        assertEquals("Creatinine 105 µmol/L", line.name() + " " + line.text());
    }

    @Test
    @DisplayName(
            "Another measure of the same process stands beside it once; which is later is asked of one measure only")
    void saysOnceWhatStandsBeside() {
        Row row = row(
                        "Creatinine or eGFR",
                        60,
                        number("e", "1011481000000105", "2026-10-01", "47", "mL/min", ""),
                        number("c", "1000731000000107", "2026-10-01", "105", "µmol/L", ""),
                        number("d", "1000731000000107", "2026-10-01", "105", "µmol/L", ""))
                .row();

        assertEquals(
                List.of("eGFR 47 mL/min", " Also: HbA1c <b>: 105 µmol/L (01-Oct-2026, GP)"),
                row.cells().get(1).lines().stream()
                        .limit(2)
                        .map(line -> line.name() + " " + line.text())
                        .toList());
    }

    @Test
    @DisplayName("A rule past its review date says so, in a notice and beside itself")
    void saysThatARuleIsPastItsReviewDate() {
        Panel inTime = given(60, HBA1C, DIABETES).show();
        assertEquals(List.of(), inTime.frame().notices());

        Panel late = given(60, HBA1C, DIABETES)
                .at(Given.NOW.plusSeconds(200L * 24 * 3600))
                .show();
        String words = late.frame().notices().getFirst().words();
        assertTrue(words.startsWith("Rules that nobody has looked at in time: National Diabetes Audit"), words);
        assertTrue(words.contains("past its review date 31-Mar-2027"), words);
    }

    private static List<String> targets(String process, int age, String... resources) {
        return row(process, age, resources).row().cells().get(1).lines().stream()
                .filter(line -> line.style() == CellLine.Style.TARGET)
                .map(CellLine::text)
                .map(Object::toString)
                .toList();
    }

    private static Judged row(String process, int age, String... resources) {
        List<String> all = new ArrayList<>(List.of(resources));
        all.add(DIABETES);
        return Care.row(process, given(age, all.toArray(String[]::new)));
    }

    private static Given given(int age, String... resources) {
        return Shipped.given("diabetes", "care-processes").aged(age).source("GP", resources);
    }
}
