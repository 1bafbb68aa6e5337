package org.sightline.tab.panel.listing;

import java.util.ArrayList;
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
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/**
 * Alerts: active ones with what endangers somebody first, ended ones behind a line. Active ones also stand in the
 * banner of every tab, CPR decisions aside: those reach it with the advance directives, where conflicts are seen.
 */
public final class Alerts implements PanelKind {

    private static final String CPR = "cprDecisions";
    private static final String SAFETY = "safety";
    private static final Columns ACTIVE = new Columns("Alert", List.of("Category", "Review due"), "Since");
    private static final Columns ENDED = new Columns("Alert", List.of("Category", "Ended or review due"), "Since");

    /** Lines the banner has room for; the rest are counted in one more. */
    private static final int IN_BANNER = 4;

    /** The length from which on an alert is too long for a line of the banner. */
    private static final int LONG_LINE = 200;

    private enum Place {
        CPR_DECISION,
        DANGER,
        ACTIVE,
        ENDED
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Flag");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of(CPR, SAFETY);
    }

    @Override
    public Panel show(PanelInput input) {
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(Flag.class)
                        .filter(entry -> !"entered-in-error".equals(status(entry.resource())))
                        .map(entry -> row(input, entry)));
        List<Row> active = Stream.of(Place.CPR_DECISION, Place.DANGER, Place.ACTIVE)
                .flatMap(place -> PlacedRow.table(tables, place).stream())
                .toList();
        return new Panel(
                PanelFrame.of(input, "alerts", "", active.size(), ""),
                "No alert is active, in what was received.",
                List.of(
                        Table.ordered(input, "", "CPR decisions and safety first", ACTIVE, active),
                        Table.folded(input, " no longer active", ENDED, PlacedRow.table(tables, Place.ENDED))),
                bannerLines(input, PlacedRow.table(tables, Place.DANGER), PlacedRow.table(tables, Place.ACTIVE)));
    }

    private static PlacedRow<Place> row(PanelInput input, Entry<Flag> entry) {
        Flag flag = entry.resource();
        CodedText what = CodedText.of(flag.getCode());
        boolean ended = "inactive".equals(status(flag));
        ClinicalDate review = ClinicalDate.of(flag.getPeriod().getEndElement());
        RowNotes notes = new RowNotes(ClinicalDate.of(flag.getPeriod().getStartElement()), flag, List.of())
                .coded(what)
                .status(status(flag))
                .detail("Review due or end", review)
                .by("Recorded by", flag.getAuthor());
        return new PlacedRow<>(
                place(input, flag),
                new Row(
                        entry.frame(flag.getIdentifier(), notes),
                        what.isEmpty() ? CodedText.ofText("Alert not named by the source") : what,
                        chips(input, flag, !ended && review.isSurelyBefore(input.now()), review),
                        List.of(Cell.of(Codes.texts(flag.getCategory())), Cell.of(review))));
    }

    private static List<Chip> chips(PanelInput input, Flag flag, boolean overdue, ClinicalDate review) {
        return Stream.of(
                        Chip.of(Tone.WARNING, status(flag).isEmpty() ? "Status not given" : ""),
                        Chip.of(Tone.DANGER, isDanger(input, flag) ? "Safety" : ""),
                        Chip.of(Tone.WARNING, overdue ? "Review overdue since " + review.text() : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    /** R4 has no search by status, so it is sorted out here; a status not given counts as active. */
    private static Place place(PanelInput input, Flag flag) {
        if ("inactive".equals(status(flag))) {
            return Place.ENDED;
        }
        if (input.definition().lists(CPR, flag.getCode())) {
            return Place.CPR_DECISION;
        }
        return isDanger(input, flag) ? Place.DANGER : Place.ACTIVE;
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
    private static List<BannerLine> bannerLines(PanelInput input, List<Row> danger, List<Row> others) {
        Map<String, BannerLine> lines = new LinkedHashMap<>();
        danger.forEach(row -> add(lines, line(input, Tone.DANGER, row)));
        others.forEach(row -> add(lines, line(input, Tone.WARNING, row)));
        List<BannerLine> all = List.copyOf(lines.values());
        if (all.size() <= IN_BANNER) {
            return all;
        }
        List<BannerLine> first = new ArrayList<>(all.subList(0, IN_BANNER));
        int more = all.size() - IN_BANNER;
        Tone tone = all.get(IN_BANNER).tone();
        first.add(new BannerLine(
                tone, ShownText.of(more + (more == 1 ? " more alert" : " more alerts")), "", link(input)));
        return first;
    }

    private static void add(Map<String, BannerLine> lines, BannerLine line) {
        lines.merge(
                line.words().whole().toLowerCase(Locale.UK),
                line,
                (one, other) ->
                        new BannerLine(one.tone(), one.words(), one.source() + "; " + other.source(), one.link()));
    }

    private static BannerLine line(PanelInput input, Tone tone, Row row) {
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
