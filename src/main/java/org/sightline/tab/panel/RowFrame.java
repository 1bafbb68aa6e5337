package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;

/**
 * What every row has, whatever it is about.
 *
 * @param sources the names of the sources that hold it
 * @param cautions what to beware of; a row with any is never shown as normal
 * @param details what opens in place
 * @param references each resource it was made of, as {@code feed/Type/id@version}
 * @param fresh whether it was recorded since the reader last opened the record
 * @param documents the documents it opens
 */
public record RowFrame(
        ClinicalDate recorded,
        List<String> sources,
        List<ShownText> cautions,
        List<Detail> details,
        List<String> references,
        boolean fresh,
        List<Link> documents) {

    public RowFrame {
        sources = List.copyOf(sources);
        cautions = List.copyOf(cautions);
        details = List.copyOf(details);
        references = List.copyOf(references);
        documents = List.copyOf(documents);
    }

    /** Of a row about something that nobody recorded. */
    public static RowFrame ofNothing(List<Detail> details) {
        return new RowFrame(ClinicalDate.NOT_RECORDED, List.of(), List.of(), details, List.of(), false, List.of());
    }

    /** The same under another date and other sources. */
    public RowFrame recordedBy(ClinicalDate date, List<String> others) {
        return new RowFrame(date, others, cautions, details, references, fresh, documents);
    }

    /** Without what tells copies at different sources apart. */
    RowFrame content() {
        return new RowFrame(recorded, List.of(), cautions, List.of(), List.of(), false, List.of());
    }

    /** One line of what opens in place. */
    public record Detail(String label, ShownText value) {}
}
