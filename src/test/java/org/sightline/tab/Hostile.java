package org.sightline.tab;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** An ordinary record with an attack in every string of every resource. */
final class Hostile {

    private static final String ATTACK = "\"><script>alert(1)</script><img src=x onerror=alert(1)>"
            + " {7*7}${7*7} javascript:alert(1) ' onmouseover='x \u202Edeverse\u200B";

    private Hostile() {}

    static Resource[] resources() {
        List<Resource> all = poisoned("greenfield.json", "northgate.json");
        Resource manyCodings = Feeds.json("{'resourceType':'Condition','id':'many','code':{'text':'Many'}}");
        org.hl7.fhir.r4.model.Condition many = (org.hl7.fhir.r4.model.Condition) manyCodings;
        for (int i = 0; i < 5_000; i++) {
            many.getCode().addCoding(new Coding("urn:x", "c" + i, ATTACK));
        }
        Resource long1 =
                Feeds.json("{'resourceType':'Condition','id':'long','code':{'text':'" + "x".repeat(1_000_000) + "'}}");
        return Stream.concat(all.stream(), Stream.of(manyCodings, long1)).toArray(Resource[]::new);
    }

    /** The resources of these files with an attack in every string. */
    static List<Resource> poisoned(String... files) {
        List<Resource> all =
                Stream.of(files).flatMap(file -> Feeds.bundle(file).stream()).toList();
        all.forEach(resource -> {
            poison(resource);
            if (resource instanceof DomainResource domain) {
                Narrative narrative = new Narrative();
                narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
                narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">"
                        + "<script>alert(2)</script><img src=\"x\"/>NARRATIVE &lt;b&gt;said&lt;/b&gt;</div>");
                domain.setText(narrative);
            }
        });
        return all;
    }

    private static void poison(Base base) {
        for (Property property : base.children()) {
            for (Base value : property.getValues()) {
                boolean structural =
                        List.of("id", "reference", "system", "url", "versionId").contains(property.getName());
                if (!structural && (value instanceof StringType || value.getClass() == UriType.class)) {
                    ((PrimitiveType<?>) value).setValueAsString(ATTACK);
                } else if (!value.isPrimitive() && !(value instanceof Bundle)) {
                    poison(value);
                }
            }
        }
    }
}
