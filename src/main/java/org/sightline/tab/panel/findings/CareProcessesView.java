package org.sightline.tab.panel.findings;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Tone;

/** What the care processes panel shows: one row for each, in the order of the tab file. */
public record CareProcessesView(PanelFrame frame, List<Row> processes) implements PanelView {

    public CareProcessesView {
        processes = List.copyOf(processes);
    }

    @Override
    public Stream<RowFrame> rows() {
        return processes.stream()
                .map(Row::frame)
                .filter(frame -> !frame.sources().isEmpty());
    }

    /** How a process stands. */
    public enum State {
        DONE,
        DUE,
        /** Said only if every source answered in full. */
        OVERDUE,
        DECLINED,
        UNSUITABLE,
        /** Some source did not answer in full: what is missing may be there. */
        NOT_FOUND,
        /** Without a diagnosis nothing is due. */
        NOT_JUDGED;

        /** How much weight it has. */
        public Tone tone() {
            return switch (this) {
                case DONE -> Tone.GOOD;
                case OVERDUE, NOT_FOUND -> Tone.WARNING;
                case DUE, DECLINED, UNSUITABLE, NOT_JUDGED -> Tone.PLAIN;
            };
        }
    }

    /**
     * One process.
     *
     * @param words the state in words, with its date
     * @param found the last that counts; none if there is none
     * @param when its date
     * @param source who holds it; empty if there is none
     */
    public record Row(
            RowFrame frame,
            String title,
            State state,
            String words,
            List<ShownText> found,
            ClinicalDate when,
            String source,
            List<TargetLine> targets) {

        public Row {
            found = List.copyOf(found);
            targets = List.copyOf(targets);
        }
    }

    /** How the last value compares with a target, and who set it. */
    public record TargetLine(Tone tone, String words, String target, String source) {}
}
