package org.sightline.tab.panel.medicines;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.LaterList;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.RowFrame;

/**
 * A medicine someone takes, took or was prescribed.
 *
 * @param dose the dose instructions in full, in their order; never empty
 * @param ended when it was stopped or finished, for one that is no longer taken
 */
public record MedicineRow(
        RowFrame frame,
        CodedText what,
        List<Chip> chips,
        List<ShownText> dose,
        ClinicalDate lastIssued,
        ClinicalDate ended)
        implements PanelRow<MedicineRow> {

    public MedicineRow {
        chips = List.copyOf(chips);
        dose = LaterList.copyOf(dose);
    }

    @Override
    public MedicineRow withFrame(RowFrame other) {
        return new MedicineRow(other, what, chips, dose, lastIssued, ended);
    }
}
