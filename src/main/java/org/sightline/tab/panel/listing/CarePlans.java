package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Reference;
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

/** Care plans: what each aims at and what is to be done, those in force first and those that are over behind a line. */
public final class CarePlans implements ListingKind {

    private static final Set<String> CALLED_OFF = Set.of("entered-in-error", "cancelled", "stopped");
    private static final Set<String> ENDED = Set.of("revoked", "completed");

    /** So many lines of a plan stand in its row, the others open with its details. */
    private static final int LINES = 3;

    private static final Columns COLUMNS =
            new Columns("Care plan", List.of("Goals and activities", "Until or review"), "From");

    @Override
    public String name() {
        return "care-plans";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("CarePlan");
    }

    @Override
    public Panel show(PanelInput input) {
        List<Entry<CarePlan>> plans = input.entries(CarePlan.class)
                .filter(e -> !"entered-in-error".equals(status(e.resource())))
                .sorted(Comparator.comparing(e -> !"active".equals(status(e.resource()))))
                .toList();
        List<Row> current = Stream.concat(
                        rows(plans.stream().filter(e -> "active".equals(status(e.resource()))), input.now()),
                        rows(
                                plans.stream()
                                        .filter(e -> !"active".equals(status(e.resource())))
                                        .filter(e -> !ENDED.contains(status(e.resource()))),
                                input.now()))
                .toList();
        List<Row> past = rows(plans.stream().filter(e -> ENDED.contains(status(e.resource()))), input.now())
                .toList();
        return new Panel(
                PanelFrame.of(input, "care plans", "", current.size(), ""),
                "No care plan that holds now, in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, current),
                        Table.folded(input, " completed or revoked", COLUMNS, past)),
                List.of());
    }

    /** From when a plan is: its period's start, else when it was written. */
    public static ClinicalDate made(CarePlan plan) {
        return ClinicalDate.of(plan.getPeriod().getStartElement()).orElse(ClinicalDate.of(plan.getCreatedElement()));
    }

    /** Whether an activity is to be done: neither called off nor one that must not be done. */
    public static boolean holds(CarePlanActivityDetailComponent activity) {
        return !CALLED_OFF.contains(Codes.of(activity.getStatusElement())) && !activity.getDoNotPerform();
    }

    private static Stream<Row> rows(Stream<Entry<CarePlan>> plans, Instant now) {
        return Row.latestFirst(plans.map(e -> row(e, now))).stream();
    }

    private static Row row(Entry<CarePlan> entry, Instant now) {
        CarePlan plan = entry.resource();
        ShownText title = ShownText.of(plan.getTitle());
        ShownText categories = Codes.texts(plan.getCategory());
        List<ShownText> content = content(entry);
        ClinicalDate until = ClinicalDate.of(plan.getPeriod().getEndElement());
        List<IBaseHasModifierExtensions> parts = new ArrayList<>(plan.getActivity());
        plan.getActivity().forEach(activity -> parts.add(activity.getDetail()));
        RowNotes notes = new RowNotes(made(plan), plan, parts)
                .detail("Category", title.isEmpty() ? ShownText.NONE : categories)
                .detail("Category codes", codes(plan.getCategory()))
                .detail("Description", ShownText.of(plan.getDescription()))
                .detail("For", names(plan.getAddresses()))
                .status(status(plan))
                .by("Written by", plan.getAuthor());
        content.forEach(line -> notes.detail("Goal or activity", line));
        notes.annotations(plan.getNote());
        ShownText what = title.orElse(categories);
        return new Row(
                entry.frame(plan.getIdentifier(), notes),
                CodedText.ofText(what.isEmpty() ? "Care plan not named by the source" : what.whole()),
                chips(status(plan), until, now),
                List.of(Cell.of(first(content, plan).toArray(ShownText[]::new)), Cell.of(until)));
    }

    private static List<ShownText> first(List<ShownText> content, CarePlan plan) {
        if (content.isEmpty()) {
            return List.of(ShownText.of(plan.getDescription()));
        }
        List<ShownText> lines = new ArrayList<>(content.stream().limit(LINES).toList());
        int more = content.size() - LINES;
        if (more > 0) {
            lines.add(ShownText.of("and " + more + " more: open the row"));
        }
        return lines;
    }

    /** Goals, then activities; one that is off or must not be done says so in its own line. */
    private static List<ShownText> content(Entry<CarePlan> entry) {
        CarePlan plan = entry.resource();
        Stream<ShownText> goals =
                plan.getGoal().stream().map(goal -> goal(entry, goal)).map(words -> labelled("Goal: ", words));
        Stream<ShownText> activities = plan.getActivity().stream().map(CarePlans::activity);
        return Stream.concat(goals, activities).filter(line -> !line.isEmpty()).toList();
    }

    private static ShownText goal(Entry<CarePlan> entry, Reference reference) {
        ShownText named = RowNotes.named(reference);
        return named.isEmpty()
                ? entry.resolve(reference)
                        .filter(Goal.class::isInstance)
                        .map(goal ->
                                CodedText.of(((Goal) goal).getDescription()).text())
                        .orElse(ShownText.NONE)
                : named;
    }

    private static ShownText activity(CarePlanActivityComponent activity) {
        CarePlanActivityDetailComponent detail = activity.getDetail();
        ShownText words =
                ShownText.joined(": ", CodedText.of(detail.getCode()).text(), ShownText.of(detail.getDescription()));
        ShownText named = words.isEmpty() ? RowNotes.named(activity.getReference()) : words;
        String status = Codes.of(detail.getStatusElement());
        ShownText state = Set.of("in-progress", "scheduled", "not-started").contains(status)
                ? ShownText.NONE
                : Words.sentence(status);
        ShownText whole = state.isEmpty() || named.isEmpty() ? named : ShownText.of(named + " (" + state + ")");
        return detail.getDoNotPerform() ? labelled("Not to be done: ", whole) : whole;
    }

    private static List<Chip> chips(String status, ClinicalDate until, Instant now) {
        boolean ended = ENDED.contains(status);
        ShownText words = Words.sentence(status).orElse(ShownText.of("Status not given"));
        return Stream.of(
                        Chip.of(ended ? Tone.PLAIN : Tone.WARNING, "active".equals(status) ? ShownText.NONE : words),
                        Chip.of(
                                Tone.WARNING,
                                !ended && until.isSurelyBefore(now)
                                        ? "Ended or due for review since " + until.text()
                                        : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText labelled(String label, ShownText words) {
        return words.isEmpty() ? words : ShownText.of(label + words);
    }

    private static ShownText names(List<Reference> references) {
        return ShownText.joined(", ", references.stream().map(RowNotes::named).toArray(ShownText[]::new));
    }

    private static ShownText codes(List<CodeableConcept> concepts) {
        return ShownText.joined(
                "\n", concepts.stream().map(c -> CodedText.of(c).codes()).toArray(ShownText[]::new));
    }

    private static String status(CarePlan plan) {
        return Codes.of(plan.getStatusElement());
    }
}
