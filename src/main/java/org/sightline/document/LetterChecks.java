package org.sightline.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.PatientIdentity;

/**
 * What is asked of a letter that says whom it is about, before any of it is shown: whether that is somebody else, and
 * whether it is labelled.
 */
public final class LetterChecks {

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof", "sir", "dame", "lady", "lord", "rev");

    private final PatientIdentity patient;
    private final Set<String> names;
    private final Predicate<Resource> withholds;

    /**
     * @param names those that the source has for the patient; empty if it has none
     * @param withholds what is never shown to this user
     */
    public LetterChecks(PatientIdentity patient, Collection<HumanName> names, Predicate<Resource> withholds) {
        this.patient = patient;
        this.names = names.stream()
                .flatMap(name -> Stream.of(name.getNameAsSingleString(), String.valueOf(name.getText())))
                .flatMap(name -> words(name).stream())
                .collect(Collectors.toSet());
        this.withholds = withholds;
    }

    /**
     * Whom a letter says it is about.
     *
     * @param numbers NHS numbers, digits alone
     * @param born {@code 1945-03-07} or a beginning of that; empty if it does not say, as with the name
     */
    record Named(Set<String> numbers, String born, String name) {}

    /**
     * Another number or another birth date is another patient. Names differ in too many ways for that, unless there is
     * nothing else that says who it is and no word of them is the same.
     */
    boolean isAnother(Named named) {
        boolean otherNumber = !named.numbers().isEmpty()
                && !named.numbers().equals(Set.of(patient.nhsNumber().digits()));
        boolean unsaid = named.numbers().isEmpty() && named.born().isEmpty();
        return otherNumber || isBornOtherwise(named.born()) || (unsaid && isNamedOtherwise(named.name()));
    }

    /** What is to be said beside a letter that may be this patient's. */
    Stream<String> cautions(Named named) {
        Optional<String> unnumbered = named.numbers().isEmpty()
                ? Optional.of("It does not give the patient’s NHS number: check whom it is about.")
                : Optional.empty();
        Optional<String> otherName = isNamedOtherwise(named.name())
                ? Optional.of("The name in it is not the patient’s name at the source: check whom it is about.")
                : Optional.empty();
        return Stream.concat(unnumbered.stream(), otherName.stream());
    }

    boolean withhold(Resource resource) {
        return withholds.test(resource);
    }

    private boolean isBornOtherwise(String born) {
        return born.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
                && !patient.birthDate().toString().startsWith(born);
    }

    private boolean isNamedOtherwise(String name) {
        Set<String> given = words(name);
        return !given.isEmpty() && !names.isEmpty() && Collections.disjoint(given, names);
    }

    /** Without case, accents and titles. */
    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}]+"))
                .filter(word -> word.length() > 1 && !TITLES.contains(word) && !word.equals("null"))
                .collect(Collectors.toSet());
    }
}
