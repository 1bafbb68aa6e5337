package org.sightline.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceNumberTest {

    @Test
    void givesReferencesThatCanBeReadOut() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String reference = ReferenceNumber.random().value();
            assertTrue(reference.matches("[34679ACDEFHJKMNPQRTVWXY]{3}(-[34679ACDEFHJKMNPQRTVWXY]{3}){2}"), reference);
            assertTrue(seen.add(reference));
        }
    }

    @Test
    void readsOneThatWasReadOut() {
        assertEquals(Optional.of(new ReferenceNumber("K7P-3QX-9MT")), ReferenceNumber.parse("K7P-3QX-9MT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7P3QX9MT", "k7p-3qx-9mt", "K7P-3QX-9M0", "K7P-3QX-9MT\n", "K7P-3QX-9MT-K7P"})
    void takesNothingElseForOne(String text) {
        assertEquals(Optional.empty(), ReferenceNumber.parse(text));
    }
}
