package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Decisions about resuscitation, then what else was said in advance and where its original is. A decision is never cut
 * and never assumed: where no source holds one, that is said, with the sources that could not be asked.
 */
public final class AdvanceDirectives {

    private static final String NOUN = "advance decisions, statements or attorneys";
    private static final String EMERGENCY_PLAN = "emergencyPlan";

    /** What the lists of other directives are called on the page, in the order in which a directive is looked up. */
    private static final Map<String, String> KINDS = kinds();

    private static final Columns CPR = new Columns("CPR decision", List.of("Review due", "Who and where"), "Decided");
    private static final Columns OTHER = new Columns("What", List.of("Kind", "Who and where"), "Dated");
    private static final TableDefinition DECISIONS =
            TableDefinition.open("CPR decision", CPR).uncut();
    private static final TableDefinition TOLD = TableDefinition.open(
                    "About the CPR decision", new Columns("Who was told or took part", List.of("By"), "Recorded"))
            .uncut();
    private static final TableDefinition ENDED =
            TableDefinition.folded(" no longer current: CPR", CPR).uncut();
    private static final TableDefinition CURRENT =
            TableDefinition.open("Advance decisions, statements and attorneys", OTHER);
    private static final TableDefinition PAST = TableDefinition.folded(" no longer current: other directives", OTHER);

    private AdvanceDirectives() {}

    public static PanelKind kind() {
        return PanelKind.of(
                        "advance-directives",
                        AdvanceDirectives::show,
                        Set.of(
                                "Flag",
                                "Observation",
                                "Consent",
                                "CarePlan",
                                "DocumentReference",
                                "QuestionnaireResponse",
                                "Condition",
                                "Procedure",
                                "ServiceRequest"))
                .withCodeLists(codeLists())
                .that(Trait.LOOKS_EVERYWHERE);
    }

    private static Set<String> codeLists() {
        Set<String> lists = new HashSet<>(KINDS.keySet());
        lists.addAll(Set.of(CprDecision.FOR_CPR, CprDecision.NOT_FOR_CPR, CprDecision.INVOLVED));
        return Set.copyOf(lists);
    }

    private static Panel show(PanelInput input) {
        List<Directive> directives = Directives.of(input);
        CprDecisions decisions = CprDecisions.of(directives, input);
        List<PendingRow> told = rows(
                directives.stream().filter(d -> d.isIn(input.definition(), CprDecision.INVOLVED) && !d.isEnded()),
                d -> row(d, input, List.of()),
                input);
        List<Directive> others =
                directives.stream().filter(d -> isOther(d, input)).toList();
        List<PendingRow> current = rows(others.stream().filter(d -> !d.isEnded()), d -> row(d, input), input);
        List<PendingRow> past = rows(others.stream().filter(Directive::isEnded), d -> row(d, input), input);
        PanelFrame frame = PanelFrame.of(input, NOUN, decisions.notEnded().size() + current.size(), "");
        List<Table> tables = new ArrayList<>(statements(decisions, others, input));
        tables.add(DECISIONS.of(input, decisions.notEnded()));
        tables.add(TOLD.of(input, told));
        tables.add(ENDED.of(input, decisions.ended()));
        tables.add(CURRENT.of(input, current));
        tables.add(PAST.of(input, past));
        return new Panel(
                decisions.conflict().map(frame::withNotice).orElse(frame),
                "",
                tables,
                decisions.bannerLines(link(input)));
    }

    /** What is said where no decision is held, and where nothing else is either. */
    private static List<Table> statements(CprDecisions decisions, List<Directive> others, PanelInput input) {
        boolean alone = others.isEmpty() && input.awaited().isEmpty();
        return decisions.noneFound(input).stream()
                .flatMap(words -> alone ? Stream.of(words, input.absence().empty(NOUN)) : Stream.of(words))
                .map(Table::statement)
                .toList();
    }

    private static Link link(PanelInput input) {
        return input.place()
                .tab()
                .orElseGet(
                        () -> new Link(input.definition().title(), input.place().address()));
    }

    /** Whether it stands in the second table: a decision that is clear stands in the first only, unless it is a plan. */
    private static boolean isOther(Directive directive, PanelInput input) {
        boolean listed = KINDS.keySet().stream().anyMatch(list -> directive.isIn(input.definition(), list))
                || directive.isCalledADirective();
        return listed && (directive.isPlan() || !CprDecision.isClear(directive, input.definition()));
    }

    private static List<PendingRow> rows(
            Stream<Directive> directives, Function<Directive, PendingRow> row, PanelInput input) {
        return PendingRow.latestFirst(directives.map(row), input.now());
    }

    private static PendingRow row(Directive directive, PanelInput input) {
        ShownText kind = KINDS.entrySet().stream()
                .filter(e -> directive.isIn(input.definition(), e.getKey()))
                .findFirst()
                .map(e -> ShownText.of(e.getValue()))
                .orElse(ShownText.of("Found by its words"));
        return row(directive, input, List.of(Cell.of(kind)));
    }

    private static PendingRow row(Directive directive, PanelInput input, List<Cell> before) {
        boolean mayHold = directive.isIn(input.definition(), EMERGENCY_PLAN) && !directive.isEnded();
        return directive.row(row -> row.what(directive.named(), "Directive not named by the source")
                .chip(Tone.WARNING, directive.qualifier())
                .chip(Tone.WARNING, mayHold ? "May hold a CPR recommendation" : "")
                .chips(directive.chips(input.now()))
                .cells(before.toArray(Cell[]::new))
                .cells(Cell.of(directive.peopleAndOriginal())));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("refusal", "Advance decision to refuse treatment");
        kinds.put("attorney", "Attorney or deputy");
        kinds.put(EMERGENCY_PLAN, "Emergency or escalation plan");
        kinds.put("statement", "Advance statement");
        kinds.put("plan", "Plan for the end of life");
        kinds.put("discussion", "Discussion of an advance decision, not a refusal");
        kinds.put("aboutPlan", "About an advance care plan, not the plan itself");
        kinds.put("other", "Advance directive");
        return kinds;
    }
}
