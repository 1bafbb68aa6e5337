package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.findings.CareProcessesView.State;
import org.sightline.tab.panel.findings.CareProcessesView.TargetLine;

/**
 * Which care processes are done, due, overdue, declined or unsuitable. That something is due or overdue is said only if
 * the disease is diagnosed in what was received, and overdue only if every source answered in full: else what is
 * missing may be what did not arrive.
 */
public final class CareProcesses implements PanelKind {

    private static final String DIAGNOSIS = "diagnosis";

    @Override
    public String name() {
        return "care-processes";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation", "Procedure", "Condition");
    }

    @Override
    public boolean namesItsLists() {
        return true;
    }

    @Override
    public boolean takesRules() {
        return true;
    }

    @Override
    public CareProcessesView show(PanelInput input) {
        CareFinder finder = new CareFinder(input);
        boolean diagnosed = input.entries(Condition.class)
                .map(Entry::resource)
                .anyMatch(condition -> holds(condition) && input.definition().lists(DIAGNOSIS, condition.getCode()));
        List<CareProcessesView.Row> rows = input.definition().rules().processes().stream()
                .map(process -> row(input, process, finder.of(process), diagnosed))
                .toList();
        boolean any = rows.stream().anyMatch(row -> !row.frame().sources().isEmpty());
        int done = (int) rows.stream().filter(row -> row.state() == State.DONE).count();
        PanelFrame frame = PanelFrame.of(
                input, "care processes", "", done, input.definition().rules().note("about"));
        return new CareProcessesView(
                diagnosed || !any || !input.awaited().isEmpty()
                        ? frame
                        : frame.withNotice(new Notice(
                                Tone.WARNING,
                                "",
                                "No diagnosis of diabetes is in what was received,"
                                        + " by the codes this panel knows: nothing is said to be due.")),
                any || diagnosed ? rows : List.of());
    }

    static boolean holds(Condition condition) {
        return !Set.of("entered-in-error", "refuted").contains(Codes.status(condition.getVerificationStatus()));
    }

    private static CareProcessesView.Row row(
            PanelInput input, CareProcess process, List<CareEvidence> all, boolean diagnosed) {
        Optional<CareEvidence> done = latest(all, Role.DONE);
        Optional<CareEvidence> exception = all.stream()
                .filter(e -> e.role() == Role.DECLINED || e.role() == Role.UNSUITABLE)
                .filter(e -> e.when().isKnown() && input.now().isBefore(end(e, process.months())))
                .max(Comparator.comparing(CareEvidence::first));
        State state = state(input, process, done, exception, diagnosed);
        Optional<CareEvidence> rests = state == State.DECLINED || state == State.UNSUITABLE ? exception : done;
        return new CareProcessesView.Row(
                frame(input, process, all, rests),
                process.title(),
                state,
                stateWords(state, process, done, exception),
                done.map(e -> e.found().isEmpty() ? List.of(e.what().text()) : e.found())
                        .orElse(List.of()),
                done.map(CareEvidence::when).orElse(ClinicalDate.NOT_RECORDED),
                done.map(e -> e.entry().source().name()).orElse(""),
                process.targets().stream().map(target -> line(target, done)).toList());
    }

    private static State state(
            PanelInput input,
            CareProcess process,
            Optional<CareEvidence> done,
            Optional<CareEvidence> exception,
            boolean diagnosed) {
        boolean lasts =
                done.filter(e -> input.now().isBefore(end(e, process.months()))).isPresent();
        boolean fresh = done.filter(e -> input.now().isBefore(end(e, process.months() - process.due())))
                .isPresent();
        if (fresh) {
            return State.DONE;
        }
        boolean excused = exception
                .filter(e ->
                        done.isEmpty() || e.first().isAfter(done.orElseThrow().first()))
                .isPresent();
        if (excused) {
            return exception.orElseThrow().role() == Role.DECLINED ? State.DECLINED : State.UNSUITABLE;
        }
        if (!diagnosed) {
            return lasts ? State.DONE : State.NOT_JUDGED;
        }
        return lasts ? State.DUE : input.isWhole() ? State.OVERDUE : State.NOT_FOUND;
    }

