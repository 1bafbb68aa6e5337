package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;

/**
 * What every row has, whatever it is about.
 *
 * @param shown the date it stands under, and who recorded it
 * @param basis those of what it rests on, by which it is found
 * @param cautions what to beware of; a row with any is never shown as normal
 * @param details what opens in place
 * @param references each resource it was made of, as {@code feed/Type/id@version}
 * @param fresh whether it was recorded since the reader last opened the record
 * @param documents the documents it opens
 */
public record RowFrame(
        Origin shown,
        Origin basis,
        List<ShownText> cautions,
        List<Detail> details,
        List<String> references,
        boolean fresh,
        List<Link> documents) {

    static final String IDENTIFIER = "Identifier";

    public RowFrame {
        cautions = List.copyOf(cautions);
        details = List.copyOf(details);
        references = List.copyOf(references);
        documents = List.copyOf(documents);
    }

    /** Of a row about something that nobody recorded. */
    public static RowFrame ofNothing(List<Detail> details) {
        return new RowFrame(Origin.NONE, Origin.NONE, List.of(), details, List.of(), false, List.of());
    }

    /** The same under another date and other sources, and found as it was. */
    public RowFrame recordedBy(ClinicalDate date, List<String> others) {
        return new RowFrame(new Origin(date, others), basis, cautions, details, references, fresh, documents);
    }

    /** The same, made of the entries of others too. */
    RowFrame besides(List<RowFrame> others) {
        List<String> all = Stream.concat(Stream.of(this), others.stream())
                .flatMap(one -> one.references.stream())
                .distinct()
                .toList();
        return new RowFrame(shown, basis, cautions, details, all, fresh, documents);
    }

    /** The same with more to beware of and these details. */
    RowFrame with(List<ShownText> more, List<Detail> other) {
        List<ShownText> all = Stream.concat(cautions.stream(), more.stream()).toList();
        return new RowFrame(shown, basis, all, other, references, fresh, documents);
    }

    /**
     * The same with the details of others that stand on its row in a word or two, as far as they differ. What numbers
     * they are known by stands with the whole of them, where their panel is opened alone.
     */
    public RowFrame withDetailsOf(List<RowFrame> others) {
        Stream<Detail> theirs = others.stream()
                .map(other -> new Detail(
                        "Result of " + other.recorded().text(),
                        ShownText.of(other.details.stream()
                                .filter(detail -> !details.contains(detail) && !detail.label.equals(IDENTIFIER))
                                .map(detail -> detail.label + ": " + detail.value)
                                .collect(Collectors.joining("; ")))))
                .filter(detail -> !detail.value.isEmpty());
        return with(List.of(), Stream.concat(details.stream(), theirs).toList());
    }

    /** Without what tells copies at different sources apart. */
    RowFrame content() {
        return new RowFrame(shown.content(), basis.content(), cautions, List.of(), List.of(), false, List.of());
    }

    public ClinicalDate recorded() {
        return shown.recorded();
    }

    /** The names of the sources that hold it. */
    public List<String> sources() {
        return shown.sources();
    }

    /** When something was recorded, and the names of the sources that hold it. */
    public record Origin(ClinicalDate recorded, List<String> sources) {

        private static final Origin NONE = new Origin(ClinicalDate.NOT_RECORDED, List.of());

        public Origin {
            sources = List.copyOf(sources);
        }

        private Origin content() {
            return new Origin(recorded, List.of());
        }
    }

    /** One line of what opens in place. */
    public record Detail(String label, ShownText value) {}
}
