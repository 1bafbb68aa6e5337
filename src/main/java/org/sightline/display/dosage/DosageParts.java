package org.sightline.display.dosage;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/** The coded parts of a dose instruction, each in words. */
final class DosageParts {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern WHEN_NEEDED = Pattern.compile(
            "\\b(?:prn|(?:as|when|if|where) (?:and when )?(?:needed|required|necessary)|when you need)\\b");

    private final ShownText method;
    private final ShownText amount;
    private final ShownText often;
    private final List<ShownText> others;
    private final ShownText asNeeded;

    DosageParts(Dosage dosage, Told told) {
        method = told.as(dosage.getMethod(), CodedText.of(dosage.getMethod()).full());
        amount = ShownText.joined(
                "; ",
                dosage.getDoseAndRate().stream()
                        .map(one -> Doses.dose(one, told))
                        .toArray(ShownText[]::new));
        TimingWords timing = new TimingWords(dosage.getTiming(), told);
        often = timing.often();
        asNeeded = asNeeded(dosage, told);
        List<ShownText> when =
                timing.phrases().filter(words -> !words.equals(often)).toList();
        others = Stream.of(
                        when.stream(),
                        Stream.of(
                                told.as(
                                        dosage.getRoute(),
                                        CodedText.of(dosage.getRoute()).full()),
                                told.as(
                                        dosage.getSite(),
                                        CodedText.of(dosage.getSite()).full())),
                        limits(dosage, told),
                        dosage.getAdditionalInstruction().stream()
                                .map(one -> told.as(one, CodedText.of(one).full())),
                        Stream.of(told.as(
                                dosage.getPatientInstructionElement(), ShownText.of(dosage.getPatientInstruction()))))
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<ShownText> limits(Dosage dosage, Told told) {
        return Stream.of(
                told.as(
                        dosage.getMaxDosePerPeriod(),
                        Doses.ratio(dosage.getMaxDosePerPeriod(), " in ").after("no more than ")),
                told.as(
                        dosage.getMaxDosePerAdministration(),
                        Doses.quantity(dosage.getMaxDosePerAdministration())
                                .after("no more than ")
                                .before(" at a time")),
                told.as(
                        dosage.getMaxDosePerLifetime(),
                        Doses.quantity(dosage.getMaxDosePerLifetime())
                                .after("no more than ")
                                .before(" in a lifetime")));
    }

    private static ShownText asNeeded(Dosage dosage, Told told) {
        return switch (dosage.getAsNeeded()) {
            case CodeableConcept what -> told.as(what, CodedText.of(what).full().after("as needed for "));
            case BooleanType needed
            when needed.getValue() != null ->
                told.as(needed, ShownText.of(needed.getValue() ? "as needed" : "not as needed but regularly"));
            case null, default -> ShownText.NONE;
        };
    }

    /** All of them in one line. */
    ShownText line() {
        ShownText dose = ShownText.joined(" ", method, amount);
        Stream<ShownText> all = Stream.of(Stream.of(dose, often), others.stream(), Stream.of(asNeeded))
                .flatMap(words -> words);
        return ShownText.joined(", ", all.toArray(ShownText[]::new));
    }

    /** Those that the words do not say. */
    ShownText notIn(ShownText written, DoseComparison compared) {
        String words = plain(written);
        Stream<ShownText> numbers = Stream.of(
                compared.amount() == Agreement.SAME ? ShownText.NONE : amount,
                compared.often() == Agreement.SAME ? ShownText.NONE : often);
        boolean needed = asNeeded.whole().equals("as needed")
                && WHEN_NEEDED.matcher(words).find();
        boolean regular = asNeeded.whole().startsWith("not ")
                && !WHEN_NEEDED.matcher(words).find();
        Stream<ShownText> all = Stream.of(
                        Stream.of(method),
                        numbers,
                        others.stream(),
                        Stream.of(needed || regular ? ShownText.NONE : asNeeded))
                .flatMap(parts -> parts);
        return ShownText.joined(
                "; ",
                all.filter(part -> !(" " + words + " ").contains(" " + plain(part) + " "))
                        .toArray(ShownText[]::new));
    }

    /** The dose and how often, as coded. */
    ShownText core() {
        return ShownText.joined(", ", amount, often);
    }

    private static String plain(ShownText words) {
        return SIGNS.matcher(words.whole().toLowerCase(Locale.UK))
                .replaceAll(" ")
                .strip();
    }
}
