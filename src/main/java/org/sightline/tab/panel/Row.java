package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.account.Account;
import org.sightline.tab.panel.account.NarrativeWords;
import org.sightline.tab.panel.account.SaidWords;
import org.sightline.tab.panel.account.SentValues;

/**
 * A row of a panel that is laid out as a list.
 *
 * @param cells one for each of the table's other columns
 * @param group what belongs to it: lines, charts and other rows
 */
public record Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells, RowGroup group) {

    /** The end of what a row is called when its source does not name it. */
    private static final String NAMELESS = "not named by the source";

    private static final String NARRATIVE = "In the source’s own words";

    public Row {
        chips = List.copyOf(chips);
        cells = List.copyOf(cells);
    }

    public Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells) {
        this(frame, what, chips, cells, RowGroup.NONE);
    }

    public Row withFrame(RowFrame other) {
        return new Row(other, what, chips, cells, group);
    }

    /** The same with another group; words below what it is stay there. */
    public Row withGroup(RowGroup others) {
        return with(others.with(group.lines()));
    }

    Row with(RowGroup others) {
        return new Row(frame, what, chips, cells, others);
    }

    /** The same with more lines in its first cell, of the entries of other rows. */
    public Row with(List<CellLine> lines, List<RowFrame> theirs) {
        if (lines.isEmpty()) {
            return this;
        }
        List<Cell> all = new ArrayList<>(cells);
        lines.forEach(line -> all.set(0, all.getFirst().with(line)));
        return new Row(frame.besides(theirs), what, chips, all, group);
    }

    /**
     * One thing as several sources hold it: where they disagree stands on the row, and each one's own row is beneath.
     * Nothing is decided for the reader.
     *
     * @param whole whether every word of the others stands on the row, after its source's name
     */
    Row unitedWith(List<Row> others, boolean whole) {
        List<Chip> allChips = new ArrayList<>(chips);
        List<Cell> allCells = new ArrayList<>(cells);
        List<CellLine> lines = new ArrayList<>(group.lines());
        for (Row other : others) {
            String source = other.frame.saying();
            other.chips.stream()
                    .filter(chip ->
                            !chips.contains(chip) && (whole || chip.tone().compareTo(Tone.WARNING) >= 0))
                    .forEach(chip -> allChips.add(new Chip(chip.tone(), ShownText.of(source + chip.text()))));
            for (int i = 0; i < cells.size(); i++) {
                allCells.set(i, allCells.get(i).besides(other.cells.get(i), whole ? source : ""));
            }
            other.group.lines().stream()
                    .filter(line -> !group.lines().contains(line))
                    .forEach(line -> lines.add(CellLine.of(ShownText.of(source + line.text()))));
        }
        return new Row(
                frame.unitedWith(others.stream().map(Row::frame).toList()),
                what,
                allChips,
                allCells,
                new RowGroup(RowGroup.Layout.BENEATH, lines, List.of(), others, 0));
    }

    /** Whether the source, or a published score, calls anything of it dangerous. */
    public boolean isAlarming() {
        return chipsAndFlags().anyMatch(chip -> chip.tone() == Tone.DANGER);
    }

    /** Whether something has to be known of it besides its values, such as that sources differ. */
    boolean isDoubtful() {
        return !frame.cautions().isEmpty()
                || chips.stream().anyMatch(chip -> chip.tone().compareTo(Tone.WARNING) >= 0);
    }

    /** Whether it is new, or anything of it is a warning. */
    boolean isPressing() {
        return frame.fresh()
                || !frame.cautions().isEmpty()
                || chipsAndFlags().anyMatch(chip -> chip.tone().compareTo(Tone.WARNING) >= 0);
    }

    private Stream<Chip> chipsAndFlags() {
        return Stream.concat(
                chips.stream(),
                cells.stream().flatMap(cell -> cell.lines().stream()).map(CellLine::flag));
    }

    /** What has to be equal before two copies of an entry are shown as one. */
    Row content() {
        return new Row(frame.content(), what, chips, cells, group.content());
    }

    /** Its own frame and those of the rows that belong to it. */
    Stream<RowFrame> frames() {
        return Stream.concat(Stream.of(frame), group.rows().stream().map(Row::frame));
    }

    /**
     * The same with whatever it does not say of the resources it was made of.
     *
     * @param resources its own entry first
     */
    Row accountingFor(List<Resource> resources, SentValues sent) {
        List<DomainResource> telling = resources.stream()
                .filter(DomainResource.class::isInstance)
                .map(DomainResource.class::cast)
                .toList();
        Row named = named(telling.getFirst());
        SaidWords front = new SaidWords(named.front());
        SaidWords all = front.and(named.behind());
        Account account = sent.account(front, all);
        List<ShownText> remarks = new ArrayList<>(account.remarks());
        List<Detail> details = new ArrayList<>(named.frame().details());
        telling.forEach(resource -> narrative(resource, all, remarks, details));
        if (!account.rest().isEmpty()) {
            details.add(new Detail(Account.HEADING, account.rest()));
        }
        RowFrame frame = named.frame().with(account.cautions(), details);
        return named.withFrame(frame)
                .with(named.group().with(remarks.stream().map(CellLine::of).toList()));
    }

    /** An entry without a name is called what its narrative says. */
    private Row named(DomainResource resource) {
        if (!what.text().whole().endsWith(NAMELESS)) {
            return this;
        }
        ShownText words = NarrativeWords.of(resource).text();
        return words.isEmpty()
                ? this
                : new Row(
                        frame,
                        CodedText.ofText(words.whole()),
                        chips,
                        cells,
                        group.with(List.of(CellLine.quiet(what.text()))));
    }

    private static void narrative(
            DomainResource resource, SaidWords all, List<ShownText> remarks, List<Detail> details) {
        NarrativeWords narrative = NarrativeWords.of(resource);
        if (narrative.isSaidBy(all)) {
            return;
        }
        if (narrative.generated()) {
            details.add(new Detail(NARRATIVE, narrative.text()));
        } else {
            remarks.add(ShownText.of(NARRATIVE + ": " + narrative.text()));
        }
    }

    /** All that it says, opened or not, and what the rows that belong to it say. */
    public Stream<ShownText> words() {
        return Stream.concat(front().stream(), behind().stream());
    }

    /** What it says without being opened. */
    private List<ShownText> front() {
        List<ShownText> words = new ArrayList<>();
        words.add(what.text());
        words.add(what.otherwise());
        words.add(ShownText.of(frame.recorded().text()));
        chips.forEach(chip -> words.add(chip.text()));
        cells.forEach(cell -> add(cell, words));
        words.addAll(frame.cautions());
        frame.documents().forEach(link -> words.add(ShownText.of(link.title())));
        group.lines().forEach(line -> add(line, words));
        return words;
    }

    private List<ShownText> behind() {
        List<ShownText> words = new ArrayList<>();
        frame.details().forEach(detail -> words.add(detail.value()));
        for (Row one : group.rows()) {
            words.add(one.what().text());
            one.cells().forEach(cell -> add(cell, words));
        }
        return words;
    }

    private static void add(Cell cell, List<ShownText> words) {
        words.add(ShownText.of(cell.date().text()));
        cell.lines().forEach(line -> add(line, words));
    }

    private static void add(CellLine line, List<ShownText> words) {
        words.add(line.name());
        words.add(line.text());
        words.add(line.flag().text());
    }
}
