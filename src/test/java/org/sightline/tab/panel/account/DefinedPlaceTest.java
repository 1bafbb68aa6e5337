package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.account.ElementFates.Fate;

class DefinedPlaceTest {

    private static final String ADDRESS = "https://gp.example/own";

    @Test
    void isMadeOnce() {
        assertSame(
                DefinedPlace.of("Observation").at("component").at("value[x]").as("Quantity"),
                DefinedPlace.of("Observation").at("component").at("value[x]").as("Quantity"));
    }

    @Test
    void isNotKeptForWhatSendersChoose() {
        DefinedPlace root = DefinedPlace.of("Observation");
        assertNotSame(root.extension(ADDRESS, "own"), root.extension(ADDRESS, "own"));
        DefinedPlace extension = root.extension(ADDRESS, "own");
        assertNotSame(extension.at("code").as("Coding"), extension.at("code").as("Coding"));
    }

    @Test
    void isNotKeptWithoutEnd() {
        DefinedPlace place = DefinedPlace.of("QuestionnaireResponse");
        for (int depth = 0; depth < 6; depth++) {
            assertSame(place.at("item"), place.at("item"));
            place = place.at("item");
        }
        assertSame(place.as("Element"), place.as("Element"));
        assertNotSame(place.at("item"), place.at("item"));
        assertNotSame(place.at("item").as("Element"), place.at("item").as("Element"));
        assertEquals(
                "item, item, item, item, item, item, item, text",
                place.at("item").at("text").label());
    }

    @Test
    void knowsFateByEveryOfItsNames() {
        DefinedPlace order = DefinedPlace.of("MedicationRequest");
        assertEquals(Fate.LEFT_OUT, order.at("id").fate());
        assertEquals(Fate.LEFT_OUT, order.at("subject").fate());
        assertEquals(Fate.CAUTION, order.at("doNotPerform").fate());
        assertTrue(order.at("doNotPerform").isNegation());
        DefinedPlace dosage = order.at("dosageInstruction").as("Dosage");
        assertEquals(Fate.ROW, dosage.at("maxDosePerPeriod").fate());
        assertEquals(Fate.LEFT_OUT, dosage.at("id").fate());
        assertEquals(Fate.NAMED, dosage.at("text").fate());
    }

    @Test
    void isLabelledWithinWhatLeadsToIt() {
        ElementPlace dosage = ElementPlace.of("MedicationRequest").at("dosageInstruction");
        assertEquals("dosage", dosage.label());
        assertEquals(
                "note", ElementPlace.of("Observation").at("note").at("text").label());
        ElementPlace medicine = ElementPlace.of("MedicationRequest").contained("Medication", "Amoxicillin");
        assertEquals("Amoxicillin", medicine.label());
        assertEquals("Amoxicillin, reason code", medicine.at("reasonCode").label());
        assertEquals("medication", dosage.contained("Medication", "").label().substring("dosage, ".length()));
    }
}
