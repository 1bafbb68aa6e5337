package org.sightline.tab.panel.directives;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.ListKind;

/**
 * Who may decide for the patient as attorney or deputy, where a source says so of a person rather than as a decision
 * (NHS England's end-of-life interface sends them as RelatedPerson). Found by code, and by the words of the relationship,
 * as most sources send no code.
 */
public final class Attorneys {

    private static final String ATTORNEY = "attorney";
    private static final Pattern SAYS_SO = Pattern.compile("(?i)\\battorney|\\bdeputy\\b|\\bLPA\\b");
    private static final Columns COLUMNS = new Columns("Who", List.of("As", "How to reach"), "Since");
    private static final TableDefinition CURRENT =
            TableDefinition.open("", COLUMNS).uncut();
    private static final TableDefinition PAST = TableDefinition.folded(" no longer", COLUMNS);

    private Attorneys() {}

    public static PanelKind kind() {
        return ListKind.of("attorneys", "attorneys or deputies among the people known", "RelatedPerson")
                .orElse("None who is one now, in what was received.")
                .withFoot((_, tables) -> tables.getFirst().total() == 0
                        ? ""
                        : "The registered document itself decides what an attorney may do.")
                .in(CURRENT, PAST)
                .rows(input -> input.entries(RelatedPerson.class)
                        .filter(entry -> isAttorney(entry.resource(), input.definition()))
                        .map(entry -> row(entry, input.now())))
                .withCodeLists(Set.of(ATTORNEY));
    }

    private static boolean isAttorney(RelatedPerson person, PanelDefinition lists) {
        return person.getRelationship().stream()
                .anyMatch(relation -> lists.lists(ATTORNEY, relation)
                        || SAYS_SO.matcher(CodedText.of(relation).text().whole())
                                .find());
    }

    private static PendingRow row(Entry<RelatedPerson> entry, Instant now) {
        RelatedPerson sent = entry.resource();
        ClinicalDate until = ClinicalDate.of(sent.getPeriod().getEndElement());
        boolean past = Boolean.FALSE.equals(sent.getActiveElement().getValue()) || until.isSurelyBefore(now);
        ClinicalDate since = ClinicalDate.of(sent.getPeriod().getStartElement());
        return PendingRow.of(
                        entry,
                        sent.getIdentifier(),
                        since,
                        (row, person) -> row.what(named(person), "Person not named by the source")
                                .cells(
                                        Cell.of(person.getRelationship().stream()
                                                .map(relation ->
                                                        CodedText.of(relation).text())
                                                .toList()),
                                        Cell.of(person.getTelecom().stream()
                                                .map(ContactPoint::getValue)
                                                .map(ShownText::of)
                                                .toList()))
                                .detail("Until", until))
                .in(past ? PAST : CURRENT);
    }

    private static CodedText named(RelatedPerson person) {
        return PersonName.of(person.getName())
                .map(name -> CodedText.of(name.name()))
                .orElse(CodedText.NONE);
    }
}
