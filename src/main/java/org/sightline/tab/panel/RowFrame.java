package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    private static final String TAB = "\t";

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

    /**
     * Of one thing as several sources hold it: what any of them warns of, and all of their documents.
     *
     * @param others those of the other sources
     */
    RowFrame unitedWith(List<RowFrame> others) {
        List<RowFrame> all = Stream.concat(Stream.of(this), others.stream()).toList();
        List<ShownText> warnings = new ArrayList<>(cautions);
        others.forEach(other -> other.cautions.stream()
                .filter(caution -> !cautions.contains(caution))
                .forEach(caution -> warnings.add(ShownText.of(other.saying() + caution))));
        Origin origin = new Origin(recorded(), ofEach(all, RowFrame::sources));
        return new RowFrame(
                origin,
                origin,
                warnings,
                details,
                ofEach(all, RowFrame::references),
                all.stream().anyMatch(RowFrame::fresh),
                ofEach(all, RowFrame::documents));
    }

    /** Its sources, as they stand before what they say. */
    String saying() {
        return String.join(", ", sources()) + ": ";
    }

    private static <E> List<E> ofEach(List<RowFrame> all, Function<RowFrame, List<E>> part) {
        return all.stream().flatMap(one -> part.apply(one).stream()).distinct().toList();
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

    /** The same that leads to these places instead of its documents. */
    public RowFrame opening(List<Link> links) {
        return new RowFrame(shown, basis, cautions, details, references, fresh, links);
    }

    /** What its row is called within its panel, as the end of an address: nothing of the patient can be read from it. */
    public String anchor() {
        return references.isEmpty()
                ? ""
                : Integer.toHexString(references.getFirst().hashCode());
    }

    /** Whether any of its details is cut off, with the whole of it behind a line of its own. */
    public boolean isCut() {
        return details.stream().anyMatch(detail -> detail.value.isCut());
    }

    /**
     * Its details as one text, which costs a browser next to nothing until somebody opens them: a line for each, label and
     * value apart by a tab, and a tab before each further line of a value.
     */
    public String inWords() {
        return details.stream()
                .map(detail ->
                        plain(detail.label) + TAB + plain(detail.value.head()).replace("\n", "\n" + TAB))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(String words) {
        return words.replace("\r", "").replace(TAB, " ");
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
