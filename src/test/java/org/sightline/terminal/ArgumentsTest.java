package org.sightline.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void knowsWordsOptionsAndFlagsInAnyOrder() throws NotUnderstoodException {
        Arguments given = of("one", "--key", "a=b", "--all", "--key=-c=d", "two");

        assertEquals(List.of("one", "two"), given.words());
        assertEquals(List.of("a=b", "-c=d"), List.copyOf(given.all("key")));
        assertEquals("a=b", given.option("key").orElseThrow());
        assertTrue(given.has("all"));
        assertFalse(of().has("all"));
    }

    @ParameterizedTest
    @CsvSource({
        "--keys, There is no option --keys here.",
        "-key,   There is no option -key here.",
        "--all=1, There is no option --all=1 here.",
        "-,      There is no option - here.",
        "--key,  --key needs a value."
    })
    void saysWhatItDoesNotUnderstand(String argument, String words) {
        assertEquals(
                words,
                assertThrows(NotUnderstoodException.class, () -> of(argument)).getMessage());
    }

    private static Arguments of(String... given) throws NotUnderstoodException {
        return Arguments.of(List.of(given), Set.of("key"), Set.of("all"));
    }
}
