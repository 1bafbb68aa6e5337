package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.Identifier;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.feed.UnreadElement;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.account.SentValues;
import org.sightline.tab.panel.account.SentValues.Reading;

/**
 * Gathers what a row says while its resource is read, and keeps account of it: all that a row says goes through here.
 */
public final class RowBuilder {

    private final Entry<? extends DomainResource> entry;
    private static final String ALSO_CALLED = "Also called";

    private CodedText what = CodedText.NONE;
    private final List<Chip> chips = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private RowGroup group = RowGroup.NONE;
    private final List<ShownText> cautions = new ArrayList<>();
    private final List<Detail> details = new ArrayList<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final List<Resource> made = new ArrayList<>();
    private final List<Base> elsewhere = new ArrayList<>();

    /** @param others other resources it is made of, as the audit trail calls them */
    RowBuilder(Entry<? extends DomainResource> entry, Set<String> others) {
        this.entry = entry;
        references.add(entry.auditReference());
        references.addAll(others);
    }

    /** @param identifiers by which the entry is known at another source */
    Row row(ClinicalDate recorded, Collection<Identifier> identifiers) {
        List<Resource> resources = new ArrayList<>(made);
        resources.addFirst(entry.resource());
        SentValues sent = SentValues.of(resources, new Reading(entry::resolve, elsewhere));
        List<ShownText> all = new ArrayList<>(cautionsOf(resources, sent));
        all.addAll(cautions);
        List<Detail> more = new ArrayList<>(details);
        more.addAll(known(identifiers));
        RowFrame.Origin origin =
                new RowFrame.Origin(recorded, List.of(entry.source().name()));
        RowFrame frame = new RowFrame(
                origin,
                origin,
                all,
                more,
                List.copyOf(references),
                entry.source().isNews(recorded),
                entry.files());
        return alsoCalled(new Row(frame, what, chips, cells, group).accountingFor(resources, sent));
    }

    /** After it was told what the row leaves unsaid: no source sent these words. */
    private Row alsoCalled(Row row) {
        List<Detail> all = new ArrayList<>(row.frame().details());
        all.add(new Detail(ALSO_CALLED, what.besides()));
        return what.besides().isEmpty() ? row : row.withFrame(row.frame().with(List.of(), all));
    }

    /** How the entry is known, and where and when it was read. */
    private List<Detail> known(Collection<Identifier> identifiers) {
        List<Detail> known = new ArrayList<>();
        identifiers.forEach(
                id -> known.add(new Detail(RowFrame.IDENTIFIER, ShownText.of(id.value() + " (" + id.system() + ")"))));
        ClinicalDate changed = ClinicalDate.of(
                entry.resource().getMeta().getLastUpdatedElement().getValueAsString());
        if (changed.isKnown()) {
            known.add(new Detail("Last changed at the source", ShownText.of(changed.text())));
        }
        PanelSource source = entry.source();
        known.add(new Detail(
                "Source",
                ShownText.of(source.name() + (source.readAt().isEmpty() ? "" : ", read " + source.readAt()))));
        return known;
    }

    /**
     * Warns of whatever changes a resource's meaning in a way nobody here understands.
     *
     * @see <a href="https://hl7.org/fhir/R4/extensibility.html#modifierExtension">FHIR R4: modifier extensions</a>
     */
    public static List<ShownText> cautionsOf(DomainResource resource) {
        return cautionsOf(List.of(resource), SentValues.of(List.of(resource), Reading.PLAIN));
    }

    private static List<ShownText> cautionsOf(List<? extends Resource> resources, SentValues sent) {
        List<ShownText> cautions = new ArrayList<>();
        String urls = String.join(", ", sent.modifiers());
        if (!urls.isEmpty()) {
            cautions.add(ShownText.of(
                    "The source adds something that may change what this entry means and that cannot be shown here ("
                            + urls + "). Check it at the source."));
        }
        resources.stream()
                .filter(Resource::hasImplicitRules)
                .map(resource -> ShownText.of("This entry follows rules of its source that are not known here ("
                        + resource.getImplicitRules() + "). Check it at the source."))
                .forEach(cautions::add);
        String unread = resources.stream()
                .flatMap(resource -> UnreadElement.of(resource).stream())
                .map(element -> element.path() + ": " + element.value())
                .collect(Collectors.joining("; "));
        if (!unread.isEmpty()) {
            cautions.add(ShownText.of("The source sent " + unread
                    + ", which is not as this version of FHIR defines it. Check it at the source."));
        }
        return cautions;
    }

    /** @param nameless what to call it when the source does not */
    public RowBuilder what(CodedText words, String nameless) {
        what = words.isEmpty() ? CodedText.ofText(nameless) : words;
        return this;
    }

    public RowBuilder chip(Tone tone, String words) {
        return chip(tone, ShownText.of(words));
    }

    /** A chip; none without words. */
    public RowBuilder chip(Tone tone, ShownText words) {
        return words.isEmpty() ? this : chips(List.of(new Chip(tone, words)));
    }

    public RowBuilder chips(Collection<Chip> more) {
        chips.addAll(more);
        return this;
    }

    /** What belongs to it: lines, charts and other rows. */
    public RowBuilder group(RowGroup others) {
        group = others;
        return this;
    }

    /** The cells of the columns after the first, one for each. */
    public RowBuilder cells(Cell... all) {
        cells.addAll(List.of(all));
        return this;
    }

    /** One line more in a cell that is there. */
    public RowBuilder line(int cell, ShownText words) {
        if (!words.isEmpty()) {
            cells.set(cell, cells.get(cell).with(CellLine.of(words)));
        }
        return this;
    }

    /** One line more of a style of its own. */
    public RowBuilder line(int cell, CellLine line) {
        cells.set(cell, cells.get(cell).with(line));
        return this;
    }

    public RowBuilder caution(String words) {
        return caution(ShownText.of(words));
    }

    public RowBuilder caution(ShownText words) {
        cautions.add(words);
        return this;
    }

    public RowBuilder detail(String label, ShownText value) {
        if (!value.isEmpty()) {
            details.add(new Detail(label, value));
        }
        return this;
    }

    public RowBuilder detail(String label, ClinicalDate date) {
        return date.equals(ClinicalDate.NOT_RECORDED) ? this : detail(label, ShownText.of(date.text()));
    }

    public RowBuilder details(List<Detail> more) {
        details.addAll(more);
        return this;
    }

    public RowBuilder coded(CodedText coded) {
        return detail("Coded as", coded.term()).detail("Codes", coded.codes());
    }

    public RowBuilder status(String code) {
        return detail("Status", Words.sentence(code));
    }

    /** Who or what a reference names: its display, or what it is known by. */
    public RowBuilder by(String label, Reference reference) {
        return detail(label, Codes.named(reference));
    }

    public RowBuilder annotations(List<Annotation> annotations) {
        annotations.forEach(note -> detail("Note", ShownText.of(note.getText())));
        return this;
    }

    /** Another resource that it tells of, such as the medicine of a prescription: what it leaves out of that is named. */
    public RowBuilder tellsOf(Resource other) {
        made.add(other);
        return this;
    }

    /** Parts of its entry that have rows or words of their own. */
    public RowBuilder elsewhere(Collection<? extends Base> parts) {
        elsewhere.addAll(parts);
        return this;
    }
}
