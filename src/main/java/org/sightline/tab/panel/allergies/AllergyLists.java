package org.sightline.tab.panel.allergies;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.sightline.tab.panel.PanelDefinition;

/** The code lists by which allergies are told from statements that there are none. */
record AllergyLists(PanelDefinition definition) {

    static final String NONE_KNOWN = "noneKnown";
    static final String NO_DRUG_ALLERGY = "noDrugAllergy";
    private static final String OTHER_NEGATIONS = "otherNegations";
    private static final String DETAIL_LOST = "detailLost";

    static final Set<String> NAMES = Set.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS, DETAIL_LOST);

    boolean lists(String list, AllergyIntolerance allergy) {
        return definition.lists(list, allergy.getCode());
    }

    /** Whether it states that the patient has none of a kind. */
    boolean isStatement(AllergyIntolerance allergy) {
        return definition.listsIn(List.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS), allergy.getCode());
    }

    boolean isDetailLost(AllergyIntolerance allergy) {
        return lists(DETAIL_LOST, allergy);
    }
}
