package org.sightline.tab.panel.allergies;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.listing.Negation;

/** The code lists by which allergies are told from statements that there are none. */
record AllergyLists(PanelDefinition definition) {

    static final String NONE_KNOWN = "noneKnown";
    static final String NO_DRUG_ALLERGY = "noDrugAllergy";
    private static final String OTHER_NEGATIONS = "otherNegations";
    private static final String CONFIRMED = "confirmed";
    private static final String DETAIL_LOST = "detailLost";

    static final Set<String> NAMES = Set.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS, DETAIL_LOST);

    boolean lists(String list, AllergyIntolerance allergy) {
        return definition.lists(list, allergy.getCode());
    }

    /**
     * Whether it states, by a code or in words, that the patient has none of a kind, or that nobody knows. With a
     * reaction, or with words that say something else than its code, it may be an allergy and is listed as one.
     */
    boolean isStatement(AllergyIntolerance allergy) {
        CodeableConcept code = allergy.getCode();
        boolean byCode = definition.listsIn(List.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS), code);
        return !allergy.hasReaction() && (byCode ? saysNothingElse(code) : Negation.ALLERGIES.isIn(code));
    }

    private static boolean saysNothingElse(CodeableConcept code) {
        return code.getText() == null || Negation.ALLERGIES.isIn(new CodeableConcept().setText(code.getText()));
    }

    /** Whether it asserts, beyond doubt, that none is known: by the code for that, confirmed, and with no other word. */
    boolean assertsNone(AllergyIntolerance allergy) {
        return lists(NONE_KNOWN, allergy)
                && isStatement(allergy)
                && CONFIRMED.equals(Codes.status(allergy.getVerificationStatus()))
                && !isDetailLost(allergy);
    }

    boolean isDetailLost(AllergyIntolerance allergy) {
        return lists(DETAIL_LOST, allergy);
    }
}
