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
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.CodeTerms.ListedTerm;

/**
 * A coded statement: first as the clinician who recorded it saw it, then the terminology's term, then the codes.
 *
 * @param text the words recorded, or the best there is
 * @param term what its codes are called, when that is written otherwise than {@code text}; else empty
 * @param codes every code with its system and term, one a line
 * @param otherwise that part of {@code term} that says something else than {@code text}: it belongs beside it
 * @param besides what published lists call its codes, where nothing above says so: it may be looked for by that
 */
public record CodedText(ShownText text, ShownText term, ShownText codes, ShownText otherwise, ShownText besides) {

    public static final CodedText NONE = of(ShownText.NONE);

    private static final int MOST_NAMED = 3;

    /** So many words of lists are noted. */
    private static final int MOST_BESIDES = 8;

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
                        .collect(Collectors.joining("; "))),
                besides(text, terms, codings));
    }

    private static ShownText besides(String text, List<String> terms, List<Coding> codings) {
        List<ListedTerm> listed = codings.stream()
                .flatMap(coding -> ListedTerm.besides(coding).stream())
                .toList();
        List<String> known = new ArrayList<>(terms);
        known.add(text);
        listed.stream().flatMap(ListedTerm::words).forEach(word -> addUnlessSaid(known, word));
        List<String> besides = known.subList(terms.size() + 1, known.size());
        return besides.isEmpty()
                ? ShownText.NONE
                : ShownText.of(besides.stream().limit(MOST_BESIDES).collect(Collectors.joining("; "))
                        + listed.stream()
                                .map(ListedTerm::list)
                                .distinct()
                                .collect(Collectors.joining(", ", " (by the list ", ", not sent by the source)")));
    }

    /** Words without a code. */
    public static CodedText ofText(@Nullable String words) {
        return of(ShownText.of(words));
    }

    public static CodedText of(ShownText words) {
        return new CodedText(words, ShownText.NONE, ShownText.NONE, ShownText.NONE, ShownText.NONE);
    }

    /** The same codes, called something else here. */
    public CodedText called(ShownText words) {
        return new CodedText(words, ShownText.NONE, codes, ShownText.NONE, besides);
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
        String sent = described.isBlank() ? Objects.requireNonNullElse(coding.getDisplay(), "") : described;
        return sent.isBlank() ? ListedTerm.of(coding).map(ListedTerm::term).orElse("") : sent;
    }

    private static String line(Coding coding) {
        return (CodeSystems.nameOf(system(coding)) + " " + Objects.requireNonNullElse(coding.getCode(), "no code") + " "
                        + display(coding)
                        + ListedTerm.of(coding)
                                .map(given -> " (term from the list " + given.list() + ", not sent by the source)")
                                .orElse("")
                        + MappedCode.of(coding)
                                .map(added -> " (by the map " + added.map() + ", version " + added.version()
                                        + ", not sent by the source)")
                                .orElse("")
                        + several(MappedCode.several(coding)))
                .strip();
    }

    private static String several(List<MappedCode> codes) {
        return codes.isEmpty()
                ? ""
                : " (a code that maps to several: "
                        + codes.stream()
                                .limit(MOST_NAMED)
                                .map(MappedCode::snomed)
                                .collect(Collectors.joining(", "))
                        + (codes.size() > MOST_NAMED ? " and " + (codes.size() - MOST_NAMED) + " others" : "")
                        + " by the map " + codes.getFirst().map() + ", version "
                        + codes.getFirst().version() + ", none of them sent by the source)";
    }

    private static String system(Coding coding) {
        return Objects.requireNonNullElse(coding.getSystem(), "");
    }
}
