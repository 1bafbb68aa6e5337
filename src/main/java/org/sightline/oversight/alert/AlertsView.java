package org.sightline.oversight.alert;

import java.util.Arrays;
import java.util.List;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.registration.watch.Watch;

/**
 * The list of cases.
 *
 * @param shown how many there are on all pages
 */
record AlertsView(List<Option> states, List<Option> rules, List<Line> lines, String shown, ListPages pages) {

    static final String HERE = "/office/alerts";

    /** What a rule is called: in words if it has no name of its own. */
    static String rule(String name) {
        return Arrays.stream(Watch.Kind.values())
                .filter(kind -> kind.code().equals(name))
                .map(Watch.Kind::title)
                .findFirst()
                .orElse(name);
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /** One case. */
    record Line(String reference, ClinicalDate opened, String title, Whom whom, String summary, String state) {

        public String address() {
            return HERE + "/" + reference;
        }
    }

    /** @param patient the NHS number; empty if it is not about one patient */
    record Whom(ShownText user, String patient, ShownText organisation) {}

    /**
     * A case.
     *
     * @param said what was done just now, or why not; empty if nothing was sent
     * @param facts what it is, as a list
     */
    record OneCase(
            Line line, String said, List<Fact> facts, EvidencePage evidence, List<Judged> verdicts, boolean waits) {

        public List<Outcome> outcomes() {
            return List.of(Outcome.values());
        }
    }

    record Fact(String label, ShownText value) {}

    /** Some of the evidence, the earliest first. */
    record EvidencePage(List<Row> rows, String shown, ListPages pages) {}

    /** A row of the audit trail by its number. */
    record Row(long entry, ClinicalDate at, String event, Whom whom, String tab, String ip) {}

    /** A verdict. */
    record Judged(ClinicalDate at, String outcome, ShownText words, ShownText officer) {}

    /** A month of a rule. */
    record Month(String month, String rule, int opened, int justified, int breaches, int open) {
        public String ruleWords() {
            return AlertsView.rule(rule);
        }
    }
}
