package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
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
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/** Who cares for the patient, professionally or not, and how to reach them; those who no longer do behind a line. */
public final class Contacts {

    private static final Columns COLUMNS = new Columns("Who", List.of("Role", "How to reach"), "Since");
    private static final TableDefinition INVOLVED = TableDefinition.open("", COLUMNS);
    private static final TableDefinition NO_LONGER = TableDefinition.folded(" no longer involved", COLUMNS);
    private static final String NO_PERSON = "Name not given";
    private static final String NO_TEAM = "Care team without a name";
    private static final String NO_MEMBER = "Member without a name";
    private static final String NO_MANAGER = "Care manager without a name";
    private static final Set<String> NAMELESS = Set.of(NO_PERSON, NO_TEAM, NO_MEMBER, NO_MANAGER);
    private static final Set<String> ENDED = Set.of("inactive", "finished", "cancelled");

    private Contacts() {}

    /** Carers, next of kin and attorneys come first: no other page says how to reach them. */
    public static PanelKind kind() {
        return ListKind.of("contacts", "contacts or care team", "CareTeam", "RelatedPerson", "EpisodeOfCare")
                .orElse("Nobody who is involved now, in what was received.")
                .in(INVOLVED, NO_LONGER)
                .united(
                        input -> Stream.of(
                                        input.entries(RelatedPerson.class).map(e -> person(e, input.now())),
                                        input.entries(CareTeam.class).flatMap(e -> team(e, input.now())),
                                        input.entries(EpisodeOfCare.class)
                                                .filter(e -> e.resource().hasCareManager())
                                                .map(e -> manager(e, input.now())))
                                .flatMap(rows -> rows),
                        Contacts::person);
    }

    /** Who a row is about, by name: several entries of one source may be about one person too. */
    private static Duplicates.Thing person(PendingRow row) {
        String name = row.row().what().text().whole();
        String table = row.isIn(NO_LONGER) ? "no longer " : "involved ";
        return new Duplicates.Thing(
                "", NAMELESS.contains(name) ? Set.of() : Set.of(table + Disagreements.plain(name)), true);
    }

    private static PendingRow person(Entry<RelatedPerson> entry, Instant now) {
        RelatedPerson sent = entry.resource();
        boolean notActive = Boolean.FALSE.equals(sent.getActiveElement().getValue());
        return PendingRow.of(entry, sent.getIdentifier(), start(sent.getPeriod()), (row, person) -> {
                    row.cells(
                                    Cell.of(Codes.texts(person.getRelationship())
                                            .orElse(ShownText.of("Relationship not given"))),
                                    Cell.ofLines(ContactPoints.dialled(ContactPoints.lines(person.getTelecom()))))
                            .detail("Until", end(person.getPeriod()))
                            .detail(
                                    "Address",
                                    ShownText.of(person.getAddressFirstRep().getText()))
                            .detail("Relationship codes", Codes.codes(person.getRelationship()));
                    named(row, ContactPoints.name(person.getName()), NO_PERSON);
                })
                .in(notActive || end(sent.getPeriod()).isSurelyBefore(now) ? NO_LONGER : INVOLVED);
    }

    private static Stream<PendingRow> team(Entry<CareTeam> entry, Instant now) {
        CareTeam team = entry.resource();
        boolean over = ENDED.contains(status(team)) || end(team.getPeriod()).isSurelyBefore(now);
        List<CareTeamParticipantComponent> others = team.getParticipant().stream()
                .filter(member -> !isPatient(entry, member.getMember()))
                .toList();
        Stream<PendingRow> members = others.stream()
                .map(member -> member(entry, member)
                        .in(over || end(member.getPeriod()).isSurelyBefore(now) ? NO_LONGER : INVOLVED));
        boolean itself = team.hasTelecom() || others.isEmpty();
        return Stream.concat(
                        itself ? Stream.of(teamItself(entry).in(over ? NO_LONGER : INVOLVED)) : Stream.empty(), members)
                .map(row -> row.ranked(1));
    }

    /** Whether a member is whom the team cares for: by address, or by an identifier such as the NHS number. */
    private static boolean isPatient(Entry<CareTeam> entry, Reference member) {
        Reference patient = entry.resource().getSubject();
        Identifier known = patient.getIdentifier();
        Identifier given = member.getIdentifier();
        return (member.hasReference() && entry.meant(patient).equals(entry.meant(member)))
                || (given.getValue() != null && given.getValue().equals(known.getValue()))
                || (given.hasValue() && "Patient".equals(member.getType()));
    }

