package org.sightline.tab.panel.directives;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.DocumentLinks;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/**
 * Something said in advance about treatment, whatever FHIR type a source says it in.
 *
 * @param named what the source calls it
 * @param says the concepts that tell what it is
 * @param mentions every wording in which CPR may be mentioned without a code
 * @param qualifier what may turn a concept's meaning round, such as {@code No}; empty when nothing does
 * @param status the status of its type; empty when there is none
 * @param review when it is to be looked at again
 * @param people who decided, recorded or was told, each line with its label
 * @param original who holds the original and what it is, each line with its label
 */
record Directive(
        Entry<? extends DomainResource> entry,
        List<Identifier> identifiers,
        CodedText named,
        List<CodeableConcept> says,
        List<ShownText> mentions,
        ShownText qualifier,
        String status,
        ClinicalDate review,
        List<ShownText> people,
        List<ShownText> original,
        RowNotes notes) {

    private static final Set<String> ENDED =
            Set.of("inactive", "cancelled", "rejected", "revoked", "completed", "superseded");
    private static final Set<String> NOT_YET = Set.of("draft", "proposed", "registered");
    private static final Set<String> ORDINARY = Set.of("active", "final", "amended", "corrected", "current");

    Directive {
        identifiers = List.copyOf(identifiers);
        says = List.copyOf(says);
        mentions = List.copyOf(mentions);
        people = List.copyOf(people);
        original = List.copyOf(original);
    }

    /** Whether its source says that it no longer holds; a review that is overdue does not end it. */
    boolean isEnded() {
        return ENDED.contains(status);
    }

    /** Whether it holds as far as its source says; without a status it may, and says that it has none. */
    boolean isInForce() {
        return !isEnded() && !NOT_YET.contains(status);
    }

    boolean isIn(PanelDefinition lists, String list) {
        return says.stream().anyMatch(concept -> lists.lists(list, concept));
    }

    RowFrame frame() {
        return entry.frame(identifiers, notes);
    }

    /** The document it is, if it is one that can be opened. */
    List<Link> documents(PanelPlace place) {
        return entry.resource() instanceof DocumentReference document
                ? DocumentLinks.of(new Entry<>(document, entry.source()), place)
                : List.of();
    }

    /** Who, then who holds the original and what it is, as lines. */
    Stream<ShownText> peopleAndOriginal() {
        return Stream.concat(people.stream(), original.stream());
    }

    Stream<Chip> statusChips() {
        return Stream.concat(
                Chip.of(Tone.WARNING, status.isEmpty() ? "Status not given" : ""),
                Chip.of(
                        isEnded() ? Tone.PLAIN : Tone.WARNING,
                        ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status)));
    }

    /** Whether its review is surely past while it still holds. */
    boolean reviewOverdue(Instant now) {
        return !isEnded() && review.isSurelyBefore(now);
    }

    Stream<Chip> reviewChips(Instant now) {
        return Chip.of(Tone.WARNING, reviewOverdue(now) ? "Review overdue since " + review.text() : "");
    }
}
