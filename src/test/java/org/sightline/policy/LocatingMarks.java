package org.sightline.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.XhtmlType;

/** Marks everything in a resource that tells where its patient is to be found, and looks for the marks. */
public final class LocatingMarks {

    public static final String MARKER = "Qz9place";

    private static final List<String> PLACES =
            List.of("Organization", "Location", "HealthcareService", "RelatedPerson", "PractitionerRole", "Endpoint");

    private int marked;

    /** @return how many elements carry the mark */
    public static int in(Resource resource) {
        LocatingMarks marks = new LocatingMarks();
        List<Runnable> changes = new ArrayList<>();
        walk(resource, "Resource", (element, types) -> changes.add(() -> marks.mark(element, types)));
        changes.forEach(Runnable::run);
        if (resource instanceof Patient patient) {
            marks.patient(patient);
        }
        if (resource instanceof DomainResource domain) {
            marks.inside(domain);
        }
        return marks.marked;
    }

    private void mark(Base element, String types) {
        switch (element) {
            case Address address -> fill(address);
            case ContactPoint point -> fill(point);
            case Reference reference -> name(reference, types);
            default -> {}
        }
    }

    private void fill(Address address) {
        marked++;
        address.setText(MARKER)
                .setCity(MARKER)
                .setDistrict(MARKER)
                .setState(MARKER)
                .setCountry(MARKER);
        address.setPostalCode(MARKER).addLine(MARKER);
        address.addExtension(new Extension("urn:x", new StringType(MARKER)));
        address.getPeriod().addExtension(new Extension("urn:x", new StringType(MARKER)));
    }

    private void fill(ContactPoint point) {
        marked++;
        point.setValue(MARKER);
        point.addExtension(new Extension("urn:x", new StringType(MARKER)));
    }

    /** One that leads to a place already, or may and does not say that it leads elsewhere. */
    private void name(Reference reference, String types) {
        String target = Objects.requireNonNullElse(reference.getReference(), "");
        boolean leadsToPlace = PLACES.stream().anyMatch(place -> target.contains(place + "/"));
        boolean mayLead = target.isEmpty()
                && reference.getResource() == null
                && types.startsWith("Reference(")
                && !types.contains("Patient|Group")
                && PLACES.stream().anyMatch(types::contains);
        if (leadsToPlace || mayLead) {
            marked++;
            reference.setDisplay(MARKER).setIdentifier(new Identifier().setValue(MARKER));
            reference.addExtension(new Extension("urn:x", new StringType(MARKER)));
        }
    }

    private void patient(Patient patient) {
        marked += 4;
        patient.addGeneralPractitioner(new Reference("Practitioner/" + MARKER).setDisplay(MARKER));
        patient.addContact(new ContactComponent()
                .setName(new HumanName().setText(MARKER))
                .addTelecom(new ContactPoint().setValue(MARKER)));
        patient.addExtension(new Extension("urn:stays-at", new StringType(MARKER)));
        Extension outer = new Extension("urn:outer");
        outer.addExtension(new Extension("urn:inner", new StringType(MARKER)));
        patient.addExtension(outer);
    }

    /** What it contains, and its narrative. */
    private void inside(DomainResource domain) {
        marked += 2;
        domain.addContained(new Organization().setName(MARKER).setId("org"));
        domain.addContained(
                new Location().setName(MARKER).setDescription(MARKER).setId("loc"));
        domain.addContained(
                new RelatedPerson().addName(new HumanName().setText(MARKER)).setId("kin"));
        domain.addContained(
                new Practitioner().addAddress(new Address().setText(MARKER)).setId("doctor"));
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.ADDITIONAL);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + MARKER + "</div>");
        domain.setText(narrative);
    }

    /** Where a mark still stands, by the classes of the elements on the way. */
    static List<String> leftIn(Resource resource) {
        List<String> left = new ArrayList<>();
        walk(resource, "Resource", (element, types) -> {
            boolean said = element instanceof PrimitiveType<?> value
                    && String.valueOf(value.getValueAsString()).contains(MARKER);
            boolean told = element instanceof Narrative narrative
                    && String.valueOf(narrative.getDivAsString()).contains(MARKER);
            if (said || told) {
                left.add(element.getClass().getSimpleName() + " as " + types);
            }
        });
        return left;
    }

    private static void walk(Base element, String types, BiConsumer<Base, String> each) {
        walk(element, types, each, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void walk(Base element, String types, BiConsumer<Base, String> each, Set<Base> seen) {
        if (element instanceof XhtmlType || !seen.add(element)) {
            return;
        }
        each.accept(element, types);
        for (Property property : List.copyOf(element.children())) {
            List.copyOf(property.getValues()).forEach(value -> walk(value, property.getTypeCode(), each, seen));
        }
        if (element instanceof DomainResource domain) {
            List.copyOf(domain.getContained()).forEach(inner -> walk(inner, "Resource", each, seen));
            if (domain.hasText()) {
                walk(domain.getText(), "Narrative", each, seen);
            }
        }
        Stream.concat(
                        element instanceof IBaseHasExtensions one
                                ? List.copyOf(one.getExtension()).stream()
                                : Stream.empty(),
                        element instanceof IBaseHasModifierExtensions one
                                ? List.copyOf(one.getModifierExtension()).stream()
                                : Stream.empty())
                .forEach(extension -> walk((Base) extension, "Extension", each, seen));
    }
}
