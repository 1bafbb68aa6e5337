package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleRulesTest {

    private static final RoleRules RULES = RoleRules.reviewed();

    @ParameterizedTest
    @CsvSource({
        "Lives in care home, state",
        "Living temporarily in care home, state",
        "Patient died in care home, event",
        "Fall in nursing home, event",
        "Referred by care home, event",
        "Delayed discharge to nursing home, event",
        "Home visit requested by care home staff, event",
        "Employed by care home, event",
        "Diabetes mellitus type 2 (disorder), state",
        "Diabetes mellitus type 2, state",
        "Retinopathy due to diabetes mellitus (disorder), state",
        "On examination - left eye background diabetic retinopathy (disorder), state",
        "Diabetes resolved (finding), historical",
        "History of diabetes mellitus (situation), historical",
        "Family history of diabetes mellitus (situation), not",
        "Is no longer a carer, not",
        "Not a carer, not",
        "Learning disability excluded (situation), not",
        "Diabetic foot examination declined (situation), declined",
        "Did not attend diabetic retinopathy clinic (finding), declined",
        "Excepted from diabetes quality indicators - informed dissent, declined",
        "Diabetic patient unsuitable for digital retinal photography (finding), unsuitable",
        "Palliative care not currently clinically indicated, unsuitable",
        "Excluded from diabetic retinopathy screening (finding), unsuitable",
        "Diabetic foot examination (regime/therapy), event",
        "Assessment of risk of diabetic foot ulcer (procedure), event",
        "Diabetic foot at low risk (finding), state",
        "At risk of falls (finding), state",
        "Haemoglobin A1c level (observable entity), event",
        "No diabetic retinopathy, event",
        "Cognitive decline (finding), state",
        "Loss of previously acquired skills (disorder), state",
        "Something of no known kind, event",
        "'', event",
    })
    void guessesWhatAnEntrySaysOfThePerson(String term, String role) {
        assertEquals(role, RULES.guess(term).role().word());
    }

    @Test
    void givesAReasonForEveryRole() {
        assertEquals(
                "somebody died: it ended what the list is about",
                RULES.guess("Died in nursing home").reason());
        assertFalse(RULES.guess("Something").reason().isBlank());
    }
}
