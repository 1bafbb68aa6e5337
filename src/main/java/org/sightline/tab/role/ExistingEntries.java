package org.sightline.tab.role;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Basic;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Table.Extent;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * A panel of which a role is shown that entries exist: for each its date and its source, in the order of their dates.
 * Nothing else of what the panel says is looked at: not its headings, its charts, its statements, its warnings.
 */
public final class ExistingEntries {

    private static final Columns COLUMNS = new Columns("Entry", List.of(), "Date and source");
    private static final CodedText ENTRY = CodedText.ofText("An entry is held");
    private static final String WORDS =
            "Your role is shown that these exist, when they are dated and who holds them," + " not what they say.";

    private ExistingEntries() {}

    /** What is left of the panel that this input makes. */
    public static Panel of(PanelInput input) {
        Panel full = PanelKinds.show(PanelKinds.isOnDemand(input.definition()) ? input : everyRow(input));
        List<Row> rows = full.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(Row::frame)
                .filter(frame -> !frame.references().isEmpty())
                .sorted(Comparator.comparing(
                        frame -> Recency.of(frame.recorded(), new Basic()).asOf(input.now()), Recency.LATEST_FIRST))
                .map(ExistingEntries::row)
                .toList();
        Table table = new Table(
                "",
                false,
                COLUMNS.captioned(input.definition().title()),
                input.firstOf(rows),
                new Extent(rows.size(), "the latest first", references(rows)));
        PanelFrame frame = PanelFrame.of(input, "entries of this kind", rows.size(), rows.isEmpty() ? "" : WORDS);
        return new Panel(frame, "", List.of(table), List.of()).withAsked(full.asked());
    }

    private static Row row(RowFrame frame) {
        RowFrame bare = new RowFrame(
                frame.shown(), frame.shown(), List.of(), List.of(), frame.references(), frame.fresh(), List.of());
        return new Row(bare, ENTRY, List.of(), List.of());
    }

    private static Set<String> references(List<Row> rows) {
        Set<String> all = new HashSet<>();
        rows.forEach(row -> all.addAll(row.frame().references()));
        return all;
    }

    private static PanelInput everyRow(PanelInput input) {
        PanelPlace here = input.place();
        return new PanelInput(
                input.definition(),
                input.sources(),
                input.notices(),
                input.someWithheld(),
                new PanelPlace(true, here.address(), null, null, here.bornOrNull()).ofPatient(here.genders()),
                input.now(),
                input.questions());
    }
}