    private static String stateWords(
            State state, CareProcess process, Optional<CareEvidence> done, Optional<CareEvidence> exception) {
        String until =
                done.map(e -> ClinicalDate.of(day(e, process.months())).text()).orElse("");
        return switch (state) {
            case DONE -> "Done";
            case DUE -> "Due by " + until;
            case OVERDUE -> until.isEmpty() ? "Overdue: none recorded" : "Overdue since " + until;
            case DECLINED -> "Declined on " + exception.orElseThrow().when().text();
            case UNSUITABLE ->
                "Unsuitable, recorded on " + exception.orElseThrow().when().text();
            case NOT_FOUND ->
                until.isEmpty()
                        ? "Not found in what was received"
                        : "None of the last " + process.months() + " months in what was received";
            case NOT_JUDGED -> "Not judged";
        };
    }

    private static TargetLine line(Target target, Optional<CareEvidence> done) {
        String compared = done.map(e -> target.compare(e.amounts().getOrDefault(target.part(), Amount.NONE)))
                .orElse("");
        String words = switch (compared) {
            case "met" -> "Within target";
            case "above" -> "Above target";
            default -> done.isEmpty() ? "Target" : "Not compared with target";
        };
        return new TargetLine(
                switch (compared) {
                    case "met" -> Tone.GOOD;
                    case "above" -> Tone.WARNING;
                    default -> Tone.PLAIN;
                },
                words,
                target.words(),
                target.source());
    }

    /** What opens in place: the rule, the codes, the row it rests on, and what was found and not counted. */
    private static RowFrame frame(
            PanelInput input, CareProcess process, List<CareEvidence> all, Optional<CareEvidence> rests) {
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("Rule", ShownText.of(process.rule())));
        details.add(new Detail(
                "Lasts",
                ShownText.of(process.months() + " months; due in the last " + process.due()
                        + " of them, overdue after them (" + process.source() + ")")));
        rests.ifPresent(e -> details.add(new Detail("Rests on", e.words())));
        all.stream()
                .filter(e -> e.role() != Role.DONE && rests.filter(r -> r == e).isEmpty())
                .limit(5)
                .forEach(e -> details.add(new Detail(e.role() == Role.NOT ? "Found, not counted" : "Also", e.words())));
        details.add(new Detail("Codes that count", codes(input.definition(), process.lists(Role.DONE))));
        if (rests.isEmpty()) {
            return new RowFrame(
                    Set.of(), ClinicalDate.NOT_RECORDED, List.of(), List.of(), details, List.of(), false, List.of());
        }
        CareEvidence evidence = rests.get();
        RowNotes notes =
                new RowNotes(evidence.when(), (DomainResource) evidence.entry().resource(), List.of());
        details.forEach(detail -> notes.detail(detail.label(), detail.value()));
        return evidence.entry().frame(List.of(), notes.coded(evidence.what()));
    }

    private static ShownText codes(PanelDefinition definition, List<String> lists) {
        return ShownText.of(String.join(
                "; ",
                lists.stream()
                        .flatMap(list -> definition.codes().getOrDefault(list, List.<ReviewedCode>of()).stream())
                        .map(code -> code.term() + " " + code.code())
                        .toList()));
    }

    private static Optional<CareEvidence> latest(List<CareEvidence> all, Role role) {
        return all.stream().filter(e -> e.role() == role).findFirst();
    }

    private static LocalDate day(CareEvidence evidence, int months) {
        return evidence.first().atZone(ClinicalDate.ZONE).toLocalDate().plusMonths(months);
    }

    private static Instant end(CareEvidence evidence, int months) {
        return day(evidence, months).atStartOfDay(ClinicalDate.ZONE).toInstant();
    }
}
