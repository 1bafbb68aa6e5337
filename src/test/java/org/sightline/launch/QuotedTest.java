package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void tellsAShortTextAsItCame() {
        assertEquals("“https://epr.northgate.example/launch”", Quoted.of("https://epr.northgate.example/launch"));
        assertEquals("“k1”, “k2”", Quoted.all(List.of("k1", "k2")));
        assertEquals("missing", Quoted.of(null));
    }

    @Test
    void tellsNoNumberThatCouldBeAPatientsAndNoToken() {
        for (String number : List.of("9990000018", "999 000 0018", "999-000-0018", "07700900123", "07700 900 123")) {
            assertEquals("“kid [number]”", Quoted.of("kid " + number));
        }
        assertEquals("“[token]”", Quoted.of("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln"));
        assertEquals("a number", Quoted.of(9_990_000_018L));
    }

    @Test
    void makesHostileTextPlainAndCutsIt() {
        assertEquals("“a\\u000Ab\\u202Ec\\u003Cscript\\u003E”", Quoted.of("a\nb\u202Ec<script>"));
        assertEquals("“\\uD83D\\uDE00”", Quoted.of("\uD83D\uDE00"));
        String cut = Quoted.of("x".repeat(100_000));
        assertTrue(cut.length() < 90 && cut.endsWith("…”"), cut);
        assertFalse(Quoted.of("$1\\").contains("\\\\"), "a replacement is never read as a pattern");
        assertTrue(Quoted.all(Collections.nCopies(500, "x")).endsWith("and 492 more"));
    }

    @Test
    void tellsOfAValueOnlyWhatItIsLike() {
        assertEquals("a text of 7 characters", Quoted.kind("Ivy May"));
        assertEquals("an empty text", Quoted.kind(" "));
        assertEquals("a list of 2", Quoted.kind(List.of(1, 2)));
        assertEquals("an object", Quoted.kind(Map.of("value", "9990000018")));
    }
}
