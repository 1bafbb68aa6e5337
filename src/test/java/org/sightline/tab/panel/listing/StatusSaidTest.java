package org.sightline.tab.panel.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class StatusSaidTest {

    @Test
    void hearsWhatIsSaidInWords() {
        Map.of(
                        "Resolved 2012", StatusSaid.OVER,
                        "Ended 2015", StatusSaid.OVER,
                        "Not active", StatusSaid.OVER,
                        "Inactive", StatusSaid.OVER,
                        "Entered in Error", StatusSaid.IN_ERROR,
                        "ruled out", StatusSaid.REFUTED,
                        "Active", StatusSaid.ACTIVE,
                        "Unconfirmed", StatusSaid.OTHER,
                        "under review", StatusSaid.OTHER,
                        "", StatusSaid.NOT_SAID)
                .forEach((words, said) -> {
                    assertEquals(said, StatusSaid.of(new CodeableConcept().setText(words)), words);
                    Coding other = new Coding("https://epr.example/status", "X1", words);
                    assertEquals(
                            words.isEmpty() ? StatusSaid.OTHER : said,
                            StatusSaid.of(new CodeableConcept(other)),
                            words);
                });
        CodeableConcept both = new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null))
                .setText("Resolved 2012");
        assertEquals(StatusSaid.OVER, StatusSaid.of(both));
        assertEquals("Active: Resolved 2012", StatusSaid.words(both).whole());
    }

    @Test
    void anEndIsAnEnd() {
        assertEquals(ConditionState.PAST, ConditionState.of(new Condition().setAbatement(new StringType("at school"))));
        assertEquals(ConditionState.PAST, ConditionState.of(new Condition().setAbatement(new DateTimeType("2012"))));
        assertEquals(ConditionState.NOT_SAID, ConditionState.of(new Condition()));
        Condition relapsed = new Condition().setAbatement(new DateTimeType("2012"));
        relapsed.getClinicalStatus().setText("Active again");
        assertEquals(ConditionState.ACTIVE, ConditionState.of(relapsed));
    }
}
