package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.RowNotes;

/** Gathers a {@link Directive} while its resource is read. */
final class DirectiveNotes {

    private final Entry<? extends DomainResource> entry;
    private final List<Identifier> identifiers;
    private final String status;
    private final RowNotes notes;
    private final List<CodeableConcept> says = new ArrayList<>();
    private final List<ShownText> mentions = new ArrayList<>();
    private final List<ShownText> people = new ArrayList<>();
    private final List<ShownText> original = new ArrayList<>();
    private CodedText named = CodedText.NONE;
    private ShownText qualifier = ShownText.NONE;
    private ClinicalDate review = ClinicalDate.NOT_RECORDED;

    DirectiveNotes(Entry<? extends DomainResource> entry, List<Identifier> identifiers, String status, RowNotes notes) {
        this.entry = entry;
        this.identifiers = identifiers;
        this.status = status;
        this.notes = notes.status(status);
    }

    DirectiveNotes named(CodedText words) {
        named = words;
        notes.coded(words);
        return mentions(words.text());
    }

    DirectiveNotes says(List<CodeableConcept> concepts) {
        says.addAll(concepts);
        concepts.forEach(concept -> mentions(CodedText.of(concept).text()));
        return this;
    }

    DirectiveNotes mentions(ShownText words) {
        mentions.add(words);
        return this;
    }

    DirectiveNotes qualifier(ShownText words) {
        qualifier = words;
        return mentions(words);
    }

    DirectiveNotes review(ClinicalDate date) {
        review = date;
        return this;
    }

    DirectiveNotes detail(String label, ShownText value) {
        notes.detail(label, value);
        return this;
    }

    DirectiveNotes people(String label, List<Reference> references) {
        references.forEach(reference -> person(label + " ", Codes.named(reference)));
        return this;
    }

    DirectiveNotes person(String label, ShownText words) {
        if (!words.isEmpty()) {
            people.add(ShownText.of(label + words));
        }
        return this;
    }

    DirectiveNotes heldBy(Reference keeper) {
        return original("Held by ", Codes.named(keeper));
    }

    DirectiveNotes original(String label, ShownText words) {
        if (!words.isEmpty()) {
            original.add(ShownText.of(label + words));
        }
        return this;
    }

    Directive done() {
        return new Directive(
                entry, identifiers, named, says, mentions, qualifier, status, review, people, original, notes);
    }
}