    private static PendingRow teamItself(Entry<CareTeam> entry) {
        CareTeam sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), start(sent.getPeriod()), (row, team) -> {
            row.elsewhere(team.getParticipant())
                    .chips(chips(status(team)))
                    .cells(
                            Cell.of(
                                    ShownText.of("Care team"),
                                    ShownText.joined(
                                            ", ",
                                            Codes.named(team.getManagingOrganization())
                                                    .toArray(ShownText[]::new))),
                            Cell.ofLines(ContactPoints.dialled(ContactPoints.lines(team.getTelecom()))))
                    .status(status(team))
                    .detail("Until", end(team.getPeriod()))
                    .detail("For", Codes.texts(team.getReasonCode()))
                    .annotations(team.getNote());
            named(row, ShownText.of(team.getName()), NO_TEAM);
        });
    }

    private static PendingRow member(Entry<CareTeam> entry, CareTeamParticipantComponent member) {
        CareTeam sent = entry.resource();
        ContactPoints points = ContactPoints.of(entry, member.getMember());
        ClinicalDate since = start(member.getPeriod()).orElse(start(sent.getPeriod()));
        return PendingRow.of(entry, memberIdentifiers(sent, points.name()), since, (row, team) -> {
            row.elsewhere(others(entry, member))
                    .elsewhere(team.getTelecom())
                    .chips(chips(status(team)))
                    .cells(
                            Cell.of(
                                    Codes.texts(member.getRole()),
                                    ShownText.of(team.getName()),
                                    Codes.named(member.getOnBehalfOf()).orElse(points.organisation())),
                            Cell.ofLines(ContactPoints.dialled(points.lines())))
                    .status(status(team))
                    .detail("Until", end(member.getPeriod()).orElse(end(team.getPeriod())))
                    .detail("Care team", ShownText.of(team.getName()))
                    .detail("Role codes", Codes.codes(member.getRole()));
            named(row, points.name(), NO_MEMBER);
        });
    }

    /** The other members, and who they are if the team itself holds that. */
    private static List<Base> others(Entry<CareTeam> entry, CareTeamParticipantComponent member) {
        return entry.resource().getParticipant().stream()
                .filter(other -> other != member)
                .flatMap(other -> Stream.concat(Stream.of(other), entry.resolve(other.getMember()).stream()))
                .toList();
    }

    /** A team's identifier stands for all of it: with the member's name it stands for one row. */
    private static List<Identifier> memberIdentifiers(CareTeam team, ShownText member) {
        return team.getIdentifier().stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .map(i -> new Identifier().setSystem(i.getSystem()).setValue(i.getValue() + ", " + member.whole()))
                .toList();
    }

    private static PendingRow manager(Entry<EpisodeOfCare> entry, Instant now) {
        EpisodeOfCare sent = entry.resource();
        String status = Codes.of(sent.getStatusElement());
        boolean over = ENDED.contains(status) || end(sent.getPeriod()).isSurelyBefore(now);
        return PendingRow.of(entry, sent.getIdentifier(), start(sent.getPeriod()), (row, episode) -> {
                    ContactPoints points = ContactPoints.of(entry, episode.getCareManager());
                    row.cells(
                                    Cell.of(
                                            ShownText.of("Care manager"),
                                            Codes.texts(episode.getType()),
                                            Codes.named(episode.getManagingOrganization())
                                                    .orElse(points.organisation())),
                                    Cell.ofLines(ContactPoints.dialled(points.lines())))
                            .detail("Until", end(episode.getPeriod()))
                            .status(status);
                    named(row, points.name(), NO_MANAGER);
                })
                .ranked(1)
                .in(over ? NO_LONGER : INVOLVED);
    }

    private static void named(RowBuilder row, ShownText who, String nameless) {
        row.what(CodedText.ofText(who.whole()), nameless);
    }

    private static List<Chip> chips(String status) {
        return Chip.of(
                        status.equals("active") || ENDED.contains(status) ? Tone.PLAIN : Tone.WARNING,
                        status.equals("active")
                                ? ShownText.NONE
                                : Words.sentence(status).orElse(ShownText.of("Status not given")))
                .toList();
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
}
