package org.sightline.tab.panel.problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/**
 * Problems and diagnoses: active ones by significance, then past ones. What has no status is shown as active and says so;
 * one whose significance no source states, as outside general practice, stands above those called minor.
 */
public final class Problems implements PanelKind {

    private static final Comparator<Dated> LATEST_FIRST = Comparator.comparing(Dated::date, ClinicalDate.LATEST_FIRST);
    private static final Comparator<Dated> BY_SIGNIFICANCE =
            Comparator.comparing(Dated::rank).thenComparing(LATEST_FIRST);
    private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");

    @Override
    public String name() {
        return "problems";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Condition");
    }

    /** Lists by which a tab asks for some problems only. */
    @Override
    public boolean namesItsLists() {
        return true;
    }

    @Override
    public ProblemsView show(PanelInput input) {
        List<Entry<Condition>> entries = input.entries(Condition.class)
                .filter(e ->
                        !"entered-in-error".equals(Codes.status(e.resource().getVerificationStatus())))
                .toList();
        List<ProblemRow> active = rows(entries.stream().filter(e -> !isPast(e) && !isRefuted(e)), BY_SIGNIFICANCE);
        List<Fold<ProblemRow>> folds = new ArrayList<>();
        List<ProblemRow> past = rows(entries.stream().filter(e -> isPast(e) && !isRefuted(e)), LATEST_FIRST);
        if (!past.isEmpty()) {
            folds.add(Fold.of(input, past.size() + " past or inactive", past));
        }
        List<ProblemRow> refuted = rows(entries.stream().filter(Problems::isRefuted), LATEST_FIRST);
        if (!refuted.isEmpty()) {
            folds.add(Fold.of(input, refuted.size() + " refuted: considered and ruled out", refuted));
        }
        return new ProblemsView(PanelFrame.of(input, "problems", "", active.size(), ""), active, folds);
    }

    private static List<ProblemRow> rows(Stream<Entry<Condition>> entries, Comparator<Dated> order) {
        List<Dated> dated = entries.map(e -> new Dated(Rank.of(e.resource()), onset(e.resource()), row(e)))
                .sorted(order)
                .collect(Collectors.toCollection(ArrayList::new));
        return Duplicates.merged(dated.stream().map(Dated::row).toList());
    }

    private static ProblemRow row(Entry<Condition> entry) {
        Condition condition = entry.resource();
        CodedText what = CodedText.of(condition.getCode());
        List<IBaseHasModifierExtensions> parts = new ArrayList<>(condition.getStage());
        parts.addAll(condition.getEvidence());
        RowNotes notes = new RowNotes(ClinicalDate.of(condition.getRecordedDateElement()), condition, parts)
                .later(details -> details(condition, what, details));
        return new ProblemRow(
                entry.frame(condition.getIdentifier(), notes),
                what.isEmpty() ? CodedText.ofText("Problem not named by the source") : what,
                chips(condition),
                ValueText.of(condition.getOnset()),
                ValueText.of(condition.getAbatement()));
    }

    private static void details(Condition condition, CodedText what, RowNotes notes) {
        notes.coded(what)
                .by("Recorded by", condition.getRecorder())
                .by("Said by", condition.getAsserter())
                .status(Codes.status(condition.getClinicalStatus()))
                .detail("Verification", Words.sentence(Codes.status(condition.getVerificationStatus())))
                .detail("Body site", Codes.texts(condition.getBodySite()))
                .detail("Category", Codes.texts(condition.getCategory()))
                .detail(
                        "Stage",
                        Codes.texts(condition.getStage().stream()
                                .map(s -> s.getSummary())
                                .toList()))
                .annotations(condition.getNote());
    }

    private static List<Chip> chips(Condition condition) {
        String clinical = Codes.status(condition.getClinicalStatus());
        String verification = Codes.status(condition.getVerificationStatus());
        ShownText significance = significance(condition);
        ShownText severity = CodedText.of(condition.getSeverity()).text();
        return Stream.of(
                        Chip.of(Tone.PLAIN, Words.sentence(significance.whole())),
                        Chip.of(Tone.PLAIN, severity),
                        Chip.of(Tone.PLAIN, Words.sentence("active".equals(clinical) ? "" : clinical)),
                        Chip.of(Tone.PLAIN, clinical.isEmpty() ? "Status not given" : ""),
                        Chip.of(Tone.PLAIN, Words.sentence("confirmed".equals(verification) ? "" : verification)))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText significance(Condition condition) {
        return Codes.extension(condition, Codes.UK_CORE + "ProblemSignificance")
                .map(Codes::words)
                .findFirst()
                .orElse(ShownText.NONE);
    }

    private static ClinicalDate onset(Condition condition) {
        return dateOf(condition.getOnset()).orElse(ClinicalDate.of(condition.getRecordedDateElement()));
    }

    private static ClinicalDate dateOf(@Nullable Type when) {
        return switch (when) {
            case BaseDateTimeType date -> ClinicalDate.of(date);
            case Period period -> ClinicalDate.of(period.getStartElement());
            case null, default -> ClinicalDate.NOT_RECORDED;
        };
    }

    private static boolean isPast(Entry<Condition> entry) {
        return PAST.contains(Codes.status(entry.resource().getClinicalStatus()));
    }

    private static boolean isRefuted(Entry<Condition> entry) {
        return "refuted".equals(Codes.status(entry.resource().getVerificationStatus()));
    }

    private record Dated(Rank rank, ClinicalDate date, ProblemRow row) {}

    /** The significance of a problem, in the order of the list. */
    private enum Rank {
        MAJOR,
        NOT_SAID,
        MINOR;

        static Rank of(Condition condition) {
            return switch (significance(condition).whole().toLowerCase(Locale.UK)) {
                case "major" -> MAJOR;
                case "minor" -> MINOR;
                default -> NOT_SAID;
            };
        }
    }
}
