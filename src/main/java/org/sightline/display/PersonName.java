package org.sightline.display;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;

/**
 * A patient's name by the Common User Interface: {@code SMITH, John (Mr)}, and the name they prefer below it.
 *
 * @param preferred empty unless a usual name or a nickname differs
 * @param key family name and first given name, for comparing what two sources hold; titles and case do not matter
 */
public record PersonName(ShownText name, ShownText preferred, String key) {

    /** The name in use now, official before usual; empty when none was sent. */
    public static Optional<PersonName> of(List<HumanName> names) {
        List<HumanName> current =
                names.stream().filter(n -> !isPast(n.getUse())).toList();
        return current.stream()
                .filter(n -> n.getUse() != NameUse.NICKNAME)
                .min(Comparator.comparingInt(n -> rank(n.getUse())))
                .filter(n -> !written(n).isEmpty())
                .map(n -> new PersonName(written(n), preferred(current, written(n)), key(n)));
    }

    private static String key(HumanName name) {
        String given = name.hasGiven()
                ? Objects.requireNonNullElse(name.getGiven().getFirst().getValue(), "")
                : "";
        String family = Objects.requireNonNullElse(name.getFamily(), "");
        String whole = family.isBlank() && given.isBlank() ? written(name).whole() : family + "|" + given;
        return whole.strip().toLowerCase(Locale.UK);
    }

    private static ShownText preferred(List<HumanName> names, ShownText main) {
        return names.stream()
                .filter(n -> n.getUse() == NameUse.NICKNAME || n.getUse() == NameUse.USUAL)
                .map(n -> n.getUse() == NameUse.NICKNAME && !n.hasFamily() ? given(n) : written(n))
                .filter(name -> !name.isEmpty() && !name.equals(main))
                .findFirst()
                .orElse(ShownText.NONE);
    }

    private static ShownText written(HumanName name) {
        String family = name.hasFamily() ? name.getFamily().toUpperCase(Locale.UK) : "";
        String given = given(name).whole();
        if (family.isBlank() && given.isBlank()) {
            return ShownText.of(name.getText());
        }
        String both = family.isBlank() ? given : given.isBlank() ? family : family + ", " + given;
        String title = joined(name.getPrefix());
        return ShownText.of(title.isBlank() ? both : both + " (" + title + ")");
    }

    private static ShownText given(HumanName name) {
        String given = joined(name.getGiven());
        return ShownText.of(given.isBlank() ? name.getText() : given);
    }

    private static String joined(List<StringType> parts) {
        return parts.stream()
                .map(StringType::getValue)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static boolean isPast(NameUse use) {
        return use == NameUse.OLD || use == NameUse.MAIDEN || use == NameUse.TEMP || use == NameUse.ANONYMOUS;
    }

    private static int rank(NameUse use) {
        if (use == NameUse.OFFICIAL) {
            return 0;
        }
        return use == NameUse.USUAL ? 1 : 2;
    }
}
