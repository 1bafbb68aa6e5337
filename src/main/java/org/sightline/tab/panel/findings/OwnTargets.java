package org.sightline.tab.panel.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Group;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.RuleSource;

/** The targets of the person's own plan: goals that are kept to, by themselves or of a care plan that is in force. */
final class OwnTargets {

    private static final Set<String> KEPT_TO = Set.of("accepted", "active", "planned");
    private static final List<String> PARTS = List.of("systolic", "diastolic");

    private final PanelDefinition lists;
    private final List<HeldGoal> goals = new ArrayList<>();

    OwnTargets(PanelInput input) {
        this.lists = input.definition();
        input.entries(Goal.class).forEach(entry -> add(entry.resource(), entry));
        input.entries(CarePlan.class)
                .filter(entry -> "active".equals(Codes.of(entry.resource().getStatusElement())))
                .forEach(this::addOf);
    }

    private record HeldGoal(Goal goal, Entry<?> entry) {}

    private void addOf(Entry<CarePlan> plan) {
        plan.resource().getGoal().stream()
                .flatMap(reference -> plan.resolve(reference).stream())
                .filter(Goal.class::isInstance)
                .forEach(goal -> add((Goal) goal, plan));
    }

    private void add(Goal goal, Entry<?> entry) {
        boolean known = goals.stream().anyMatch(held -> held.goal() == goal);
        if (!known && KEPT_TO.contains(Codes.of(goal.getLifecycleStatusElement()))) {
            goals.add(new HeldGoal(goal, entry));
        }
    }

    /** The goals that set a target for what this panel knows, or the plans that hold them. */
    Stream<Entry<?>> entries() {
        return goals.stream()
                .filter(held -> held.goal().getTarget().stream()
                                .anyMatch(target -> lists.listsAnywhere(measure(held, target)))
                        || !held.goal().hasTarget()
                                && lists.rules().processes().stream().anyMatch(process -> isNamedIn(held, process)))
                .map(HeldGoal::entry);
    }

    List<Target> of(CareProcess process) {
        return goals.stream()
                .flatMap(held -> held.goal().hasTarget()
                        ? held.goal().getTarget().stream().flatMap(target -> target(held, target, process))
                        : Stream.of(held)
                                .filter(goal -> isNamedIn(goal, process))
                                .map(goal -> target(goal, "", null)))
                .toList();
    }

    /** Whether a goal that is in words alone names what the process is about, such as "HbA1c below 64". */
    private static boolean isNamedIn(HeldGoal held, CareProcess process) {
        return CodedText.of(held.goal().getDescription())
                .text()
                .whole()
                .toLowerCase(Locale.ROOT)
                .contains(process.title().toLowerCase(Locale.ROOT));
    }

    private Stream<Target> target(HeldGoal held, GoalTargetComponent target, CareProcess process) {
        CodeableConcept measure = measure(held, target);
        List<String> parts = process.proof() == CareProcess.Proof.PRESSURES ? PARTS : List.of("");
        return parts.stream()
                .filter(part ->
                        part.isEmpty() ? lists.listsIn(process.lists(Role.DONE), measure) : lists.lists(part, measure))
                .map(part -> target(held, part, target.getDetail()));
    }

    private static CodeableConcept measure(HeldGoal held, GoalTargetComponent target) {
        return target.hasMeasure() ? target.getMeasure() : held.goal().getDescription();
    }

    private static Target target(HeldGoal held, String part, @Nullable Type detail) {
        String words = ValueText.of(detail)
                .orElse(CodedText.of(held.goal().getDescription()).text())
                .whole();
        RuleSource source = source(held);
        return switch (detail) {
            case Range range when range.getHigh().hasValue() -> atMost(part, range.getHigh(), words, source);
            case Quantity quantity when quantity.hasValue() -> limit(part, quantity, words, source);
            case null, default -> inWords(part, words, "", source);
        };
    }

    private static Target limit(String part, Quantity quantity, String words, RuleSource source) {
        String comparator = Codes.of(quantity.getComparatorElement());
        return switch (comparator.isEmpty() ? ' ' : comparator.charAt(0)) {
            case '>' -> inWords(part, words, unit(quantity), source);
            case '<' ->
                new Target(
                        part,
                        quantity.getValue().doubleValue(),
                        comparator.equals("<"),
                        (part + " " + words).strip(),
                        unit(quantity),
                        source,
                        Group.EVERYBODY);
            default -> atMost(part, quantity, "at most " + words, source);
        };
    }

    private static Target atMost(String part, Quantity most, String words, RuleSource source) {
        return new Target(
                part,
                most.getValue().doubleValue(),
                false,
                (part + " " + words).strip(),
                unit(most),
                source,
                Group.EVERYBODY);
    }

    /** A target with which nothing is compared. */
    private static Target inWords(String part, String words, String unit, RuleSource source) {
        return new Target(part, Double.NaN, false, (part + " " + words).strip(), unit, source, Group.EVERYBODY);
    }

    private static RuleSource source(HeldGoal held) {
        ClinicalDate since = ClinicalDate.of(held.goal().getStartDateType());
        return new RuleSource(
                "the person's own plan",
                held.entry().source().name() + (since.isKnown() ? " since " + since.text() : ""),
                LocalDate.MAX);
    }

    private static String unit(Quantity limit) {
        String unit = limit.getUnit() == null ? limit.getCode() : limit.getUnit();
        return unit == null ? "" : unit;
    }
}
