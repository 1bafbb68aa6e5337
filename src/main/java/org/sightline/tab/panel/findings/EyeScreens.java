package org.sightline.tab.panel.findings;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;

/**
 * Screens of the eyes. The screening service calls everybody by its own records; ours justify the long interval only if
 * the last two screens found no disease in either eye.
 */
record EyeScreens(PanelInput input, List<CareEvidence> found) {

    private static final int ENOUGH = 2;

    /** Whether the last two screens were clear in both eyes, and nothing found since the first of them says otherwise. */
    boolean areClear() {
        List<LocalDate> last = found.stream()
                .filter(CareEvidence::counts)
                .map(EyeScreens::day)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(ENOUGH)
                .toList();
        return last.size() == ENOUGH
                && last.stream().allMatch(day -> isClear(day, "clearRightEye") && isClear(day, "clearLeftEye"))
                && !isDiseased(last.getLast());
    }

    private boolean isClear(LocalDate day, String list) {
        return found.stream()
                .filter(evidence -> evidence.counts() && day(evidence).equals(day))
                .anyMatch(evidence -> evidence.isIn(input.definition(), list));
    }

    private boolean isDiseased(LocalDate since) {
        return found.stream()
                        .filter(evidence -> evidence.isIn(input.definition(), "notScreening"))
                        .anyMatch(evidence ->
                                !evidence.when().isKnown() || !day(evidence).isBefore(since))
                || input.entries(Condition.class)
                        .map(Entry::resource)
                        .filter(CareProcesses::holds)
                        .anyMatch(condition -> input.definition().lists("notScreening", condition.getCode()));
    }

    private static LocalDate day(CareEvidence evidence) {
        return LocalDate.ofInstant(evidence.first(), ClinicalDate.ZONE);
    }
}
