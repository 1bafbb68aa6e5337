package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.context.Identifier;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;

/**
 * What every row has, whatever its kind.
 *
 * @param identifiers the business identifiers by which the same entry is known at another source
 * @param sources the names of the sources it came from
 * @param cautions what to beware of; a row with any is never shown as normal
 * @param details what opens in place
 * @param fresh whether it was recorded since the reader last opened the record
 * @param references each resource it was made of, as {@code feed/Type/id@version}
 * @param documents the documents it opens
 */
public record RowFrame(
        Set<Identifier> identifiers,
        ClinicalDate recorded,
        List<String> sources,
        List<ShownText> cautions,
        List<Detail> details,
        List<String> references,
        boolean fresh,
        List<Link> documents) {

    public RowFrame {
        identifiers = Set.copyOf(identifiers);
        sources = List.copyOf(sources);
        cautions = List.copyOf(cautions);
        details = LaterList.copyOf(details);
        references = LaterList.copyOf(references);
        documents = List.copyOf(documents);
    }

    /** Of a row about something that nobody recorded. */
    public static RowFrame ofNothing(List<Detail> details) {
        return new RowFrame(
                Set.of(), ClinicalDate.NOT_RECORDED, List.of(), List.of(), details, List.of(), false, List.of());
    }

    /** The same under another date and other sources. */
    public RowFrame recordedBy(ClinicalDate date, List<String> others) {
        return new RowFrame(identifiers, date, others, cautions, details, references, fresh, documents);
    }

    /** Without what tells copies at different sources apart. */
    public RowFrame content() {
        return new RowFrame(Set.of(), recorded, List.of(), cautions, List.of(), List.of(), false, List.of());
    }

    /** One entry held by two sources. */
    public RowFrame and(RowFrame other) {
        Set<Identifier> bothIdentifiers = new LinkedHashSet<>(identifiers);
        bothIdentifiers.addAll(other.identifiers);
        return new RowFrame(
                bothIdentifiers,
                recorded,
                Stream.concat(sources.stream(), other.sources.stream())
                        .distinct()
                        .toList(),
                cautions,
                both(details, other.details),
                both(references, other.references),
                fresh || other.fresh,
                Stream.concat(documents.stream(), other.documents.stream())
                        .distinct()
                        .toList());
    }

    public RowFrame withCaution(String words) {
        List<ShownText> more = new ArrayList<>(cautions);
        more.add(ShownText.of(words));
        return new RowFrame(identifiers, recorded, sources, more, details, references, fresh, documents);
    }

    public RowFrame withReferences(List<String> more) {
        return new RowFrame(
                identifiers, recorded, sources, cautions, details, both(references, more), fresh, documents);
    }

    public RowFrame withDocuments(List<Link> links) {
        return new RowFrame(identifiers, recorded, sources, cautions, details, references, fresh, links);
    }

    private static <E> List<E> both(List<E> some, List<E> others) {
        return LaterList.of(
                () -> Stream.concat(some.stream(), others.stream()).distinct().toList());
    }

    /** One line of what opens in place. */
    public record Detail(String label, ShownText value) {}
}
