package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/** Who cares for the patient, professionally or not, and how to reach them; those who no longer do behind a line. */
public final class Contacts implements PanelKind {

    private static final Columns COLUMNS = new Columns("Who", List.of("Role", "How to reach"), "Since");
    private static final Set<String> ENDED = Set.of("inactive", "finished", "cancelled");

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("CareTeam", "RelatedPerson", "EpisodeOfCare");
    }

    @Override
    public Panel show(PanelInput input) {
        List<Contact> all = Stream.of(
                        input.entries(RelatedPerson.class).map(e -> person(e, input.now())),
                        input.entries(CareTeam.class)
                                .filter(e -> !"entered-in-error".equals(status(e.resource())))
                                .flatMap(e -> team(e, input.now())),
                        input.entries(EpisodeOfCare.class)
                                .filter(e -> e.resource().hasCareManager())
                                .filter(e -> !"entered-in-error".equals(status(e.resource())))
                                .map(e -> manager(e, input.now())))
                .flatMap(contacts -> contacts)
                .toList();
        List<Row> current = rows(all.stream().filter(c -> !c.ended()));
        List<Row> past = rows(all.stream().filter(Contact::ended));
        return new Panel(
                PanelFrame.of(input, "contacts or care team", "", current.size(), ""),
                "Nobody who is involved now, in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, current),
                        Table.folded(input, " no longer involved", COLUMNS, past)),
                List.of());
    }

    /** Carers, next of kin and attorneys come first: no other page says how to reach them. */
    private static List<Row> rows(Stream<Contact> contacts) {
        List<Contact> all = contacts.toList();
        List<Row> rows = new ArrayList<>(
                Row.latestFirst(all.stream().filter(Contact::personal).map(Contact::row)));
        rows.addAll(Row.latestFirst(all.stream().filter(c -> !c.personal()).map(Contact::row)));
        return rows;
    }

    private static Contact person(Entry<RelatedPerson> entry, Instant now) {
        RelatedPerson person = entry.resource();
        RowNotes notes = new RowNotes(start(person.getPeriod()), person, person.getCommunication())
                .detail("Until", end(person.getPeriod()))
                .detail("Address", ShownText.of(person.getAddressFirstRep().getText()))
                .detail("Relationship codes", codes(person.getRelationship()));
        ShownText role = Codes.texts(person.getRelationship());
        boolean notActive = person.hasActive() && !person.getActive();
        return new Contact(
                row(
                        entry.frame(person.getIdentifier(), notes),
                        Reach.name(person.getName()),
                        "Name not given",
                        List.of(),
                        Cell.of(role.orElse(ShownText.of("Relationship not given"))),
                        Reach.lines(person.getTelecom())),
                notActive || end(person.getPeriod()).isSurelyBefore(now),
                true);
    }

    private static Stream<Contact> team(Entry<CareTeam> entry, Instant now) {
        CareTeam team = entry.resource();
        boolean over = ENDED.contains(status(team)) || end(team.getPeriod()).isSurelyBefore(now);
        Stream<Contact> members = team.getParticipant().stream()
                .map(member -> new Contact(
                        member(entry, member), over || end(member.getPeriod()).isSurelyBefore(now), false));
        boolean itself = team.hasTelecom() || !team.hasParticipant();
        return Stream.concat(itself ? Stream.of(new Contact(teamItself(entry), over, false)) : Stream.empty(), members);
    }

    private static Row teamItself(Entry<CareTeam> entry) {
        CareTeam team = entry.resource();
        RowNotes notes = notes(entry, start(team.getPeriod()), List.of())
                .detail("Until", end(team.getPeriod()))
                .detail("For", Codes.texts(team.getReasonCode()))
                .annotations(team.getNote());
        return row(
                entry.frame(team.getIdentifier(), notes),
                ShownText.of(team.getName()),
                "Care team without a name",
                chips(status(team)),
                Cell.of(ShownText.of("Care team"), organisations(team.getManagingOrganization())),
                Reach.lines(team.getTelecom()));
    }

    private static Row member(Entry<CareTeam> entry, CareTeamParticipantComponent member) {
        CareTeam team = entry.resource();
        Reach reach = Reach.of(entry, member.getMember());
        ClinicalDate since = start(member.getPeriod()).orElse(start(team.getPeriod()));
        RowNotes notes = notes(entry, since, List.of(member))
                .detail("Until", end(member.getPeriod()).orElse(end(team.getPeriod())))
                .detail("Care team", ShownText.of(team.getName()))
                .detail("Role codes", codes(member.getRole()));
        ShownText organisation = RowNotes.named(member.getOnBehalfOf()).orElse(reach.organisation());
        return row(
                entry.frame(memberIdentifiers(team, reach.name()), notes),
                reach.name(),
                "Member without a name",
                chips(status(team)),
                Cell.of(Codes.texts(member.getRole()), ShownText.of(team.getName()), organisation),
                reach.lines());
    }

    /** A team's identifier stands for all of it: with the member's name it stands for one row. */
    private static List<Identifier> memberIdentifiers(CareTeam team, ShownText member) {
        return team.getIdentifier().stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .map(i -> new Identifier().setSystem(i.getSystem()).setValue(i.getValue() + ", " + member.whole()))
                .toList();
    }

    private static Contact manager(Entry<EpisodeOfCare> entry, Instant now) {
        EpisodeOfCare episode = entry.resource();
        Reach reach = Reach.of(entry, episode.getCareManager());
        RowNotes notes = new RowNotes(start(episode.getPeriod()), episode, episode.getDiagnosis())
                .detail("Until", end(episode.getPeriod()))
                .status(status(episode));
        boolean over =
                ENDED.contains(status(episode)) || end(episode.getPeriod()).isSurelyBefore(now);
        return new Contact(
                row(
                        entry.frame(episode.getIdentifier(), notes),
                        reach.name(),
                        "Care manager without a name",
                        List.of(),
                        Cell.of(
                                ShownText.of("Care manager"),
                                Codes.texts(episode.getType()),
                                RowNotes.named(episode.getManagingOrganization())
                                        .orElse(reach.organisation())),
                        reach.lines()),
                over,
                false);
    }

    private static RowNotes notes(
            Entry<CareTeam> entry, ClinicalDate since, List<CareTeamParticipantComponent> members) {
        return new RowNotes(since, entry.resource(), members).status(status(entry.resource()));
    }

    private static Row row(
            RowFrame frame, ShownText who, String nameless, List<Chip> chips, Cell role, List<ShownText> reach) {
        return new Row(
                frame,
                CodedText.ofText(who.isEmpty() ? nameless : who.whole()),
                chips,
                List.of(role, Cell.of(reach.toArray(ShownText[]::new))));
    }

    private static List<Chip> chips(String status) {
        return Chip.of(
                        status.equals("active") || ENDED.contains(status) ? Tone.PLAIN : Tone.WARNING,
                        status.equals("active")
                                ? ShownText.NONE
                                : Words.sentence(status).orElse(ShownText.of("Status not given")))
                .toList();
    }

    private static ShownText organisations(List<Reference> references) {
        return ShownText.joined(", ", references.stream().map(RowNotes::named).toArray(ShownText[]::new));
    }

    private static ShownText codes(List<org.hl7.fhir.r4.model.CodeableConcept> concepts) {
        return ShownText.joined(
                "\n", concepts.stream().map(c -> CodedText.of(c).codes()).toArray(ShownText[]::new));
    }

    private static ClinicalDate start(Period period) {
        return ClinicalDate.of(period.getStartElement());
    }

    private static ClinicalDate end(Period period) {
        return ClinicalDate.of(period.getEndElement());
    }

    private static String status(CareTeam team) {
        return Codes.of(team.getStatusElement());
    }

    private static String status(EpisodeOfCare episode) {
        return Codes.of(episode.getStatusElement());
    }

    /** @param personal whether it is somebody of the patient's own life */
    private record Contact(Row row, boolean ended, boolean personal) {}
}
