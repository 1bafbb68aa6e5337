package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Task;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Packages of care (EpisodeOfCare) and assessments (Task), as the social care data service publishes them. That somebody
 * is known to adult social care is not concluded here: a package that a source sends says it.
 */
public final class SocialCare {

    private static final Set<String> ENDED = Set.of("finished", "cancelled");
    private static final Set<String> CALLED_OFF = Set.of("cancelled", "rejected", "failed");
    private static final Set<String> GOING_ON =
            Set.of("completed", "in-progress", "accepted", "requested", "ready", "received");
    private static final Columns PACKAGE = new Columns("Service", List.of("Provider", "Until"), "From");
    private static final Columns ASSESSMENT = new Columns("Assessment", List.of("By", "Outcome"), "Asked for");
    private static final TableDefinition PACKAGES = TableDefinition.open("Packages and services", PACKAGE);
    private static final TableDefinition ASSESSMENTS = TableDefinition.open("Assessments", ASSESSMENT);
    private static final TableDefinition PAST_PACKAGES =
            TableDefinition.folded(" ended: packages and services", PACKAGE);
    private static final TableDefinition OFF = TableDefinition.folded(" called off: assessments", ASSESSMENT);

    private SocialCare() {}

    /** @param noun what it lists, for the sentence that there is none */
    public static PanelKind kind(String name, String noun) {
        return ListKind.of(name, noun, "EpisodeOfCare", "Task")
                .orElse("No package or assessment that holds now, in what was received.")
                .in(PACKAGES, ASSESSMENTS, PAST_PACKAGES, OFF)
                .rows(input -> Stream.concat(
                        input.entries(EpisodeOfCare.class).map(entry -> carePackage(entry, input.now())),
                        input.entries(Task.class).map(SocialCare::assessment)));
    }

    private static PendingRow carePackage(Entry<EpisodeOfCare> entry, Instant now) {
        EpisodeOfCare sent = entry.resource();
        String status = Codes.of(sent.getStatusElement());
        ClinicalDate from = ClinicalDate.of(sent.getPeriod().getStartElement());
        return PendingRow.of(entry, sent.getIdentifier(), from, (row, episode) -> {
                    ClinicalDate until = ClinicalDate.of(episode.getPeriod().getEndElement());
                    boolean overdue = !ENDED.contains(status) && until.isSurelyBefore(now);
                    row.what(
                                    CodedText.ofText(
                                            Codes.texts(episode.getType()).whole()),
                                    "Service not named by the source")
                            .chips(chips(status, "active", ENDED).toList())
                            .chip(Tone.WARNING, overdue ? "End date passed, not said to have ended" : "")
                            .cells(
                                    Cell.of(
                                            Codes.named(episode.getManagingOrganization()),
                                            ShownText.joined(
                                                    ", ",
                                                    Codes.named(episode.getTeam())
                                                            .toArray(ShownText[]::new)),
                                            Codes.labelled("Care manager ", Codes.named(episode.getCareManager()))),
                                    Cell.of(until))
                            .detail("Codes", Codes.codes(episode.getType()))
                            .status(status);
                })
                .in(ENDED.contains(status) ? PAST_PACKAGES : PACKAGES);
    }

    private static PendingRow assessment(Entry<Task> entry) {
        Task sent = entry.resource();
        String status = Codes.of(sent.getStatusElement());
        ClinicalDate asked = ClinicalDate.of(sent.getAuthoredOnElement());
        ClinicalDate started = ClinicalDate.of(sent.getExecutionPeriod().getStartElement());
        return PendingRow.of(entry, sent.getIdentifier(), asked.orElse(started), (row, task) -> {
                    CodedText what = CodedText.of(task.getCode());
                    ShownText description = ShownText.of(task.getDescription());
                    ClinicalDate finished =
                            ClinicalDate.of(task.getExecutionPeriod().getEndElement());
                    row.what(
                                    what.isEmpty() ? CodedText.ofText(description.whole()) : what,
                                    "Assessment not named by the source")
                            .chips(chips(status, "", GOING_ON).toList())
                            .cells(
                                    Cell.of(Codes.named(task.getOwner())),
                                    Cell.of(
                                            finished,
                                            CodedText.of(task.getBusinessStatus())
                                                    .text()))
                            .coded(what)
                            .detail("Description", what.isEmpty() ? ShownText.NONE : description)
                            .by("Asked for by", task.getRequester())
                            .detail("Started", started)
                            .detail("Finished", finished)
                            .status(status)
                            .annotations(task.getNote());
                })
                .in(CALLED_OFF.contains(status) ? OFF : ASSESSMENTS);
    }

    /** A status in words, unless it is the ordinary one; one that asks for attention has a sign. */
    private static Stream<Chip> chips(String status, String ordinary, Set<String> plain) {
        return status.isEmpty()
                ? Chip.of(Tone.WARNING, "Status not given")
                : Chip.of(
                        plain.contains(status) ? Tone.PLAIN : Tone.WARNING,
                        status.equals(ordinary) ? ShownText.NONE : Words.sentence(status));
    }
}
