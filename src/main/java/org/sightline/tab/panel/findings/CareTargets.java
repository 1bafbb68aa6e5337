package org.sightline.tab.panel.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Frailty;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.CellLine.Style;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.chart.ChartTarget;
import org.sightline.tab.panel.listing.About;

/** Which targets are this person's: those of their own plan; else a policy's, by frailty and age. */
public final class CareTargets {

    private static final String FRAIL = "frail";
    private static final String NOT_FRAIL = "notFrail";

    private final PanelInput input;
    private final OwnTargets own;
    private final @Nullable Level level;

    CareTargets(PanelInput input) {
        this.input = input;
        this.own = new OwnTargets(input);
        this.level = Stream.concat(observed(), diagnosed())
                .min(Comparator.comparing(Level::recency, Recency.SURELY_LATEST_FIRST))
                .orElse(null);
    }

    /**
     * Those that can be drawn among values, by what its process is called: none while a source is awaited that may set
     * others. Readings at home are not drawn among those of a clinic, nor are their targets.
     */
    public static Map<String, List<ChartTarget>> drawn(PanelInput input) {
        if (!input.awaited().isEmpty()) {
            return Map.of();
        }
        CareTargets all = new CareTargets(input);
        return input.definition().rules().processes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        CareProcess::title,
                        process -> all.of(process, null).stream()
                                .filter(target -> !Double.isNaN(target.limit()))
                                .map(target -> new ChartTarget(
                                        target.limit(),
                                        target.unit(),
                                        target.words() + " (" + target.source().words(input.now()) + ")"))
                                .toList()));
    }

    /** How frail somebody is said to be. */
    private record Level(boolean frail, Recency recency, String words, Entry<?> entry) {}

    private Stream<Level> observed() {
        return input.entries(Observation.class)
                .filter(About::isThePatient)
                .map(entry -> CareEvidence.of(entry, CareProcess.Role.DONE))
                .filter(CareEvidence::counts)
                .flatMap(evidence -> evidence.concepts().stream()
                        .flatMap(concept -> level(concept, evidence.entry(), evidence.recency(), evidence.words())));
    }

    private Stream<Level> diagnosed() {
        return input.entries(Condition.class)
                .filter(entry -> CareProcesses.holds(entry.resource()))
                .flatMap(entry -> {
                    ClinicalDate when = ClinicalDate.of(entry.resource().getRecordedDateElement());
                    return level(
                            entry.resource().getCode(),
                            entry,
                            Recency.of(when, entry.resource()),
                            ShownText.of(words(entry, when)));
                });
    }

    private static String words(Entry<Condition> entry, ClinicalDate when) {
        return CodedText.of(entry.resource().getCode()).text() + " (" + when.text() + ", "
                + entry.source().name() + ")";
    }

    private Stream<Level> level(CodeableConcept concept, Entry<?> entry, Recency recency, ShownText words) {
        boolean frail = input.definition().lists(FRAIL, concept);
        return frail || input.definition().lists(NOT_FRAIL, concept)
                ? Stream.of(new Level(frail, recency, words.whole(), entry))
                : Stream.empty();
    }

    /** What targets were taken from or chosen by. */
    Stream<Entry<?>> entries() {
        return Stream.concat(Stream.ofNullable(level).map(Level::entry), own.entries());
    }

    /** What a target's group was chosen by; empty where none of the targets is for a group. */
    String chosenBy(CareProcess process) {
        boolean byFrailty =
                process.targets().stream().anyMatch(target -> target.group().frailty() != Frailty.ANY);
        if (!byFrailty) {
            return "";
        }
        return level == null
                ? "No moderate or severe frailty found under the codes this panel knows"
                : (level.frail() ? "Moderate or severe frailty: " : "No moderate or severe frailty: ") + level.words();
    }

    /** Of the parts that were measured; of those measured elsewhere than at home where nothing was. */
    List<Target> of(CareProcess process, @Nullable CareEvidence done) {
        List<Target> plan = own.of(process);
        boolean home = done != null && done.amounts().keySet().stream().anyMatch(p -> p.startsWith(Pressures.HOME));
        boolean frail = level != null && level.frail();
        return plan.isEmpty()
                ? process.targets().stream()
                        .filter(target -> target.part().startsWith(Pressures.HOME) == home)
                        .filter(target ->
                                target.group().holds(frail, input.place().age(input.now())))
                        .toList()
                : plan;
    }

    List<CellLine> lines(CareProcess process, @Nullable CareEvidence done) {
        return of(process, done).stream().map(target -> line(target, done)).toList();
    }

    private CellLine line(Target target, @Nullable CareEvidence done) {
        String compared = done == null ? "" : target.compare(amount(target, done));
        Tone tone = switch (compared) {
            case "met" -> Tone.GOOD;
            case "above" -> Tone.WARNING;
            default -> Tone.PLAIN;
        };
        String words = switch (compared) {
            case "met" -> "Within target";
            case "above" -> "Above target";
            default -> done == null ? "Target" : "Not compared with target";
        };
        return new CellLine(
                Style.TARGET,
                ShownText.NONE,
                ShownText.of(words + ": " + target.words()),
                new Chip(tone, ShownText.of("(" + target.source().words(input.now()) + ")")));
    }

    /** A plan's target for a pressure is not one for readings at home: those are lower by themselves. */
    private static Amount amount(Target target, CareEvidence done) {
        return done.amounts().getOrDefault(target.part(), Amount.NONE);
    }
}
