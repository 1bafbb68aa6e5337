package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
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
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/**
 * Packages of care (EpisodeOfCare) and assessments (Task), as the social care data service publishes them. That somebody
 * is known to adult social care is not concluded here: a package that a source sends says it.
 */
public final class SocialCare implements ListingKind {

    private static final Set<String> ENDED = Set.of("finished", "cancelled");
    private static final Set<String> CALLED_OFF = Set.of("cancelled", "rejected", "failed");
    private static final Columns PACKAGES = new Columns("Service", List.of("Provider", "Until"), "From");
    private static final Columns ASSESSMENTS = new Columns("Assessment", List.of("By", "Outcome"), "Asked for");

    private final String name;
    private final String noun;

    /** @param noun what it lists, for the sentence that there is none */
    public SocialCare(String name, String noun) {
        this.name = name;
        this.noun = noun;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("EpisodeOfCare", "Task");
    }

    @Override
    public Panel show(PanelInput input) {
        List<Entry<EpisodeOfCare>> packages = input.entries(EpisodeOfCare.class)
                .filter(e -> !"entered-in-error".equals(status(e)))
                .toList();
        List<Entry<Task>> tasks = input.entries(Task.class)
                .filter(e -> !"entered-in-error".equals(state(e)))
                .toList();
        List<Row> current = packages(packages.stream().filter(e -> !ENDED.contains(status(e))), input.now());
        List<Row> past = packages(packages.stream().filter(e -> ENDED.contains(status(e))), input.now());
        List<Row> assessments = assessments(tasks.stream().filter(e -> !CALLED_OFF.contains(state(e))));
        List<Row> off = assessments(tasks.stream().filter(e -> CALLED_OFF.contains(state(e))));
        return new Panel(
                PanelFrame.of(input, noun, "", current.size() + assessments.size(), ""),
                "No package or assessment that holds now, in what was received.",
                List.of(
                        Table.open(input, "Packages and services", PACKAGES, current),
                        Table.open(input, "Assessments", ASSESSMENTS, assessments),
                        Table.folded(input, " ended: packages and services", PACKAGES, past),
                        Table.folded(input, " called off: assessments", ASSESSMENTS, off)),
                List.of());
    }

    private static List<Row> packages(Stream<Entry<EpisodeOfCare>> entries, Instant now) {
        return Row.latestFirst(entries.map(e -> row(e, now)));
    }

    private static Row row(Entry<EpisodeOfCare> entry, Instant now) {
        EpisodeOfCare episode = entry.resource();
        String status = status(entry);
        ClinicalDate until = ClinicalDate.of(episode.getPeriod().getEndElement());
        ShownText type = Codes.texts(episode.getType());
        RowNotes notes = new RowNotes(
                        ClinicalDate.of(episode.getPeriod().getStartElement()), episode, episode.getDiagnosis())
                .detail(
                        "Codes",
                        ShownText.joined(
                                "\n",
                                episode.getType().stream()
                                        .map(t -> CodedText.of(t).codes())
                                        .toArray(ShownText[]::new)))
                .status(status);
        boolean overdue = !ENDED.contains(status) && until.isSurelyBefore(now);
        ShownText manager = RowNotes.named(episode.getCareManager());
        return new Row(
                entry.frame(episode.getIdentifier(), notes),
                CodedText.ofText(type.isEmpty() ? "Service not named by the source" : type.whole()),
                Stream.concat(
                                chips(status, "active", ENDED),
                                Chip.of(Tone.WARNING, overdue ? "End date passed, not said to have ended" : ""))
                        .toList(),
                List.of(
                        Cell.of(
                                RowNotes.named(episode.getManagingOrganization()),
                                names(episode.getTeam()),
                                manager.isEmpty() ? manager : ShownText.of("Care manager " + manager)),
                        Cell.of(until)));
    }

    private static List<Row> assessments(Stream<Entry<Task>> entries) {
        return Row.latestFirst(entries.map(SocialCare::row));
    }

    private static Row row(Entry<Task> entry) {
        Task task = entry.resource();
        CodedText what = CodedText.of(task.getCode());
        ShownText description = ShownText.of(task.getDescription());
        ClinicalDate asked = ClinicalDate.of(task.getAuthoredOnElement());
        ClinicalDate started = ClinicalDate.of(task.getExecutionPeriod().getStartElement());
        RowNotes notes = new RowNotes(asked.orElse(started), task, List.of())
                .coded(what)
                .detail("Description", what.isEmpty() ? ShownText.NONE : description)
                .by("Asked for by", task.getRequester())
                .detail("Started", started)
                .detail("Finished", ClinicalDate.of(task.getExecutionPeriod().getEndElement()))
                .status(state(entry))
                .annotations(task.getNote());
        CodedText named = what.isEmpty() ? CodedText.ofText(description.whole()) : what;
        return new Row(
                entry.frame(task.getIdentifier(), notes),
                named.isEmpty() ? CodedText.ofText("Assessment not named by the source") : named,
                chips(
                                state(entry),
                                "",
                                Set.of("completed", "in-progress", "accepted", "requested", "ready", "received"))
                        .toList(),
                List.of(
                        Cell.of(RowNotes.named(task.getOwner())),
                        Cell.of(
                                ClinicalDate.of(task.getExecutionPeriod().getEndElement()),
                                CodedText.of(task.getBusinessStatus()).text())));
    }

    /** A status in words, unless it is the ordinary one; one that asks for attention has a sign. */
    private static Stream<Chip> chips(String status, String ordinary, Set<String> plain) {
        return status.isEmpty()
                ? Chip.of(Tone.WARNING, "Status not given")
                : Chip.of(
                        plain.contains(status) ? Tone.PLAIN : Tone.WARNING,
                        status.equals(ordinary) ? ShownText.NONE : Words.sentence(status));
    }

    private static ShownText names(List<Reference> references) {
        return ShownText.joined(", ", references.stream().map(RowNotes::named).toArray(ShownText[]::new));
    }

    private static String status(Entry<EpisodeOfCare> entry) {
        return Codes.of(entry.resource().getStatusElement());
    }

    private static String state(Entry<Task> entry) {
        return Codes.of(entry.resource().getStatusElement());
    }
}
