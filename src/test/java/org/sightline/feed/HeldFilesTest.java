package org.sightline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All places in which FHIR R4 puts an attachment, found by what its definitions say. */
class HeldFilesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final int DEEPEST = 4;

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("F04-POINTERS a file is found wherever FHIR lets a type hold or name one")
    void everyTypeAndPlace(String type) {
        RuntimeResourceDefinition definition = FHIR.getResourceDefinition(type);
        for (List<Step> path : paths(definition, List.of())) {
            Resource resource = (Resource) definition.newInstance();
            Attachment attachment = (Attachment) put(resource, path);
            attachment.setUrl("Binary/1");
            assertEquals(List.of(attachment), HeldFiles.of(resource), path::toString);
        }
    }

    @Test
    void aFileIsKnownByItsPlaceAmongTheOthers() {
        DocumentReference document = new DocumentReference();
        document.addContent().getAttachment().setTitle("first");
        document.addContent().getAttachment().setTitle("second");
        assertEquals("second", HeldFiles.of(document, 1).orElseThrow().getTitle());
        assertFalse(HeldFiles.of(document, 2).isPresent());
        assertFalse(HeldFiles.any(document));
        document.getContent().getLast().getAttachment().setUrl("Binary/1");
        assertEquals(true, HeldFiles.any(document));
    }

    private static Stream<String> types() {
        return FHIR.getResourceTypes().stream()
                .filter(type ->
                        !paths(FHIR.getResourceDefinition(type), List.of()).isEmpty());
    }

    private record Step(BaseRuntimeChildDefinition child, String name) {}

    private static List<List<Step>> paths(BaseRuntimeElementCompositeDefinition<?> of, List<Step> before) {
        List<List<Step>> found = new ArrayList<>();
        for (BaseRuntimeChildDefinition child : of.getChildren()) {
            if (child instanceof RuntimeChildExtension) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
                List<Step> path = Stream.concat(before.stream(), Stream.of(new Step(child, name)))
                        .toList();
                if (definition.getImplementingClass().equals(Attachment.class)) {
                    found.add(path);
                } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && inner.getImplementingClass().getName().contains("$")
                        && path.size() < DEEPEST) {
                    found.addAll(paths(inner, path));
                }
            }
        }
        return found;
    }

    private static IBase put(Resource resource, List<Step> path) {
        IBase parent = resource;
        for (Step step : path) {
            IBase value = step.child()
                    .getChildByName(step.name())
                    .newInstance(step.child().getInstanceConstructorArguments());
            step.child().getMutator().addValue(parent, value);
            parent = value;
        }
        return parent;
    }
}
