package org.sightline.document;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.document.bounds.Bounds;

/**
 * The files that a FHIR document holds, or that its entries point to: attachments, and Binaries that no attachment leads
 * to. What is about another patient, or may be, has none.
 */
final class FhirFiles {

    private final FhirTree tree;
    private final FhirPeople people;
    private final EnclosedFiles files = new EnclosedFiles();
    private final Set<Resource> led = new HashSet<>();
    private boolean withoutOwner;

    FhirFiles(FhirTree tree, FhirPeople people) {
        this.tree = tree;
        this.people = people;
    }

    /** All of them, in the order of their entries. */
    EnclosedFiles all() {
        for (Bundle.BundleEntryComponent entry : tree.bundle().getEntry()) {
            if (entry.hasResource() && !(entry.getResource() instanceof Binary)) {
                attachments(entry.getResource());
            }
        }
        tree.bundle().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .filter(binary -> !led.contains(binary))
                .forEach(binary -> held(binary, "File in the document"));
        return files;
    }

    /** Whether there are files that are not offered, since whose they are is not known. */
    boolean withoutOwner() {
        return withoutOwner;
    }

    private void attachments(Resource resource) {
        for (Attachment attachment :
                FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, Attachment.class)) {
            Bounds.goOn();
            if (people.another(resource).isPresent() || people.isAboutSomebodyOutside(resource)) {
                withoutOwner = true;
                tree.at(new Reference(attachment.getUrl()), resource).ifPresent(led::add);
            } else {
                file(attachment, resource);
            }
        }
    }

    private void file(Attachment attachment, Resource holder) {
        String title = attachment.hasTitle() ? attachment.getTitle() : "File of " + holder.fhirType();
        String declared = Objects.requireNonNullElse(attachment.getContentType(), "");
        Optional<Resource> inside = tree.at(new Reference(attachment.getUrl()), holder);
        if (attachment.hasData()) {
            files.add(new EnclosedFile(title, new EnclosedFile.Source.Held(attachment.getData(), declared)));
        } else if (inside.isPresent() && inside.get() instanceof Binary binary) {
            held(binary, title);
        } else if (attachment.hasUrl()) {
            files.at(title, tree.absolute(attachment.getUrl(), holder));
        }
    }

    private void held(Binary binary, String title) {
        boolean first = led.add(binary);
        boolean ours = !binary.hasSecurityContext() || people.isOurs(binary.getSecurityContext());
        if (!ours) {
            withoutOwner = true;
        } else if (first && binary.hasData()) {
            String declared = Objects.requireNonNullElse(binary.getContentType(), "");
            files.add(new EnclosedFile(title, new EnclosedFile.Source.Held(binary.getData(), declared)));
        }
    }
}
