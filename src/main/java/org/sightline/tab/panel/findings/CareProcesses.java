package org.sightline.tab.panel.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.CellLine.Style;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ConditionState;

/**
 * Which care processes are done, due, not found, declined or unsuitable. That something is due is said only if the
 * disease is diagnosed in what was received. That it is overdue is never said: it may be recorded under a code that is
 * not on the lists here.
 */
public final class CareProcesses {

    private static final String DIAGNOSIS = "diagnosis";
    private static final int MOST_OTHERS = 5;

    private static final Columns COLUMNS = new Columns(
                    "Care process", List.of("State", "Last result and target"), "Date and source", "care")
            .unsortable();

    private CareProcesses() {}

    public static PanelKind kind() {
        return PanelKind.of(
                        "care-processes",
                        CareProcesses::show,
                        Set.of("Observation", "Procedure", "Condition", "Goal", "CarePlan"))
                .that(Trait.NAMES_ITS_LISTS, Trait.TAKES_RULES, Trait.SETS_TARGETS);
    }

    private static Panel show(PanelInput input) {
        CareEvidenceFinder finder = new CareEvidenceFinder(input);
        CareTargets targets = new CareTargets(input);
        List<Entry<Condition>> diagnoses = diagnoses(input);
        boolean diagnosed = !diagnoses.isEmpty();
        List<CareStanding> all = input.definition().rules().processes().stream()
                .map(process -> CareStanding.of(process, finder.of(process), input, diagnosed))
                .toList();
        boolean any = all.stream().anyMatch(standing -> standing.basis() != null);
        int done = (int) all.stream()
                .filter(standing -> standing.state() == CareState.DONE)
                .count();
        PanelFrame frame = PanelFrame.of(
                input, "care processes", done, input.definition().rules().note("about"));
        PanelFrame reviewed = pastReview(input).map(frame::withNotice).orElse(frame);
        List<Row> rows = any || diagnosed
                ? all.stream().map(standing -> row(input, standing, targets)).toList()
                : List.of();
        return new Panel(
                diagnosed || !any || !input.awaited().isEmpty() ? reviewed : reviewed.withNotice(noDiagnosis(input)),
                "",
                List.of(Table.uncut(
                                "", false, COLUMNS.captioned(input.definition().title()), rows)
                        .counting(Stream.concat(evidence(diagnoses, all), targets.entries()))),
                List.of());
    }

    private static List<Entry<Condition>> diagnoses(PanelInput input) {
        return input.entries(Condition.class)
                .filter(e -> holds(e.resource())
                        && input.definition().lists(DIAGNOSIS, e.resource().getCode()))
                .toList();
    }

    /** Whatever the states rest on, or was looked at for them. */
    private static Stream<Entry<?>> evidence(List<Entry<Condition>> diagnoses, List<CareStanding> all) {
        return Stream.concat(
                diagnoses.stream(),
                all.stream().flatMap(one -> one.all().stream()).map(CareEvidence::entry));
    }

    private static Notice noDiagnosis(PanelInput input) {
        List<String> lists = List.of(DIAGNOSIS);
        PanelDefinition definition = input.definition();
        return new Notice(
                Tone.WARNING,
                "",
                "No diagnosis of diabetes found "
                        + input.absence().under(definition.codesOf(lists))
                        + ": what is due is not judged.");
    }

