package org.sightline.tab.panel.allergies;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.RowFrame;

/**
 * An allergy, or a statement that there is none.
 *
 * @param reactions one line for each reaction recorded
 * @param ended for an allergy that is no longer held to be one, when that was decided, if it is known
 */
public record AllergyRow(
        RowFrame frame,
        CodedText what,
        List<Chip> chips,
        List<ShownText> reactions,
        ShownText onset,
        ClinicalDate ended)
        implements PanelRow<AllergyRow> {

    public AllergyRow {
        chips = List.copyOf(chips);
        reactions = List.copyOf(reactions);
    }

    @Override
    public AllergyRow withFrame(RowFrame other) {
        return new AllergyRow(other, what, chips, reactions, onset, ended);
    }
}
