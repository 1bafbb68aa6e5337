package org.sightline.tab.panel.listing;

import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.PanelSource;

/**
 * Which unit of a trust or council recorded an entry: what its provenance tag names, else the organisation the entry
 * itself names, else the source. A person is never a unit: where an element may name either, only an organisation counts.
 */
public final class Units {

    /** The tag by which Interweave's providers name the sharing unit (Interweave FHIR guide). */
    public static final String PROVENANCE = "https://yhcr.nhs.uk/Provenance";

    private Units() {}

    /** {@code Falls team, Community Trust}, or the source's name alone. */
    public static String heading(Resource resource, PanelSource source) {
        return Stream.concat(tagged(resource), own(resource).map(Codes::named))
                .filter(name -> !name.isEmpty())
                .map(ShownText::head)
                .findFirst()
                .filter(unit -> !unit.equalsIgnoreCase(source.name()))
                .map(unit -> unit + ", " + source.name())
                .orElse(source.name());
    }

    private static Stream<ShownText> tagged(Resource resource) {
        return resource.getMeta().getTag().stream()
                .filter(tag -> PROVENANCE.equals(tag.getSystem()))
                .map(Units::words);
    }

    private static ShownText words(Coding tag) {
        return ShownText.of(tag.getDisplay()).orElse(ShownText.of(tag.getCode()));
    }

    private static Stream<Reference> own(Resource resource) {
        return switch (resource) {
            case Encounter encounter -> Stream.of(encounter.getServiceProvider());
            case EpisodeOfCare episode -> Stream.of(episode.getManagingOrganization());
            case DocumentReference document ->
                Stream.concat(Stream.of(document.getCustodian()), organisations(document.getAuthor().stream()));
            case Device device -> Stream.of(device.getOwner());
            case ServiceRequest request -> organisations(Stream.of(request.getRequester()));
            case Observation observation -> organisations(observation.getPerformer().stream());
            case CarePlan plan ->
                organisations(Stream.concat(Stream.of(plan.getAuthor()), plan.getContributor().stream()));
            case Task task -> organisations(Stream.of(task.getOwner()));
            case DeviceUseStatement use -> organisations(Stream.of(use.getSource()));
            case SupplyDelivery delivery -> organisations(Stream.of(delivery.getSupplier()));
            default -> Stream.empty();
        };
    }

    private static Stream<Reference> organisations(Stream<Reference> references) {
        return references.filter(reference -> "Organization".equals(reference.getType())
                || "Organization"
                        .equals(Objects.requireNonNullElse(
                                reference.getReferenceElement().getResourceType(), "")));
    }
}