    /** That some of the rules are older than their reviewers meant them to become. */
    private static Optional<Notice> pastReview(PanelInput input) {
        String rules = input.definition().rules().processes().stream()
                .flatMap(process -> Stream.concat(
                        Stream.of(process.rule().source()),
                        process.targets().stream().map(Target::source)))
                .filter(source -> source.isPastReview(input.now()))
                .map(source -> source.words(input.now()))
                .distinct()
                .collect(Collectors.joining("; "));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(Tone.WARNING, "", "Rules that nobody has looked at in time: " + rules + "."));
    }

    static boolean holds(Condition condition) {
        return ConditionState.of(condition).everHeld();
    }

    /** A row of what the state rests on, under the date of what was last done. */
    private static Row row(PanelInput input, CareStanding standing, CareTargets targets) {
        CareEvidence basis = standing.basis();
        CareEvidence done = standing.done();
        Row told = basis == null ? null : told(input, standing, targets);
        RowFrame frame = told == null ? RowFrame.ofNothing(details(input, standing, targets)) : told.frame();
        return new Row(
                frame.recordedBy(
                        done == null ? ClinicalDate.NOT_RECORDED : done.when(),
                        done == null ? List.of() : standing.sources()),
                CodedText.ofText(standing.process().title()),
                List.of(),
                List.of(
                        Cell.ofLines(List.of(new CellLine(
                                Style.STATE,
                                ShownText.NONE,
                                ShownText.of(standing.words(input)),
                                new Chip(standing.state().tone(), ShownText.NONE)))),
                        lastResult(input, standing, targets)),
                told == null ? RowGroup.NONE : told.group());
    }

    /** What is to be said of the entries it rests on. */
    private static @Nullable Row told(PanelInput input, CareStanding standing, CareTargets targets) {
        CareEvidence basis = standing.basis();
        return basis == null
                ? null
                : PendingRow.of(basis.entry(), List.of(), basis.when(), (row, _) -> {
                            row.details(details(input, standing, targets)).coded(basis.what());
                            CareEvidence done = standing.done();
                            if (done != null
                                    && done.entry().resource() != basis.entry().resource()) {
                                row.tellsOf(done.entry().resource());
                            }
                        })
                        .row();
    }

    private static Cell lastResult(PanelInput input, CareStanding standing, CareTargets targets) {
        List<CellLine> lines = new ArrayList<>();
        CareProcess process = standing.process();
        CareEvidence done = standing.done();
        if (done == null) {
            lines.add(CellLine.quiet(ShownText.of("None")));
        } else {
            ShownText name = ShownText.of(measure(input, process, done));
            List<ShownText> found = done.found().isEmpty() ? List.of(done.what().text()) : done.found();
            found.forEach(words -> lines.add(new CellLine(Style.VALUE, name, words, Chip.NONE)));
        }
        standing.besides(input).forEach(words -> lines.add(CellLine.of(words)));
        lines.addAll(targets.lines(process, done));
        if (!process.rule().notJudged().isEmpty()) {
            lines.add(CellLine.quiet(ShownText.of(process.rule().notJudged())));
        }
        return Cell.ofLines(lines);
    }

    /** Which of several measures was found, as the tab file calls it; empty where there is only one. */
    private static String measure(PanelInput input, CareProcess process, CareEvidence done) {
        return process.lists(Role.DONE).stream()
                .filter(list -> done.isIn(input.definition(), list))
                .map(list -> input.definition().rules().note(list))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What opens in place: the rule, the codes, the row it rests on, and what was found and not counted. */
    private static List<Detail> details(PanelInput input, CareStanding standing, CareTargets targets) {
        CareProcess process = standing.process();
        CareEvidence basis = standing.basis();
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("Rule", ShownText.of(process.rule().words())));
        details.add(new Detail(
                "Lasts",
                ShownText.of(process.interval().months() + " months; due in the last "
                        + process.interval().due() + " of them ("
                        + process.rule().source().words(input.now()) + ")")));
        if (!targets.chosenBy(process).isEmpty()) {
            details.add(new Detail("Target chosen by", ShownText.of(targets.chosenBy(process))));
        }
        if (basis != null) {
            details.add(new Detail("Rests on", basis.words()));
        }
        standing.all().stream()
                .filter(evidence -> !evidence.counts() && evidence != basis)
                .limit(MOST_OTHERS)
                .forEach(evidence -> details.add(
                        new Detail(evidence.role() == Role.NOT ? "Found, not counted" : "Also", evidence.words())));
        details.add(new Detail("Codes that count", codes(input.definition(), process.lists(Role.DONE))));
        return details;
    }

    private static ShownText codes(PanelDefinition definition, List<String> lists) {
        return ShownText.of(String.join(
                "; ",
                Stream.concat(
                                definition.rules().lists().titles(lists).stream(),
                                lists.stream()
                                        .flatMap(list ->
                                                definition.codes().getOrDefault(list, List.<ReviewedCode>of()).stream())
                                        .map(code -> code.term() + " " + code.code()))
                        .toList()));
    }
}
