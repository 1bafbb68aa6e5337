package org.sightline.tab.panel.directives;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.listing.PlacedRow;

/**
 * Who may decide for the patient as attorney or deputy, where a source says so of a person rather than as a decision
 * (NHS England's end-of-life interface sends them as RelatedPerson). Found by code, and by the words of the relationship,
 * as most sources send no code.
 */
public final class Attorneys implements PanelKind {

    private static final String ATTORNEY = "attorney";
    private static final Pattern SAYS_SO = Pattern.compile("(?i)\\battorney|\\bdeputy\\b|\\bLPA\\b");
    private static final Columns COLUMNS = new Columns("Who", List.of("As", "How to reach"), "Since");

    private enum Place {
        CURRENT,
        PAST
    }

    @Override
    public String name() {
        return "attorneys";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("RelatedPerson");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of(ATTORNEY);
    }

    @Override
    public Panel show(PanelInput input) {
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(RelatedPerson.class)
                        .filter(e -> isAttorney(e.resource(), input.definition()))
                        .map(e -> row(e, input)));
        List<Row> current = PlacedRow.table(tables, Place.CURRENT);
        return new Panel(
                PanelFrame.of(
                        input,
                        "attorneys or deputies among the people known",
                        "",
                        current.size(),
                        current.isEmpty() ? "" : "The registered document itself decides what an attorney may do."),
                "None who is one now, in what was received.",
                List.of(
                        Table.uncut("", false, COLUMNS, current),
                        Table.folded(input, " no longer", COLUMNS, PlacedRow.table(tables, Place.PAST))),
                List.of());
    }

    private static boolean isAttorney(RelatedPerson person, PanelDefinition lists) {
        return person.getRelationship().stream()
                .anyMatch(relation -> lists.lists(ATTORNEY, relation)
                        || SAYS_SO.matcher(CodedText.of(relation).text().whole())
                                .find());
    }

    private static PlacedRow<Place> row(Entry<RelatedPerson> entry, PanelInput input) {
        RelatedPerson person = entry.resource();
        ClinicalDate until = ClinicalDate.of(person.getPeriod().getEndElement());
        boolean past = (person.hasActive() && !person.getActive()) || until.isSurelyBefore(input.now());
        RowNotes notes = new RowNotes(ClinicalDate.of(person.getPeriod().getStartElement()), person, List.of())
                .detail("Until", until);
        ShownText name = PersonName.of(person.getName()).map(PersonName::name).orElse(ShownText.NONE);
        return new PlacedRow<>(
                past ? Place.PAST : Place.CURRENT,
                new Row(
                        entry.frame(person.getIdentifier(), notes),
                        name.isEmpty()
                                ? CodedText.ofText("Person not named by the source")
                                : new CodedText(name, ShownText.NONE, ShownText.NONE),
                        List.of(),
                        List.of(
                                Cell.of(person.getRelationship().stream()
                                        .map(relation -> CodedText.of(relation).text())
                                        .toArray(ShownText[]::new)),
                                Cell.of(person.getTelecom().stream()
                                        .map(ContactPoint::getValue)
                                        .map(ShownText::of)
                                        .toArray(ShownText[]::new)))));
    }
}
