package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every element that FHIR R4 gives a Patient, with a marker in it: the panel says it, or it is left out on purpose. */
class PatientElementsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String MARKER = "Zyxmarker";
    private static final int DEEPEST = 4;

    /** What says nothing to a reader; each with its reason. */
    private static final Set<String> LEFT_OUT = Set.of(
            // keys and forms for machines; what the audit trail keeps
            "id",
            "language",
            "implicitRules",
            "meta.id",
            "meta.versionId",
            "meta.source",
            "meta.profile",
            // the bytes of the picture and sums over them: the picture is named
            "photo.url",
            "photo.hash",
            "photo.data",
            // the release of a code system
            "version",
            // HAPI writes no tag that has words alone, so this cannot be tried
            "meta.security.display",
            "meta.tag.display",
            // which of its codes a source chose: its words come first
            "userSelected");

    @ParameterizedTest
    @MethodSource("trails")
    @DisplayName("H15 every element of a Patient that holds words stands on the panel")
    void everyElementWithWords(Trail trail) {
        String said = said(trail.patient());
        assertTrue(said.contains(MARKER), said);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Extension-UKCore-EthnicCategory",
                "Extension-UKCore-BirthSex",
                "Extension-UKCore-ResidentialStatus",
                "Extension-UKCore-TreatmentCategory",
                "Extension-UKCore-ContactPreference",
                "Extension-UKCore-DeathNotificationStatus",
                "Extension-UKCore-NHSNumberVerificationStatus",
                "Extension-UKCore-NominatedPharmacy",
                "anything"
            })
    @DisplayName("H15 an extension of a Patient stands on the panel wherever it hangs, known or not")
    void everyExtension(String name) {
        for (String place : List.of("patient", "birthDate", "address", "name", "telecom", "contact", "language")) {
            String url = "https://fhir.hl7.org.uk/StructureDefinition/" + name;
            String said = said(extended(place, new Extension(url, new StringType(MARKER))));
            assertTrue(said.contains(MARKER), () -> place + ": " + said);
        }
    }

    private static Stream<Trail> trails() {
        List<Trail> trails = new ArrayList<>();
        walk(FHIR.getResourceDefinition("Patient"), new Trail(List.of()), trails);
        assertTrue(trails.size() > 75, () -> "only " + trails.size());
        return trails.stream();
    }

    private static Patient extended(String place, Extension extension) {
        Patient patient = new Patient();
        switch (place) {
            case "patient" -> patient.addExtension(extension);
            case "birthDate" -> {
                patient.getBirthDateElement().setValueAsString("1945-03-12");
                patient.getBirthDateElement().addExtension(extension);
            }
            case "address" -> patient.addAddress().setCity("Town").addExtension(extension);
            case "name" -> patient.addName().setFamily("Adeyemi").addExtension(extension);
            case "telecom" -> patient.addTelecom().setValue("01604 555 0100").addExtension(extension);
            case "contact" -> patient.addContact().addExtension(extension);
            default -> {
                patient.addCommunication().getLanguage().setText("English");
                patient.getCommunicationFirstRep().addExtension(extension);
            }
        }
        return patient;
    }

    private static String said(Patient patient) {
        patient.setId("p");
        String json = FHIR.newJsonParser().encodeResourceToString(patient);
        Panel panel =
                Given.kind("patient-details", "Patient").source("GP", json).show();
        return panel.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> Stream.of(
                                Stream.of(row.what().text().whole()),
                                row.cells().stream().flatMap(cell -> Shown.lines(cell).stream()),
                                row.group().lines().stream().map(CellLine::whole),
                                row.frame().cautions().stream().map(words -> words.whole()),
                                row.frame().details().stream()
                                        .map(detail -> detail.label() + " "
                                                + detail.value().whole()))
                        .flatMap(words -> words))
                .collect(Collectors.joining("\n"));
    }

    private static void walk(BaseRuntimeElementCompositeDefinition<?> of, Trail trail, List<Trail> found) {
        for (BaseRuntimeChildDefinition child : of.getChildren()) {
            if (child instanceof RuntimeChildExtension || child instanceof RuntimeChildContainedResources) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                Trail next = trail.at(child, name);
                BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
                if (LEFT_OUT.contains(next.name()) || LEFT_OUT.contains(name)) {
                    continue;
                }
                if (definition.newInstance() instanceof StringType) {
                    found.add(next);
                } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && next.steps().size() < DEEPEST) {
                    walk(inner, next, found);
                }
            }
        }
    }

    private record Step(BaseRuntimeChildDefinition child, String name) {}

    private record Trail(List<Step> steps) {

        Trail at(BaseRuntimeChildDefinition child, String name) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(new Step(child, name));
            return new Trail(longer);
        }

        String name() {
            return steps.stream().map(Step::name).collect(Collectors.joining("."));
        }

        @Override
        public String toString() {
            return name();
        }

        Patient patient() {
            Patient patient = new Patient();
            IBase parent = patient;
            for (Step step : steps) {
                IBase value = step.child()
                        .getChildByName(step.name())
                        .newInstance(step.child().getInstanceConstructorArguments());
                if (value instanceof IPrimitiveType<?> primitive) {
                    primitive.setValueAsString(MARKER);
                }
                step.child().getMutator().addValue(parent, value);
                parent = value;
            }
            return patient;
        }
    }
}
