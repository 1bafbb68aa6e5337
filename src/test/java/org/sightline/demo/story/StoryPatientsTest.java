package org.sightline.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** What sources say of who the patient is and needs, where they do not all say the same. */
class StoryPatientsTest {

    private static final List<Story> STORIES = Stories.asOf(LocalDate.of(2026, 11, 21));

    @Test
    void aSupersededNumberIsAnsweredAsFhirSays() {
        Patient replaced = patient("9990001073", "northgate-hospital");
        Patient inUse = patient("9990001065", "northgate-hospital");
        assertFalse(replaced.getActive());
        assertTrue(inUse.getActive());
        assertEquals(
                List.of("replaced-by", "Patient/NGH0210093", "replaces", "Patient/NGH0107754"),
                Stream.of(replaced, inUse)
                        .map(Patient::getLinkFirstRep)
                        .flatMap(link -> Stream.of(
                                link.getType().toCode(), link.getOther().getReference()))
                        .toList());
        var former = patient("9990001065", "greenfield-surgery").getIdentifier().getLast();
        assertEquals("9990001073", former.getValue());
        assertEquals("old", former.getUse().toCode());
        assertTrue(former.getPeriod().hasEnd());
    }

    private static Patient patient(String nhsNumber, String feed) {
        return STORIES.stream()
                .filter(story -> story.nhsNumber().digits().equals(nhsNumber))
                .map(story ->
                        (Patient) story.held().getOrDefault(feed, List.of()).getFirst())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void kulwantsSourcesDifferAboutAnInterpreter() {
        Set<String> said = new HashSet<>();
        STORIES.stream()
                .filter(story -> story.name().startsWith("DHILLON"))
                .flatMap(story -> story.held().values().stream())
                .forEach(held -> said.add(held.getFirst()
                        .getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired")
                        .getValue()
                        .primitiveValue()));
        assertEquals(Set.of("true", "false"), said);
    }
}
