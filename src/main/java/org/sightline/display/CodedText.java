package org.sightline.display;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A coded statement: first as the clinician who recorded it saw it, then the terminology's term, then the codes.
 *
 * @param text the words recorded, or the best there is
 * @param term the SNOMED CT or first coded term, when it says something other than {@code text}; else empty
 * @param codes every code with its system and term, one a line
 */
public record CodedText(ShownText text, ShownText term, ShownText codes) {

    public static final CodedText NONE = new CodedText(ShownText.NONE, ShownText.NONE, ShownText.NONE);

    private static final String DESCRIPTION_DISPLAY =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay";

    public static CodedText of(@Nullable CodeableConcept concept) {
        if (concept == null || concept.isEmpty()) {
            return NONE;
        }
        List<Coding> codings = concept.getCoding();
        String term = term(codings);
        String text = Stream.of(Optional.ofNullable(concept.getText()), userSelected(codings), Optional.of(term))
                .flatMap(Optional::stream)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElseGet(() -> codeAlone(codings));
        boolean same = term.isBlank() || term.strip().equalsIgnoreCase(text.strip());
        String codes = codings.stream().map(CodedText::line).collect(Collectors.joining("\n"));
        return new CodedText(ShownText.of(text), same ? ShownText.NONE : ShownText.of(term), ShownText.of(codes));
    }

    /** Words without a code. */
    public static CodedText ofText(@Nullable String words) {
        return new CodedText(ShownText.of(words), ShownText.NONE, ShownText.NONE);
    }

    /** The words, and what the code says where that is something else. */
    public ShownText full() {
        return isEmpty()
                ? term
                : ShownText.joined(" ", text, term.after("(coded as: ").before(")"));
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    private static Optional<String> userSelected(List<Coding> codings) {
        return codings.stream()
                .filter(Coding::getUserSelected)
                .map(CodedText::display)
                .filter(display -> !display.isBlank())
                .findFirst();
    }

    private static String term(List<Coding> codings) {
        Stream<Coding> snomedFirst =
                Stream.concat(codings.stream().filter(c -> CodeSystems.SNOMED.equals(c.getSystem())), codings.stream());
        return snomedFirst
                .map(CodedText::display)
                .filter(display -> !display.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String codeAlone(List<Coding> codings) {
        return codings.stream()
                .filter(Coding::hasCode)
                .findFirst()
                .map(c -> "Code " + c.getCode() + " (" + CodeSystems.nameOf(system(c)) + "), no words sent")
                .orElse("");
    }

    private static String display(Coding coding) {
        Extension description = coding.getExtensionByUrl(DESCRIPTION_DISPLAY);
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
