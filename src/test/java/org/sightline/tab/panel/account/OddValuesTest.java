package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An element without a value of its type, such as one with a code that FHIR does not have, takes no panel with it. */
class OddValuesTest {

    static Stream<Arguments> kinds() {
        return EveryElementTest.kinds();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("kinds")
    void takesNoPanelWithIt(String type, PanelWords panel) {
        Optional<Resource> plain = panel.accepted(AcceptedEntries.of(type, panel.panel()));
        Set<String> broken = new TreeSet<>();
        for (ElementPath path : ElementPath.of(type)) {
            if (plain.isPresent() && path.last().made() instanceof PrimitiveType<?> made) {
                Resource odd = plain.get().copy();
                path.last().put(path.parent(odd), withoutValue(made));
                try {
                    panel.shown(odd);
                } catch (RuntimeException e) {
                    broken.add(path + " " + e);
                }
            }
        }
        assertEquals(Set.of(), broken);
    }

    private static PrimitiveType<?> withoutValue(PrimitiveType<?> made) {
        if (made instanceof Enumeration<?> code) {
            try {
                code.setValueAsString("oddZq7");
            } catch (IllegalArgumentException _) {
                // as the parser does, which keeps the text
                return code;
            }
        }
        made.addExtension("https://gp.example/absent", new CodeType("unknown"));
        return made;
    }
}
