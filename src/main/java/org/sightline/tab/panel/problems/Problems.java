package org.sightline.tab.panel.problems;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ConditionState;
import org.sightline.tab.panel.listing.Negation;
import org.sightline.tab.panel.listing.StatusSaid;

/**
 * Problems and diagnoses: active ones by significance, then past ones. What has no status is shown as active and says so;
 * one whose significance no source states, as outside general practice, stands above those called minor.
 */
public final class Problems {

    private static final Columns COLUMNS = new Columns("Problem", List.of("Onset"), "Recorded", "problems");
    private static final TableDefinition ACTIVE =
            TableDefinition.open("", COLUMNS.captioned("Active problems")).uncut();
    private static final TableDefinition INACTIVE = TableDefinition.folded(" past or inactive", COLUMNS);
    private static final TableDefinition REFUTED =
            TableDefinition.folded(" refuted: considered and ruled out", COLUMNS);

    /** Such as "no known problems": neither a problem nor a proof that there is none. */
    private static final TableDefinition STATEMENTS = TableDefinition.open(
                    "Statements to read", new Columns("Statement by a source", List.of("Onset"), "Recorded"))
            .uncut();

    private static final TableDefinition IN_ERROR =
            TableDefinition.folded(" entered in error, as the source says", COLUMNS);

    private static final Comparator<Listed> LATEST_FIRST = Comparator.comparing(Listed::began, Recency.LATEST_FIRST);
    private static final Comparator<Listed> BY_SIGNIFICANCE =
            Comparator.comparing(Listed::rank).thenComparing(LATEST_FIRST);

    private Problems() {}

    public static PanelKind kind() {
        return PanelKind.of("problems", Problems::show, Set.of("Condition")).that(Trait.NAMES_ITS_LISTS);
    }

    private static Panel show(PanelInput input) {
        Map<PendingRow, Entry<Condition>> all = new LinkedHashMap<>();
        input.entries(Condition.class).forEach(entry -> all.put(row(entry).asOf(input.now()), entry));
        ProblemClaims.mark(all);
        List<Listed> listed = all.entrySet().stream()
                .map(e -> Listed.of(e.getKey(), e.getValue().resource()))
                .toList();
        List<PendingRow> active = Duplicates.united(rows(listed, ACTIVE, BY_SIGNIFICANCE), ProblemClaims::thing);
        return new Panel(
                PanelFrame.of(input, "problems", active.size(), ""),
                "No active problem in what was received.",
                List.of(
                        ACTIVE.of(input, active),
                        STATEMENTS.of(input, rows(listed, STATEMENTS, LATEST_FIRST)),
                        INACTIVE.of(input, rows(listed, INACTIVE, LATEST_FIRST)),
                        REFUTED.of(input, rows(listed, REFUTED, LATEST_FIRST)),
                        IN_ERROR.of(input, rows(listed, IN_ERROR, LATEST_FIRST))),
                List.of());
    }

    private static List<PendingRow> rows(List<Listed> all, TableDefinition table, Comparator<Listed> order) {
        return Duplicates.merged(
                all.stream()
                        .filter(one -> one.table() == table)
                        .sorted(order)
                        .map(Listed::row)
                        .toList(),
                Function.identity());
    }

    private static TableDefinition table(Condition condition) {
        return switch (ConditionState.of(condition)) {
            case ACTIVE, NOT_SAID -> Negation.PROBLEMS.isIn(condition.getCode()) ? STATEMENTS : ACTIVE;
            case PAST -> INACTIVE;
            case REFUTED -> REFUTED;
            case IN_ERROR -> IN_ERROR;
        };
    }

    private static PendingRow row(Entry<Condition> entry) {
        Condition sent = entry.resource();
        return PendingRow.of(
                entry, sent.getIdentifier(), ClinicalDate.of(sent.getRecordedDateElement()), Problems::content);
    }

    private static void content(RowBuilder row, Condition condition) {
        CodedText what = CodedText.of(condition.getCode());
        ShownText ended = Codes.labelled("Ended ", ValueText.of(condition.getAbatement()));
        Cell onset = condition.hasOnset() || ended.isEmpty()
                ? Cell.of(ValueText.of(condition.getOnset()), ended)
                : Cell.ofLines(List.of(CellLine.quiet(ShownText.of("Not recorded")), CellLine.of(ended)));
        row.what(what, "Problem not named by the source")
                .chips(chips(condition))
                .cells(onset)
                .coded(what)
                .by("Recorded by", condition.getRecorder())
                .by("Said by", condition.getAsserter())
                .detail("Status", StatusSaid.words(condition.getClinicalStatus()))
                .detail("Verification", StatusSaid.words(condition.getVerificationStatus()))
                .detail("Body site", Codes.texts(condition.getBodySite()))
                .detail("Category", Codes.texts(condition.getCategory()))
                .detail(
                        "Stage",
                        Codes.texts(condition.getStage().stream()
                                .map(stage -> stage.getSummary())
                                .toList()))
                .annotations(condition.getNote());
    }

    private static List<Chip> chips(Condition condition) {
        ShownText clinical = StatusSaid.words(condition.getClinicalStatus());
        ShownText verification = StatusSaid.words(condition.getVerificationStatus());
        ShownText significance = significance(condition);
        ShownText severity = CodedText.of(condition.getSeverity()).full();
        return Stream.of(
                        Chip.of(Tone.PLAIN, Words.sentence(significance.whole())),
                        Chip.of(Tone.PLAIN, severity),
                        Chip.of(Tone.PLAIN, clinical.whole().equals("Active") ? ShownText.NONE : clinical),
                        Chip.of(Tone.PLAIN, clinical.isEmpty() ? "Status not given" : ""),
                        Chip.of(Tone.PLAIN, verification.whole().equals("Confirmed") ? ShownText.NONE : verification))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText significance(Condition condition) {
        return Codes.extension(condition, Codes.UK_CORE + "ProblemSignificance")
                .map(Codes::words)
                .findFirst()
                .orElse(ShownText.NONE);
    }

    /** When it began, else when it was recorded. */
    static ClinicalDate onset(Condition condition) {
        return dateOf(condition.getOnset()).orElse(ClinicalDate.of(condition.getRecordedDateElement()));
    }

    private static ClinicalDate dateOf(@Nullable Type when) {
        return switch (when) {
            case BaseDateTimeType date -> ClinicalDate.of(date);
            case Period period -> ClinicalDate.of(period.getStartElement());
            case null, default -> ClinicalDate.NOT_RECORDED;
        };
    }

    /** A problem with what places and sorts it, each read once however often it is compared. */
    private record Listed(PendingRow row, TableDefinition table, Rank rank, Recency began) {

        static Listed of(PendingRow row, Condition condition) {
            return new Listed(
                    row, Problems.table(condition), Rank.of(condition), Recency.of(onset(condition), condition));
        }
    }

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
