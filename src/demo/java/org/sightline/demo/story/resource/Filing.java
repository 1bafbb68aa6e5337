package org.sightline.demo.story.resource;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.context.NhsNumber;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** How one feed files what it holds about one patient: ids, identifiers, profile and subject. */
public final class Filing {

    private final String feed;
    private final Patient patient;
    private final Map<String, Integer> counts = new HashMap<>();

    public Filing(String feed, Patient patient) {
        this.feed = feed;
        this.patient = patient;
    }

    /** The patient's, as documents carry it. */
    String nhsNumber() {
        return patient.getIdentifier().stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }

    /** The feed's patient, or for {@code belongsTo} another one: a feed that mixes patients up. */
    Reference subject(StoryEntry entry) {
        return new Reference(
                "Patient/" + entry.text("belongsTo", patient.getIdElement().getIdPart()));
    }

    /**
     * Gives the resource its id, version, UK Core profile and security {@code label}; returns its identifier, the
     * story's own if it has one.
     */
    Identifier file(DomainResource resource, String ukCoreProfile, StoryEntry entry) {
        String kind = resource.fhirType().toLowerCase(Locale.ROOT);
        int number = counts.merge(kind, 1, Integer::sum);
        String id = patient.getIdElement().getIdPart() + "-" + kind + "-" + number;
        resource.setId(resource.fhirType() + "/" + id);
        resource.setMeta(new Meta().addProfile("https://fhir.hl7.org.uk/StructureDefinition/UKCore-" + ukCoreProfile));
        resource.getMeta().setVersionId("1");
        entry.optional("label").ifPresent(code -> resource.getMeta().addSecurity(StoryCodes.label(code)));
        entry.optional("careUnit")
                .ifPresent(unit ->
                        resource.getMeta().addTag(new Coding("https://yhcr.nhs.uk/Provenance", code(unit), unit)));
        entry.optional("narrative").ifPresent(div -> {
            resource.getText().setStatus(Narrative.NarrativeStatus.ADDITIONAL);
            resource.getText().setDivAsString(div);
        });
        Optional<String> own = entry.optional("identifier");
        return own.map(Filing::identifier)
                .orElseGet(() -> new Identifier()
                        .setSystem("https://" + feed + ".example/Id/" + kind)
                        .setValue(id));
    }

    private static String code(String unit) {
        return unit.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
    }

    /** {@code https://system|value}. */
    private static Identifier identifier(String text) {
        int bar = text.indexOf('|');
        return new Identifier().setSystem(text.substring(0, bar)).setValue(text.substring(bar + 1));
    }

    /** A person or place named but not held as a resource. */
    static Reference named(String display) {
        return new Reference().setDisplay(display);
    }
}
