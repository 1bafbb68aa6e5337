package org.sightline.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurnameTest {

    @ParameterizedTest
    @CsvSource({
        "Rita Okafor, Okafor, surname",
        "'OKAFOR, Rita (Ms)', Okafor, surname",
        "Dr Rita Okafor, OKAFOR, surname",
        "Ana van Dyk, Van Dyk, surname",
        "Zoë O'Brien, O’Brien, surname",
        "José Núñez, Nunez, surname",
        "Rita Smithson, Son, ''",
        "Okafor Bell, Okafor, ''",
        "Rita Okafor, '', ''",
        "'', Okafor, ''",
    })
    void findsASurnameHoweverItIsWritten(String user, String family, String alike) {
        assertEquals(alike.isEmpty() ? List.of() : List.of(alike), new PatientName("Somebody", family).alike(user));
    }

    @Test
    void findsTheWholeNameAndNeverSaysIt() {
        assertEquals(List.of("surname", "name"), new PatientName("Rita", "Okafor").alike("OKAFOR, Rita (Ms)"));
        assertEquals("PatientName", new PatientName("Rita", "Okafor").toString());
    }
}
