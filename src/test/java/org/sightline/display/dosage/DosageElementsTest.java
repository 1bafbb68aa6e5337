package org.sightline.display.dosage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.display.ShownText;

/** Every element that FHIR defines in a Dosage, set alone, is in its words, or these say that something is missing. */
class DosageElementsTest {

    /** They say by which list something is coded, not what it is. */
    private static final List<String> HOW_IT_IS_CODED = List.of("system", "version", "userSelected");

    private record Marker(String sent, String shown) {}

    private static final Map<String, Marker> BY_TYPE = Map.of(
            "string", new Marker("zmarker", "zmarker"),
            "uri", new Marker("urn:zmarker", "urn:zmarker"),
            "boolean", new Marker("true", "as needed"),
            "decimal", new Marker("7319", "7319"),
            "integer", new Marker("7319", "7319"),
            "positiveInt", new Marker("7319", "7319"),
            "unsignedInt", new Marker("7320", "122 hours"),
            "dateTime", new Marker("2031-05-17", "17-May-2031"),
            "time", new Marker("07:31:00", "07:31"));
    private static final Map<String, Marker> BY_NAME = Map.of(
            "periodUnit", new Marker("wk", "week"),
            "durationUnit", new Marker("wk", "week"),
            "dayOfWeek", new Marker("mon", "Monday"),
            "when", new Marker("ACM", "before breakfast"),
            "comparator", new Marker("<", "<"),
            "code", new Marker("zmarker", "zmarker"));

    /** One step down: the element and, where it may be of several, its type. */
    private record Step(String name, String type) {

        String adding() {
            return name.replace(
                    "[x]",
                    type.isEmpty() ? "" : type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1));
        }
    }

    static Stream<String> elements() {
        List<String> found = new ArrayList<>();
        walk(new Dosage(), "", found);
        return found.stream();
    }

    /** @param path names of the elements, with a point after each */
    private static void walk(Base parent, String path, List<String> found) {
        for (Property property : parent.children()) {
            String name = property.getName();
            if (name.equals("id") || name.endsWith("xtension") || HOW_IT_IS_CODED.contains(name)) {
                continue;
            }
            for (String type :
                    property.getTypeCode().replaceAll("\\(.*?\\)", "").split("\\|")) {
                String step = new Step(name, type.equals("SimpleQuantity") ? "Quantity" : type).adding();
                found.add(path + step);
                Base child = at(new Dosage(), path + step);
                if (!child.isPrimitive()) {
                    walk(child, path + step + ".", found);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void isInTheWordsOrOwnedUpTo(String path) {
        Dosage dosage = new Dosage();
        Base element = at(dosage, path);
        if (element.isPrimitive()) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            Marker marker = Objects.requireNonNullElseGet(
                    BY_NAME.get(name),
                    () -> Objects.requireNonNull(BY_TYPE.get(element.fhirType()), element::fhirType));
            ((org.hl7.fhir.r4.model.PrimitiveType<?>) element).setValueAsString(marker.sent());
            String words = words(dosage);
            assertTrue(words.contains(marker.shown()) || words.contains(Told.MORE), words);
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    @DisplayName("whatever a source adds to an element in an extension is owned up to")
    void ownsUpToExtensions(String path) {
        Dosage dosage = new Dosage().setText("Take ONE daily");
        ((Element) at(dosage, path)).addExtension(new Extension("urn:extension", new StringType("more")));
        assertTrue(words(dosage).endsWith(Told.MORE), words(dosage));
    }

    @Test
    void ownsUpToExtensionsOfTheInstructionItself() {
        Dosage dosage = new Dosage().setText("Take ONE daily");
        dosage.addExtension(new Extension("urn:extension", new StringType("more")));
        assertTrue(words(dosage).endsWith(Told.MORE), words(dosage));
        Dosage other = new Dosage().setText("Take ONE daily");
        other.addModifierExtension(new Extension("urn:extension", new StringType("more")));
        assertTrue(words(other).endsWith(Told.MORE), words(other));
    }

    @Test
    void saysThatThereIsMoreOnlyIfThereIs() {
        assertFalse(words(new Dosage().setText("Take ONE daily")).contains(Told.MORE));
        assertTrue(elements().count() > 100, "as many elements as FHIR defines");
    }

    private static Base at(Dosage dosage, String path) {
        Base base = dosage;
        for (String name : path.split("\\.")) {
            base = added(base, name);
        }
        return base;
    }

    /** HAPI adds no child where an element that is a mere value can be there once only. */
    private static Base added(Base parent, String name) {
        try {
            return parent.addChild(name);
        } catch (FHIRException _) {
            return parent.makeProperty(name.hashCode(), name);
        }
    }

    private static String words(Dosage dosage) {
        return DosageWords.of(List.of(dosage)).stream()
                .flatMap(one -> one.lines().stream())
                .map(ShownText::whole)
                .collect(Collectors.joining("\n"));
    }
}
