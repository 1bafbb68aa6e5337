package org.sightline.oversight;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.report.ReportSteps;

/**
 * A report, and what officers did about it.
 *
 * @param words all that its reporter wrote
 * @param said what was done just now, or why not; empty if nothing was sent
 * @param typed an answer that was not taken
 * @param open whether something may still be done
 */
record ReportCaseView(
        ReportsView.Row row, ShownText words, List<StepLine> steps, String said, String typed, boolean open) {

    ReportCaseView {
        steps = List.copyOf(steps);
    }

    public int mostWords() {
        return ReportSteps.MOST_WORDS;
    }

    /** A step, the earliest first. */
    record StepLine(ClinicalDate at, String state, ShownText words, ShownText officer) {}
}
