package org.sightline.tab;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.feed.SearchPlan;

/** Puts a mark into all texts and codes of resources, and into the display of every reference in them and to them. */
final class Marking {

    private static final Set<String> STRUCTURAL = Set.of("id", "reference", "system", "version", "security");

    private Marking() {}

    /**
     * What is marked.
     *
     * @param isSo itself
     * @param isRead whether what names it is marked too: of what is not read nobody knows that it is withheld
     */
    record What(Predicate<Resource> isSo, Predicate<Resource> isRead) {}

    /** Whether a plan reads resources of the type. */
    static Predicate<Resource> read(SearchPlan plan) {
        Set<String> types =
                plan.searches().stream().map(SearchPlan.Search::resourceType).collect(Collectors.toSet());
        return resource -> types.contains(resource.fhirType());
    }

    /** Marks all that is so, as {@link #in}, and whatever names one of these. */
    static int all(List<DomainResource> resources, What what, String mark, Predicate<Coding> isKept) {
        List<DomainResource> so = resources.stream().filter(what.isSo).toList();
        Set<String> names = so.stream()
                .filter(what.isRead)
                .map(one -> one.fhirType() + "/" + one.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        so.forEach(one -> in(one, mark, isKept));
        resources.forEach(one -> naming(one, names, mark));
        return so.size();
    }

    private static void naming(Base base, Set<String> names, String mark) {
        if (base instanceof Reference reference && names.contains(String.valueOf(reference.getReference()))) {
            reference.setDisplay(mark);
        }
        base.children().stream()
                .flatMap(property -> property.getValues().stream())
                .filter(value -> !value.isPrimitive())
                .forEach(value -> naming(value, names, mark));
    }

    /** @param isKept whether a coding keeps its code, by which the resource is known; its words are marked all the same */
    private static void in(Base base, String mark, Predicate<Coding> isKept) {
        boolean kept = base instanceof Coding coding && isKept.test(coding);
        for (Property property : base.children()) {
            for (Base value : property.getValues()) {
                boolean words = value.getClass() == StringType.class || value.getClass() == MarkdownType.class;
                boolean code = value.getClass() == CodeType.class && base instanceof Coding && !kept;
                if ((words || code) && !STRUCTURAL.contains(property.getName())) {
                    ((PrimitiveType<?>) value).setValueAsString(mark);
                } else if (value instanceof Reference reference) {
                    reference.setDisplay(mark);
                }
                if (!value.isPrimitive() && !property.getName().equals("meta")) {
                    in(value, mark, isKept);
                }
            }
        }
    }
}
