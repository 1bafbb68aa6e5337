package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.junit.jupiter.api.Test;

/** A section's narrative is often all there is of it. */
class SectionNarrativeTest {

    @Test
    void isNamedAsPlainText() {
        SectionComponent section = new SectionComponent().setTitle("Plan");
        section.getText()
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ring the <b>ward</b></p></div>");
        SentValues sent = SentValues.of(
                List.of(new Composition().addSection(section)),
                new SentValues.Reading(_ -> Optional.empty(), List.of()));

        SaidWords nothing = new SaidWords(List.of());
        assertEquals(
                "section, title: Plan; section, text: Ring the ward",
                sent.account(nothing, nothing).rest().whole());
    }
}
