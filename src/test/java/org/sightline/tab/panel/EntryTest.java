package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.ResourceKey;

class EntryTest {

    private static final URI BASE = URI.create("https://a.example/r4");
    private static final Resource OWN = new Medication().setId("Medication/m");
    private static final Resource THEIRS = new Medication().setId("https://b.example/r4/Medication/m");

    @ParameterizedTest
    @DisplayName("F36-BASE a reference means what is at its address, and never what has the same id at another server")
    @CsvSource({
        "MedicationRequest/1, Medication/m, own",
        "MedicationRequest/1, Medication/m/_history/2, own",
        "MedicationRequest/1, https://a.example/r4/Medication/m, own",
        "MedicationRequest/1, https://b.example/r4/Medication/m, theirs",
        "MedicationRequest/1, https://c.example/r4/Medication/m, none",
        "https://b.example/r4/MedicationRequest/1, Medication/m, theirs",
        "https://c.example/r4/MedicationRequest/1, Medication/m, none"
    })
    void meansWhatIsAtItsAddress(String holder, String reference, String meant) {
        MedicationRequest request = new MedicationRequest();
        request.setId(holder);
        Optional<Resource> found = new Entry<>(request, source(OWN, THEIRS)).resolve(new Reference(reference));
        assertEquals(meant, found.map(one -> one == OWN ? "own" : "theirs").orElse("none"));
    }

    @Test
    @DisplayName("F36-BASE a reference that a parser followed is followed to the same resource")
    void followsWhatWasFollowed() {
        MedicationRequest request = new MedicationRequest();
        request.setId("MedicationRequest/1");
        Reference reference = new Reference("https://b.example/r4/Medication/m");
        reference.setResource(THEIRS);
        assertEquals(Optional.of(THEIRS), new Entry<>(request, source(OWN, THEIRS)).resolve(reference));
        assertEquals(Optional.empty(), new Entry<>(request, source(OWN)).resolve(reference));
    }

    @Test
    @DisplayName("F36-BASE a resource of another server is asked for under no name of this one")
    void isKeptByItsAddress() {
        assertEquals(Optional.of("Medication/m"), ResourceKey.of(OWN));
        assertEquals(Optional.of("https://b.example/r4/Medication/m"), ResourceKey.of(THEIRS));
        assertEquals(Optional.empty(), ResourceKey.of(new CareTeam()));
        assertEquals(2, PanelSource.byKey(List.of(OWN, THEIRS)).size());
    }

    private static PanelSource source(Resource... included) {
        Map<String, Resource> byKey = PanelSource.byKey(List.of(included));
        return new PanelSource(
                "a",
                "A",
                BASE.toString(),
                PanelSource.State.IN_FULL,
                "",
                new PanelSource.Sent(PanelSource.byKey(List.of()), byKey),
                null);
    }
}
