package org.sightline.tab.panel.listing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NKDA",
                "N.K.D.A.",
                "NKA",
                "nka per mother",
                "Nil known",
                "None known",
                "Nil",
                "None",
                "No",
                "none recorded",
                "No known allergies",
                "No known allergy",
                "No Known Drug Allergies",
                "No known drug or food allergies",
                "No known latex allergy",
                "No known allergy to latex",
                "Not allergic to penicillin",
                "Patient denies allergies",
                "Denies any allergies",
                "Pt states no known drug allergies.",
                "No history of allergies",
                "No adverse reactions",
                "No allergies known",
                "Allergies: none",
                "Allergies: nil known",
                "Allergies unknown",
                "Allergy status not known",
                "not known",
                "Unable to obtain",
                "No known food allergy; no known drug allergy"
            })
    void saysThatThereAreNoAllergies(String words) {
        assertTrue(in(Negation.ALLERGIES, words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Penicillin",
                "Allergic to penicillin",
                "No penicillin",
                "No ACE inhibitors",
                "Not to be given aspirin",
                "Never give morphine",
                "No known allergies except penicillin",
                "No known drug allergies. Allergic to latex",
                "NKDA but elastoplast",
                "Nickel; no known food allergy",
                "No known allergies: penicillin rash in 1998",
                "Nonoxinol",
                "Nilotinib",
                "Notifiable allergy to nuts",
                "Allergy, reaction not recorded: peanut",
                "Nuts"
            })
    void nothingElseIsTakenForOne(String words) {
        assertFalse(in(Negation.ALLERGIES, words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No known problems",
                "No current problems or disability",
                "No significant past medical history",
                "Nil of note",
                "Nil known",
                "None",
                "PMH: nil",
                "No active problems",
                "Patient denies any medical problems"
            })
    void saysThatThereAreNoProblems(String words) {
        assertTrue(in(Negation.PROBLEMS, words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No fixed abode",
                "No longer driving",
                "Non-smoker",
                "Not for attempted cardiopulmonary resuscitation",
                "Noncompliance with treatment",
                "Asthma",
                "Not pregnant",
                "No evidence of recurrence"
            })
    void aProblemThatBeginsWithNoIsAProblem(String words) {
        assertFalse(in(Negation.PROBLEMS, words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No known medications",
                "No regular medication",
                "Not on any medication",
                "Not taking any medicines",
                "Nil regular",
                "None",
                "No current drug treatment"
            })
    void saysThatThereAreNoMedicines(String words) {
        assertTrue(in(Negation.MEDICINES, words), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Noradrenaline", "Paracetamol 500 mg tablets", "Non-drug treatment", "Nilstat"})
    void aMedicineIsAMedicine(String words) {
        assertFalse(in(Negation.MEDICINES, words), words);
    }

    @Test
    void aCodeThatNamesOneOutweighsTheWords() {
        CodeableConcept generic = new CodeableConcept().setText("NKDA");
        generic.addCoding().setDisplay("Allergic disposition");
        assertTrue(Negation.ALLERGIES.isIn(generic));
        CodeableConcept named = new CodeableConcept().setText("NKDA");
        named.addCoding().setDisplay("Allergy to penicillin");
        assertFalse(Negation.ALLERGIES.isIn(named));
        assertFalse(Negation.ALLERGIES.isIn(new CodeableConcept()));
    }

    private static boolean in(Negation negation, String words) {
        return negation.isIn(new CodeableConcept().setText(words));
    }
}
