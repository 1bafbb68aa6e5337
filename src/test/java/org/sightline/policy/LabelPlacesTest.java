package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All places in which FHIR R4 puts a label, found by what its definitions say and not by what this code knows. */
class LabelPlacesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Coding RESTRICTED =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", null);
    private static final Pattern OF_LABELS = Pattern.compile("(?i)security label|security-tag|confidential");
    private static final WithheldData LIST = SensitiveFolder.shipped();

    /** Elements of which a definition speaks of labels that are none. */
    private static final Set<String> NO_LABELS = Set.of(
            // a manufacturer's trade secrets, in types that are about no patient
            "MedicinalProduct.manufacturingBusinessOperation.confidentialityIndicator",
            "MedicinalProductIngredient.specifiedSubstance.confidentiality");

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("F19 a label withholds wherever FHIR lets a source put it, whatever the type")
    void everyTypeAndPlace(String type) {
        assertFalse(LIST.withholds(resource(type)));
        places(type).forEach(path -> assertTrue(LIST.withholds(path.resource()), path::name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("F19 what contains a labelled resource, or is a Bundle of one, is withheld with it")
    void everyTypeWithin(String type) {
        Resource labelled = resource(type);
        labelled.getMeta().addSecurity(RESTRICTED);
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(labelled);
        assertTrue(LIST.withholds(bundle));
        if (resource(type) instanceof DomainResource outer) {
            outer.addContained(labelled);
            assertTrue(LIST.withholds(outer));
        }
    }

    private static Stream<String> types() {
        return FHIR.getResourceTypes().stream();
    }

    private static Resource resource(String type) {
        return (Resource) FHIR.getResourceDefinition(type).newInstance();
    }

    private static List<LabelPath> places(String type) {
        List<LabelPath> found = new ArrayList<>();
        Resource plain = resource(type);
        plain.getMeta().addSecurity(RESTRICTED);
        found.add(new LabelPath(type + ".meta.security", plain));
        walk(FHIR.getResourceDefinition(type), new Trail(type, type, List.of()), found);
        return found;
    }

    private static void walk(BaseRuntimeElementCompositeDefinition<?> of, Trail trail, List<LabelPath> found) {
        for (BaseRuntimeChildDefinition child : of.getChildren()) {
            if (child instanceof RuntimeChildExtension) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
                Trail next = trail.at(child, name);
                if (speaksOfLabels(child) && !NO_LABELS.contains(next.name())) {
                    if (fill(definition.newInstance())) {
                        found.add(new LabelPath(next.name(), next.resource()));
                    }
                } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && inner.getImplementingClass().getName().contains("$")
                        && trail.steps().size() < 4) {
                    walk(inner, next, found);
                }
            }
        }
    }

    private static boolean speaksOfLabels(BaseRuntimeChildDefinition child) {
        return child instanceof BaseRuntimeDeclaredChildDefinition declared
                && OF_LABELS
                        .matcher(declared.getShortDefinition() + " " + declared.getFormalDefinition())
                        .find();
    }

    private static boolean fill(IBase element) {
        switch (element) {
            case Coding coding -> coding.setSystem(RESTRICTED.getSystem()).setCode("R");
            case CodeableConcept concept -> concept.addCoding(RESTRICTED);
            case CodeType code -> code.setValue("R");
            default -> {
                return false;
            }
        }
        return true;
    }

    private record LabelPath(String name, Resource resource) {}

    private record Trail(String type, String name, List<Step> steps) {

        private record Step(BaseRuntimeChildDefinition child, String name) {}

        Trail at(BaseRuntimeChildDefinition child, String childName) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(new Step(child, childName));
            return new Trail(type, name + "." + childName, longer);
        }

        Resource resource() {
            Resource resource = LabelPlacesTest.resource(type);
            IBase parent = resource;
            for (Step step : steps) {
                IBase value = step.child()
                        .getChildByName(step.name())
                        .newInstance(step.child().getInstanceConstructorArguments());
                step.child().getMutator().addValue(parent, value);
                parent = value;
            }
            fill(parent);
            return resource;
        }
    }
}
