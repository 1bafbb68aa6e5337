package org.sightline.tab.panel.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Reference;
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
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/** Care plans: what each aims at and what is to be done, those in force first and those that are over behind a line. */
public final class CarePlans {

    private static final Set<String> GOING_ON = Set.of("accepted", "active");
    private static final Set<String> CALLED_OFF = Set.of("entered-in-error", "cancelled", "stopped");
    private static final Set<String> OVER = Set.of("revoked", "completed");
    /** So many lines of a plan stand in its row, the others open with its details. */
    private static final int LINES = 3;

    private static final Columns COLUMNS =
            new Columns("Care plan", List.of("Goals and activities", "Until or review"), "From");
    private static final TableDefinition CURRENT = TableDefinition.open("", COLUMNS);
    private static final TableDefinition ENDED = TableDefinition.folded(" completed or revoked", COLUMNS);

    private CarePlans() {}

    public static PanelKind kind() {
        return ListKind.of("care-plans", "care plans sent with their parts", "CarePlan")
                .withFoot((_, _) -> "Plans that a source sends as documents stand with the documents.")
                .orElse("No care plan that holds now, in what was received.")
                .in(CURRENT, ENDED)
                .rows(input -> input.entries(CarePlan.class).map(entry -> row(entry, input.now())));
    }

    /** From when a plan is: its period's start, else when it was written. */
    public static ClinicalDate made(CarePlan plan) {
        return ClinicalDate.of(plan.getPeriod().getStartElement()).orElse(ClinicalDate.of(plan.getCreatedElement()));
    }

    /** Whether an activity is to be done: neither called off nor one that must not be done. */
    public static boolean holds(CarePlanActivityDetailComponent activity) {
        return !CALLED_OFF.contains(Codes.of(activity.getStatusElement()))
                && !Codes.is(activity.getDoNotPerformElement());
    }

    private static PendingRow row(Entry<CarePlan> entry, Instant now) {
        CarePlan sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), made(sent), (row, plan) -> content(row, entry, now))
                .ranked("active".equals(status(sent)) ? 0 : 1)
                .in(OVER.contains(status(sent)) ? ENDED : CURRENT);
    }

    private static void content(RowBuilder row, Entry<CarePlan> entry, Instant now) {
        CarePlan plan = entry.resource();
        ShownText title = ShownText.of(plan.getTitle());
        ShownText categories = Codes.texts(plan.getCategory());
        List<ShownText> content = content(entry);
        ClinicalDate until = ClinicalDate.of(plan.getPeriod().getEndElement());
        row.what(CodedText.ofText(title.orElse(categories).whole()), "Care plan not named by the source")
                .chips(chips(status(plan), until, now))
                .cells(Cell.of(first(content, plan)), Cell.of(until))
                .detail("Category", title.isEmpty() ? ShownText.NONE : categories)
                .detail("Category codes", Codes.codes(plan.getCategory()))
                .detail("Description", ShownText.of(plan.getDescription()))
                .detail(
                        "For",
                        ShownText.joined(", ", Codes.named(plan.getAddresses()).toArray(ShownText[]::new)))
                .status(status(plan))
                .by("Written by", plan.getAuthor());
        content.forEach(line -> row.detail("Goal or activity", line));
        row.annotations(plan.getNote());
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
                plan.getGoal().stream().map(goal -> goal(entry, goal)).map(words -> Codes.labelled("Goal: ", words));
        Stream<ShownText> activities = plan.getActivity().stream().map(CarePlans::activity);
        return Stream.concat(goals, activities).filter(line -> !line.isEmpty()).toList();
    }

    private static ShownText goal(Entry<CarePlan> entry, Reference reference) {
        Goal goal = entry.resolve(reference)
                .filter(Goal.class::isInstance)
                .map(Goal.class::cast)
                .orElseGet(Goal::new);
        ShownText words = Codes.named(reference)
                .orElse(CodedText.of(goal.getDescription()).text());
        String status = Codes.of(goal.getLifecycleStatusElement());
        return words.isEmpty() || status.isEmpty() || GOING_ON.contains(status)
                ? words
                : ShownText.of(words + " (" + Words.sentence(status) + ")");
    }

    private static ShownText activity(CarePlanActivityComponent activity) {
        CarePlanActivityDetailComponent detail = activity.getDetail();
        ShownText words =
                ShownText.joined(": ", CodedText.of(detail.getCode()).text(), ShownText.of(detail.getDescription()));
        ShownText named = words.isEmpty() ? Codes.named(activity.getReference()) : words;
        String status = Codes.of(detail.getStatusElement());
        ShownText state = Set.of("in-progress", "scheduled", "not-started").contains(status)
                ? ShownText.NONE
                : Words.sentence(status);
        ShownText whole = state.isEmpty() || named.isEmpty() ? named : ShownText.of(named + " (" + state + ")");
        return Codes.is(detail.getDoNotPerformElement()) ? Codes.labelled("Not to be done: ", whole) : whole;
    }

    private static List<Chip> chips(String status, ClinicalDate until, Instant now) {
        boolean ended = OVER.contains(status);
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

    private static String status(CarePlan plan) {
        return Codes.of(plan.getStatusElement());
    }
}
