package org.sightline.tab.panel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Identifier;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;

/**
 * A row that is made when it is shown. What is needed to sort, place and merge it is known before; its content is read
 * from the resource only then, because of a long record most rows stand behind a count. For one thread, that of the
 * opening it belongs to.
 */
public final class PendingRow {

    private static final Comparator<PendingRow> BY_DATE =
            Comparator.comparing(PendingRow::recency, Recency.LATEST_FIRST);

    private final Entry<? extends DomainResource> entry;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final ClinicalDate recorded;
    private Recency recency;
    private final List<Consumer<RowBuilder>> content = new ArrayList<>();
    private final List<PendingRow> copies = new ArrayList<>();
    private final List<PendingRow> beneath = new ArrayList<>();
    private boolean saysAll;
    private final List<ShownText> differences = new ArrayList<>();
    private final Set<String> others = new LinkedHashSet<>();
    private @Nullable TableDefinition table;
    private int rank;
    private @Nullable Row own;

    private PendingRow(Entry<? extends DomainResource> entry, ClinicalDate recorded) {
        this.entry = entry;
        this.recorded = recorded;
        this.recency = Recency.of(recorded, entry.resource());
    }

    /**
     * @param identifiers by which the same entry is known at another source
     * @param recorded the date it stands under
     * @param content gives the row all that it says; called only for a row that is needed
     */
    public static <T extends DomainResource> PendingRow of(
            Entry<T> entry,
            List<org.hl7.fhir.r4.model.Identifier> identifiers,
            ClinicalDate recorded,
            BiConsumer<RowBuilder, T> content) {
        PendingRow row = new PendingRow(entry, recorded);
        row.content.add(builder -> content.accept(builder, entry.resource()));
        identifiers.stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .forEach(i -> row.identifiers.add(new Identifier(i.getSystem(), i.getValue())));
        return row;
    }

    /** Rows by date, the latest first, what several sources hold alike as one. */
    public static List<PendingRow> latestFirst(Stream<PendingRow> rows, Instant now) {
        return latestFirst(rows, Function.identity(), now);
    }

    /** Entries by the date of the row each has, the latest first. */
    public static <T> List<T> latestFirst(Stream<T> entries, Function<T, PendingRow> row, Instant now) {
        List<T> all = entries.toList();
        all.forEach(entry -> row.apply(entry).asOf(now));
        return Duplicates.merged(
                all.stream().sorted(Comparator.comparing(row, BY_DATE)).toList(), row);
    }

    /** Says so if it tells of a time that has not come, and keeps it from being the latest. */
    public PendingRow asOf(Instant now) {
        boolean before = recency.ahead();
        recency = recency.asOf(now);
        return recency.ahead() && !before ? also(row -> row.chip(Tone.WARNING, "Date is in the future")) : this;
    }

    public Recency recency() {
        return recency;
    }

    /** What it says besides, after all that it says already. */
    public PendingRow also(Consumer<RowBuilder> more) {
        content.add(more);
        own = null;
        return this;
    }

    /** Other resources it is made of, as the audit trail calls them. */
    public PendingRow besides(Collection<String> references) {
        others.addAll(references);
        own = null;
        return this;
    }

    /** The version-stamped references of all that it stands for, its copies at other sources included. */
    public Stream<String> references() {
        return Stream.concat(
                all().flatMap(row -> Stream.concat(Stream.of(row.entry.auditReference()), row.others.stream())),
                beneath.stream().flatMap(PendingRow::references));
    }

    /** The table of its panel it stands in: copies that stand in different ones differ. */
    public PendingRow in(TableDefinition definition) {
        table = definition;
        return this;
    }

    public boolean isIn(TableDefinition definition) {
        return table == definition;
    }

    @Nullable
    TableDefinition table() {
        return table;
    }

    /** Rows of a lower rank stand before all others of their table. */
    public PendingRow ranked(int lower) {
        rank = lower;
        return this;
    }

    public int rank() {
        return rank;
    }

    public ClinicalDate recorded() {
        return recorded;
    }

    /** What it is made of, copies aside. */
    public Entry<? extends DomainResource> entry() {
        return entry;
    }

    Set<Identifier> identifiers() {
        return identifiers;
    }

    /** The names of the sources that hold it. */
    public List<String> sources() {
        return copies.isEmpty()
                ? List.of(entry.source().name())
                : all().map(row -> row.entry.source().name()).distinct().toList();
    }

    /** Shows the same entry of another source as one with this. */
    void merge(PendingRow copy) {
        copies.add(copy);
        identifiers.addAll(copy.identifiers);
    }

    /** Stands for these entries of other sources too, which open beneath it. */
    void unite(List<PendingRow> same, boolean whole) {
        beneath.addAll(same);
        saysAll = whole;
    }

    void differsFrom(List<String> others) {
        differences.add(
                ShownText.of("Recorded differently by " + String.join(" and ", others) + ": compare both entries."));
    }

    /** Whether another source recorded the same entry differently. */
    public boolean isDifferent() {
        return !differences.isEmpty();
    }

    /** Whether nothing that is shown differs. */
    boolean isAlike(PendingRow other) {
        return table == other.table && own().content().equals(other.own().content());
    }

    /** The row, with all that its copies add, and what stands beneath it. */
    public Row row() {
        return beneath.isEmpty()
                ? withCopies()
                : withCopies().unitedWith(beneath.stream().map(PendingRow::row).toList(), saysAll);
    }

    private Row withCopies() {
        Row row = own();
        if (copies.isEmpty() && differences.isEmpty()) {
            return row;
        }
        RowFrame.Origin origin = new RowFrame.Origin(recorded, sources());
        return row.withFrame(new RowFrame(
                origin,
                origin,
                Stream.concat(row.frame().cautions().stream(), differences.stream())
                        .toList(),
                ofAll(RowFrame::details),
                ofAll(RowFrame::references),
                all().anyMatch(one -> one.own().frame().fresh()),
                ofAll(RowFrame::documents)));
    }

    private Stream<PendingRow> all() {
        return Stream.concat(Stream.of(this), copies.stream());
    }

    private <E> List<E> ofAll(Function<RowFrame, List<E>> part) {
        return all().flatMap(row -> part.apply(row.own().frame()).stream())
                .distinct()
                .toList();
    }

    /** The row as its own source sends it, without what its copies add. */
    public Row own() {
        if (own == null) {
            RowBuilder builder = new RowBuilder(entry, others);
            content.forEach(one -> one.accept(builder));
            own = builder.row(recorded, identifiers);
        }
        return own;
    }
}
