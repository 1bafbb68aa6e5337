package org.sightline.tab.panel.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.RowOrder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Alerts: active ones with what endangers somebody first, ended ones behind a line. Active ones also stand in the
 * banner of every tab, CPR decisions aside: those reach it with the advance directives, where conflicts are seen.
 */
public final class Alerts {

    private static final String CPR = "cprDecisions";
    private static final String SAFETY = "safety";
    private static final TableDefinition ACTIVE = TableDefinition.open(
                    "", new Columns("Alert", List.of("Category", "Review due"), "Since"))
            .ordered(RowOrder.LATEST_FIRST.called("CPR decisions and safety first"));
    private static final TableDefinition ENDED = TableDefinition.folded(
            " no longer active", new Columns("Alert", List.of("Category", "Ended or review due"), "Since"));
    private static final ListKind LIST = ListKind.of("alerts", "alerts", "Flag")
            .orElse("No alert is active, in what was received.")
            .in(ACTIVE, ENDED);

    /** The length from which on an alert is too long for a line of the banner. */
    private static final int LONG_LINE = 200;

    private Alerts() {}

    public static PanelKind kind() {
        return LIST.shown(Alerts::show).withCodeLists(Set.of(CPR, SAFETY));
    }

    private static Panel show(PanelInput input) {
        List<PendingRow> all =
                PendingRow.latestFirst(input.entries(Flag.class).map(entry -> row(input, entry)), input.now());
        return LIST.panel(input, all).withBannerLines(bannerLines(input, all));
    }

    private static PendingRow row(PanelInput input, Entry<Flag> entry) {
        Flag sent = entry.resource();
        ClinicalDate since = ClinicalDate.of(sent.getPeriod().getStartElement());
        return PendingRow.of(entry, sent.getIdentifier(), since, (row, flag) -> content(row, flag, input))
                .ranked(weight(input, sent).ordinal())
                .in("inactive".equals(status(sent)) ? ENDED : ACTIVE);
    }

    private static void content(RowBuilder row, Flag flag, PanelInput input) {
        CodedText what = CodedText.of(flag.getCode());
        ClinicalDate review = ClinicalDate.of(flag.getPeriod().getEndElement());
        boolean overdue = !"inactive".equals(status(flag)) && review.isSurelyBefore(input.now());
        row.what(what, "Alert not named by the source")
                .chip(Tone.WARNING, status(flag).isEmpty() ? "Status not given" : "")
                .chip(Tone.DANGER, isDanger(input, flag) ? "Safety" : "")
                .chip(Tone.WARNING, overdue ? "Review overdue since " + review.text() : "")
                .cells(Cell.of(Codes.texts(flag.getCategory())), Cell.of(review))
                .coded(what)
                .status(status(flag))
                .detail("Review due or end", review)
                .by("Recorded by", flag.getAuthor());
    }

    /** R4 has no search by status, so it is sorted out here; a status not given counts as active. */
    private static Weight weight(PanelInput input, Flag flag) {
        if ("inactive".equals(status(flag))) {
            return Weight.ENDED;
        }
        if (input.definition().lists(CPR, flag.getCode())) {
            return Weight.CPR_DECISION;
        }
        return isDanger(input, flag) ? Weight.DANGER : Weight.ACTIVE;
    }

    private enum Weight {
        CPR_DECISION,
        DANGER,
        ACTIVE,
        ENDED
    }

    /** By a reviewed category, or by a category whose words are the term of one. */
    private static boolean isDanger(PanelInput input, Flag flag) {
        List<String> terms = input.definition().codes().getOrDefault(SAFETY, List.of()).stream()
                .map(reviewed -> reviewed.term().toLowerCase(Locale.UK))
                .toList();
        return flag.getCategory().stream()
                .anyMatch(category -> input.definition().lists(SAFETY, category) || isOneOf(terms, category));
    }

    private static boolean isOneOf(List<String> terms, CodeableConcept category) {
        return terms.contains(CodedText.of(category).text().whole().toLowerCase(Locale.UK));
    }

    /** Each alert's words once, with everybody who says so: the banner has no room for the same thing twice. */
    private static List<BannerLine> bannerLines(PanelInput input, List<PendingRow> rows) {
        Map<String, BannerLine> lines = new LinkedHashMap<>();
        of(Weight.DANGER, rows).forEach(row -> add(lines, line(input, Tone.DANGER, row)));
        of(Weight.ACTIVE, rows).forEach(row -> add(lines, line(input, Tone.WARNING, row)));
        return List.copyOf(lines.values());
    }

    private static Stream<PendingRow> of(Weight weight, List<PendingRow> rows) {
        return rows.stream().filter(row -> row.rank() == weight.ordinal());
    }

    private static void add(Map<String, BannerLine> lines, BannerLine line) {
        lines.merge(
                line.words().whole().toLowerCase(Locale.UK),
                line,
                (one, other) -> new BannerLine(
                        one.tone(), one.danger(), one.words(), one.source() + "; " + other.source(), one.link()));
    }

    private static BannerLine line(PanelInput input, Tone tone, PendingRow pending) {
        Row row = pending.row();
        List<CodeableConcept> categories =
                pending.entry().resource() instanceof Flag flag ? flag.getCategory() : List.of();
        String words = row.what().text().whole();
        String whole = words.length() <= LONG_LINE ? words : "An alert too long for this line: see the list";
        String status = row.chips().stream()
                .map(chip -> chip.text().whole())
                .filter("Status not given"::equals)
                .map(chip -> " (status not given)")
                .findFirst()
                .orElse("");
        String care = row.frame().cautions().isEmpty() ? "" : " (take care: see the list)";
        ClinicalDate since = row.frame().recorded();
        return new BannerLine(
                tone,
                new BannerLine.Danger(BannerLine.Kind.ALERT, categories),
                ShownText.of(whole + status + care),
                String.join(", ", row.frame().sources())
                        + (since.isKnown() ? ", since " + since.text() : ", date not recorded"),
                link(input));
    }

    private static Link link(PanelInput input) {
        return new Link(input.definition().title(), input.place().address());
    }

    private static String status(Flag flag) {
        return Codes.of(flag.getStatusElement());
    }
}
