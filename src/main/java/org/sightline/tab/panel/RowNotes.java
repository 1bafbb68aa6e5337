package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.RowFrame.Detail;

/** Gathers what a row says besides its columns: when it was recorded, what to beware of, and its details. */
public final class RowNotes {

    private final ClinicalDate recorded;
    private final List<ShownText> cautions = new ArrayList<>();
    private final List<Detail> details = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();

    /**
     * Warns of whatever changes a resource's meaning in a way nobody here understands.
     *
     * @see <a href="https://hl7.org/fhir/R4/extensibility.html#modifierExtension">FHIR R4: modifier extensions</a>
     */
    public RowNotes(ClinicalDate recorded, DomainResource resource, List<? extends IBaseHasModifierExtensions> parts) {
        this.recorded = recorded;
        String urls = Stream.concat(
                        resource.getModifierExtension().stream(),
                        parts.stream().flatMap(part -> part.getModifierExtension().stream()))
                .map(IBaseExtension::getUrl)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!urls.isEmpty()) {
            caution("The source adds something that may change what this entry means and that cannot be shown here ("
                    + urls + "). Check it at the source.");
        }
        if (resource.hasImplicitRules()) {
            caution("This entry follows rules of its source that are not known here (" + resource.getImplicitRules()
                    + "). Check it at the source.");
        }
    }

    /** Details that are gathered when somebody looks at them, at the end of those there are. */
    public RowNotes later(Consumer<RowNotes> more) {
        later.add(() -> more.accept(this));
        return this;
    }

    public RowNotes caution(String words) {
        cautions.add(ShownText.of(words));
        return this;
    }

    public RowNotes detail(String label, ShownText value) {
        if (!value.isEmpty()) {
            details.add(new Detail(label, value));
        }
        return this;
    }

    public RowNotes detail(String label, ClinicalDate date) {
        return date.equals(ClinicalDate.NOT_RECORDED) ? this : detail(label, ShownText.of(date.text()));
    }

    public RowNotes coded(CodedText coded) {
        return detail("Coded as", coded.term()).detail("Codes", coded.codes());
    }

    public RowNotes status(String code) {
        return detail("Status", Words.sentence(code));
    }

    /** Who or what a reference names: its display, or what it is known by. */
    public RowNotes by(String label, Reference reference) {
        return detail(label, named(reference));
    }

    public static ShownText named(Reference reference) {
        ShownText display = ShownText.of(reference.getDisplay());
        return display.isEmpty() ? ShownText.of(reference.getIdentifier().getValue()) : display;
    }

    public RowNotes annotations(List<Annotation> annotations) {
        annotations.forEach(note -> detail("Note", ShownText.of(note.getText())));
        return this;
    }

    public ClinicalDate recorded() {
        return recorded;
    }

    public List<ShownText> cautions() {
        return cautions;
    }

    public List<Detail> details() {
        later.forEach(Runnable::run);
        later.clear();
        return details;
    }
}
