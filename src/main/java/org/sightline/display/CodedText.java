package org.sightline.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A coded statement: first as the clinician who recorded it saw it, then the terminology's term, then the codes.
 *
 * @param text the words recorded, or the best there is
 * @param term what its codes are called, when that is written otherwise than {@code text}; else empty
 * @param codes every code with its system and term, one a line
 * @param otherwise that part of {@code term} that says something else than {@code text}: it belongs beside it
 */
public record CodedText(ShownText text, ShownText term, ShownText codes, ShownText otherwise) {

    public static final CodedText NONE = new CodedText(ShownText.NONE, ShownText.NONE, ShownText.NONE, ShownText.NONE);

    private static final String DESCRIPTION_DISPLAY =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay";

    public static CodedText of(@Nullable CodeableConcept concept) {
        if (concept == null || concept.isEmpty()) {
            return NONE;
        }
        List<Coding> codings = concept.getCoding();
        List<String> terms = terms(codings);
        String written = concept.getText();
        String text = written != null && !written.isBlank()
                ? written
                : userSelected(codings).or(() -> terms.stream().findFirst()).orElseGet(() -> codeAlone(codings));
        List<String> others =
                terms.stream().filter(term -> !TermWords.areSame(text, term)).toList();
        ShownText codes = ShownText.of(codings.stream().map(CodedText::line).collect(Collectors.joining("\n")));
        return new CodedText(
                ShownText.of(text),
                ShownText.of(String.join("; ", others)),
                codes,
                ShownText.of(others.stream()
                        .filter(term -> TermWords.saysElse(text, term))
                        .collect(Collectors.joining("; "))));
    }

    /** Words without a code. */
    public static CodedText ofText(@Nullable String words) {
        return of(ShownText.of(words));
    }

    public static CodedText of(ShownText words) {
        return new CodedText(words, ShownText.NONE, ShownText.NONE, ShownText.NONE);
    }

    /** The same codes, called something else here. */
    public CodedText called(ShownText words) {
        return new CodedText(words, ShownText.NONE, codes, ShownText.NONE);
    }

    /** The words, and what the code says where that is something else. */
    public ShownText full() {
        return ShownText.joined(" ", text, otherwise.after("(coded as: ").before(")"));
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    private static Optional<String> userSelected(List<Coding> codings) {
        return codings.stream()
                .filter(coding ->
                        Boolean.TRUE.equals(coding.getUserSelectedElement().getValue()))
                .map(CodedText::display)
                .filter(display -> !display.isBlank())
                .findFirst();
    }

    /** What the codes are called, SNOMED CT's first, what says the same once. */
    private static List<String> terms(List<Coding> codings) {
        List<String> terms = new ArrayList<>();
        for (Coding coding : codings) {
            if (CodeSystems.SNOMED.equals(coding.getSystem())) {
                addUnlessSaid(terms, display(coding));
            }
        }
        for (Coding coding : codings) {
            addUnlessSaid(terms, display(coding));
        }
        return terms;
    }

    private static void addUnlessSaid(List<String> terms, String display) {
        if (!display.isBlank() && terms.stream().noneMatch(other -> TermWords.areSame(other, display))) {
            terms.add(display);
        }
    }

    private static String codeAlone(List<Coding> codings) {
        return codings.stream()
                .filter(Coding::hasCode)
                .findFirst()
                .map(c -> "Code " + c.getCode() + " (" + CodeSystems.nameOf(system(c)) + "), no words sent")
                .orElse("");
    }

    private static String display(Coding coding) {
        Extension description = coding.hasExtension() ? coding.getExtensionByUrl(DESCRIPTION_DISPLAY) : null;
        String described = description == null || description.getValue() == null
                ? ""
                : Objects.requireNonNullElse(description.getValue().primitiveValue(), "");
        return described.isBlank() ? Objects.requireNonNullElse(coding.getDisplay(), "") : described;
    }

    private static String line(Coding coding) {
        return (CodeSystems.nameOf(system(coding)) + " " + Objects.requireNonNullElse(coding.getCode(), "no code") + " "
                        + display(coding))
                .strip();
    }

    private static String system(Coding coding) {
        return Objects.requireNonNullElse(coding.getSystem(), "");
    }
}
